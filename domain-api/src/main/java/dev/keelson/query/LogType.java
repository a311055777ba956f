// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.LogEntry;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The descriptor of a type whose values are appended to a parent, with what can't be seen from its
 * record.
 *
 * @param name the name of its table; sequence numbers are counted in {@code <name>_head}
 * @param type its record
 * @param parentType the type of its parents
 * @param parent the reference to the parent
 * @param withSequence returns an entry with another sequence number
 * @param contents the fields in which secrets are masked
 */
public record LogType<T extends LogEntry<P>, P extends Id>(
    String name,
    Class<T> type,
    EntityType<?, P> parentType,
    Reference<T, P> parent,
    BiFunction<T, Long, T> withSequence,
    List<Content<T>> contents)
    implements RowType<T> {

  public LogType {
    contents = List.copyOf(Check.each(contents, "logType.contents"));
  }

  /** Returns the attribute that is the sequence number in the parent, from 1. */
  public OrderedAttribute<T, Long> sequence() {
    return Attribute.ordered("sequence", Long.class, LogEntry::sequence);
  }

  /** Returns the attribute that is the sender's idempotency key. */
  public Attribute<T, String> senderKey() {
    return Attribute.of("key", String.class, LogEntry::key);
  }

  @Override
  public TimeAttribute<T> createdAt() {
    return Attribute.time("created_at", LogEntry::createdAt);
  }

  @Override
  public List<Attribute<T, ?>> key() {
    return List.of(parent, sequence());
  }

  @Override
  public boolean isUnique(Collection<? extends Attribute<?, ?>> attributes) {
    return attributes.containsAll(key()) || attributes.containsAll(List.of(parent, senderKey()));
  }

  @Override
  public Order<T> order() {
    return new Order<>(sequence(), false);
  }

  @Override
  public List<Index<T>> indexes() {
    return List.of(Index.on(parent, sequence()), Index.on(parent, senderKey()));
  }

  @Override
  public List<Attribute<T, ?>> attributes() {
    return Index.attributes(key(), createdAt(), indexes(), List.of());
  }

  @Override
  public String toString() {
    return name;
  }
}
