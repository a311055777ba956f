// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

/**
 * For authors of stores: an entry with its place in the order of readers.
 *
 * @param place 1 for the first entry of its project
 */
public record PlacedEntry(long place, JournalEntry entry) {}
