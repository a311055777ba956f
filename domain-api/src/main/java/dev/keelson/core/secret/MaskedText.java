// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A text with a mark in place of each secret, which knows where everything in it was before. */
final class MaskedText {

  private final List<FoundSecret> secrets;
  private final int from;
  private final int[] begins;
  private final int[] ends;
  private final String text;

  /** Masks what is found between two places; the secrets are in order and between them. */
  MaskedText(String whole, int from, int to, List<FoundSecret> secrets) {
    this.secrets = secrets;
    this.from = from;
    begins = new int[secrets.size()];
    ends = new int[secrets.size()];
    StringBuilder masked = new StringBuilder();
    int done = from;
    for (int i = 0; i < begins.length; i++) {
      FoundSecret secret = secrets.get(i);
      masked.append(whole, done, secret.begin());
      begins[i] = masked.length();
      masked.append(new SecretMark(secret.kind(), secret.length()));
      LineBreaks.append(whole, secret.begin(), secret.end(), masked);
      ends[i] = masked.length();
      done = secret.end();
    }
    text = masked.append(whole, done, to).toString();
  }

  String text() {
    return text;
  }

  /** Returns where a place was before; in a mark, where the secret began. */
  int before(int place) {
    int at = Arrays.binarySearch(begins, place);
    int mark = at >= 0 ? at : -at - 2;
    if (mark < 0) {
      return from + place;
    }
    FoundSecret secret = secrets.get(mark);
    return place < ends[mark] ? secret.begin() : secret.end() + place - ends[mark];
  }

  /** Returns the secrets of before, and those that were found in this text, at their places. */
  List<FoundSecret> with(List<FoundSecret> more) {
    List<FoundSecret> all = new ArrayList<>(secrets);
    for (FoundSecret secret : more) {
      all.add(new FoundSecret(secret.kind(), before(secret.begin()), before(secret.end())));
    }
    all.sort(Comparator.comparingInt(FoundSecret::begin));
    return all;
  }
}
