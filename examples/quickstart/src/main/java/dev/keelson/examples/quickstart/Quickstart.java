// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

/** Starts with {@code mvn -q -Pquickstart}. */
public final class Quickstart {
  private Quickstart() {}

  /**
   * Runs the quickstart.
   *
   * @param args what {@code -Dargs="..."} says
   */
  public static void main(String[] args) {
    System.out.println("Hello from Keelson");
  }
}
