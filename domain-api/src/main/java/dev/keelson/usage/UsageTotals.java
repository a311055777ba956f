// SPDX-License-Identifier: Apache-2.0
package dev.keelson.usage;

import dev.keelson.core.Check;
import dev.keelson.core.Decimals;
import dev.keelson.query.Attribute;
import dev.keelson.query.Group;
import dev.keelson.query.Grouping;
import dev.keelson.query.Query;
import dev.keelson.query.Summary;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The totals of several model calls.
 *
 * @param calls the number of calls
 * @param failedCalls the number of failed calls
 * @param inputTokens the sum of the known counts; likewise the next four
 * @param duration the sum of the durations
 * @param costUsd the exact sum of the known costs in US dollars
 * @param unpricedCalls the number of calls without a known cost, so that {@code costUsd} is
 *     incomplete if it is not 0
 */
@Value.Builder
public record UsageTotals(
    long calls,
    long failedCalls,
    long inputTokens,
    long outputTokens,
    long cacheReadTokens,
    long cacheWriteTokens,
    long reasoningTokens,
    Duration duration,
    BigDecimal costUsd,
    long unpricedCalls) {

  public UsageTotals {
    Check.present(duration, "usageTotals.duration");
    costUsd = Decimals.plain(Check.present(costUsd, "usageTotals.costUsd"));
  }

  /** Returns the summary of what {@code query} finds that {@link #of} and {@link #by} need. */
  public static Summary<AgentExecution> over(Query<AgentExecution> query) {
    Check.present(query, "query");
    return query
        .groupedBy(AgentExecution.SUCCEEDED)
        .sum(
            AgentExecution.INPUT_TOKENS,
            AgentExecution.OUTPUT_TOKENS,
            AgentExecution.CACHE_READ_TOKENS,
            AgentExecution.CACHE_WRITE_TOKENS,
            AgentExecution.REASONING_TOKENS,
            AgentExecution.DURATION,
            AgentExecution.COST_USD);
  }

  /**
   * Returns the totals over all groups of a summary that was created by {@link #over}.
   *
   * @throws dev.keelson.core.InvalidValueException if a sum of tokens does not fit into 64 bits
   */
  public static UsageTotals of(Collection<Group<AgentExecution>> groups) {
    List<Group<AgentExecution>> all = Check.each(groups, "groups");
    long failed =
        all.stream()
            .filter(group -> Boolean.FALSE.equals(group.key(AgentExecution.SUCCEEDED)))
            .mapToLong(Group::count)
            .sum();
    return UsageTotals.builder()
        .calls(all.stream().mapToLong(Group::count).sum())
        .failedCalls(failed)
        .inputTokens(whole(all, AgentExecution.INPUT_TOKENS))
        .outputTokens(whole(all, AgentExecution.OUTPUT_TOKENS))
        .cacheReadTokens(whole(all, AgentExecution.CACHE_READ_TOKENS))
        .cacheWriteTokens(whole(all, AgentExecution.CACHE_WRITE_TOKENS))
        .reasoningTokens(whole(all, AgentExecution.REASONING_TOKENS))
        .duration(Duration.ofMillis(whole(all, AgentExecution.DURATION)))
        .costUsd(sum(all, AgentExecution.COST_USD))
        .unpricedCalls(
            all.stream().mapToLong(group -> group.unknown(AgentExecution.COST_USD)).sum())
        .build();
  }

  /**
   * Returns the totals for each value of a grouping that was added to a summary created by {@link
   * #over}.
   */
  public static <V> List<Of<V>> by(
      Grouping<AgentExecution, V> grouping, Collection<Group<AgentExecution>> groups) {
    Check.present(grouping, "grouping");
    Map<Optional<V>, List<Group<AgentExecution>>> byKey = new LinkedHashMap<>();
    for (Group<AgentExecution> group : Check.each(groups, "groups")) {
      byKey
          .computeIfAbsent(Optional.ofNullable(group.key(grouping)), any -> new ArrayList<>())
          .add(group);
    }
    return byKey.entrySet().stream()
        .map(entry -> new Of<>(entry.getKey().orElse(null), of(entry.getValue())))
        .toList();
  }

  private static long whole(
      Collection<Group<AgentExecution>> groups, Attribute<AgentExecution, ?> attribute) {
    BigDecimal sum = sum(groups, attribute);
    Check.that(
        sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0,
        "usageTotals." + attribute.name(),
        "must fit into 64 bits",
        "sum up fewer calls");
    return sum.longValueExact();
  }

  private static BigDecimal sum(
      Collection<Group<AgentExecution>> groups, Attribute<AgentExecution, ?> attribute) {
    return groups.stream()
        .map(group -> group.sum(attribute))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * The totals of calls that have something in common.
   *
   * @param key what they have in common, or null if that is absent
   * @param totals the totals
   */
  public record Of<V>(@Nullable V key, UsageTotals totals) {
    public Of {
      Check.present(totals, "of.totals");
    }
  }

  /** A builder that starts from the sum of no calls. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds totals. */
  public static final class Builder extends UsageTotalsBuilder {
    Builder() {
      calls(0)
          .failedCalls(0)
          .inputTokens(0)
          .outputTokens(0)
          .cacheReadTokens(0)
          .cacheWriteTokens(0)
          .reasoningTokens(0)
          .duration(Duration.ZERO)
          .costUsd(BigDecimal.ZERO)
          .unpricedCalls(0);
    }
  }
}
