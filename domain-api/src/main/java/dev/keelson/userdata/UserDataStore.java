// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

/** The part of a store that keeps what lies beside the work. */
public interface UserDataStore {

  /** Pieces of text to be used again. */
  TagRepository tags();

  /** Drafts, notes and settings of screens. */
  ScratchRepository scratches();

  /** How far a move to another instance has come. */
  SyncStateRepository syncStates();
}
