// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import java.util.AbstractList;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Collections that show one thing when they are looked at first, and another one afterwards. */
public final class TwoFaces {

  private TwoFaces() {}

  /**
   * Returns a list that shows {@code first}, and then {@code others}, of which there are as many.
   */
  public static <E> List<E> list(List<E> first, List<E> others) {
    return new AbstractList<>() {
      private boolean seen;

      @Override
      public Iterator<E> iterator() {
        List<E> face = seen ? others : first;
        seen = true;
        return face.iterator();
      }

      @Override
      public E get(int index) {
        return others.get(index);
      }

      @Override
      public int size() {
        return others.size();
      }
    };
  }

  /** Returns a set that shows these, but says that there is one. */
  public static <E> Set<E> set(Set<E> elements) {
    return new AbstractSet<>() {
      @Override
      public Iterator<E> iterator() {
        return elements.iterator();
      }

      @Override
      public int size() {
        return 1;
      }
    };
  }
}
