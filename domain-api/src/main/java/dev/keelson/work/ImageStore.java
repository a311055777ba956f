// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

/** The part of a store that keeps images. */
public interface ImageStore {

  /** All images. */
  ImageRepository images();
}
