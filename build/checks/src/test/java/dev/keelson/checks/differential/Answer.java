// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.differential;

import dev.keelson.Keelson;
import dev.keelson.checks.differential.Operation.Call;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.KeelsonException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.Page;
import dev.keelson.journal.ChainedEntry;
import dev.keelson.journal.JournalHead;
import dev.keelson.journal.JournalPage;
import dev.keelson.journal.Verification;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a store says, as text, but for what its clock says. */
final class Answer {

  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

  private Answer() {}

  static String by(Operation operation, Keelson store) {
    return by(operation, store, answer -> {});
  }

  /** The same, and hands on the answer itself. */
  static String by(Operation operation, Keelson store, Consumer<@Nullable Object> further) {
    try {
      Object answer = operation.of(store);
      further.accept(answer);
      return operation instanceof Call call ? answer(call, answer) : String.valueOf(answer);
    } catch (KeelsonException | IllegalStateException e) {
      return operation instanceof Call ? refusal(e) : briefly(e);
    }
  }

  static String answer(Call call, @Nullable Object answer) {
    List<?> items =
        answer instanceof Page<?> page
            ? page.items()
            : answer instanceof JournalPage read
                ? read.items()
                : answer instanceof List<?> list ? list : List.of();
    return call.spi().isUnordered() && !items.isEmpty()
        ? items.stream().map(Answer::text).sorted().toList().toString()
        : text(answer);
  }

  private static String refusal(RuntimeException e) {
    String message = String.valueOf(e.getMessage());
    return e.getClass().getSimpleName()
        + ": "
        + TIME.matcher(message).replaceAll(time -> text(Instant.parse(time.group())));
  }

  /** In a transaction JPA can't ask which of several refusals comes first; it tells any. */
  private static String briefly(RuntimeException e) {
    boolean isAny =
        e instanceof AlreadyExistsException
            || e instanceof NotFoundException
            || e instanceof IllegalTransitionException;
    return isAny ? "refused" : refusal(e);
  }

  private static String text(@Nullable Object answer) {
    return switch (answer) {
      case Instant time -> time(time);
      // their digests are of times, and a store may give places before it is asked to
      case JournalHead head -> "the head of " + head.projectId();
      case Verification verified -> verified.holds() ? "verified" : "tampered with";
      case ChainedEntry.Legible chained -> text(chained.entry());
      case JournalPage page -> text(page.items());
      case Optional<?> maybe -> maybe.map(Answer::text).orElse("none");
      case Page<?> page -> text(page.items()) + (page.next() == null ? "." : "...");
      case Collection<?> items -> items.stream().map(Answer::text).toList().toString();
      case Map<?, ?> entries -> new TreeMap<>(entries).toString();
      case Record value -> value.getClass().getSimpleName() + parts(value).toList();
      case null, default -> String.valueOf(answer);
    };
  }

  private static Stream<String> parts(Record value) {
    RecordComponent[] components = value.getClass().getRecordComponents();
    return Arrays.stream(components).map(it -> it.getName() + "=" + text(Change.read(value, it)));
  }

  /** The hours from now, if it is about now: no value that is drawn is. */
  private static String time(Instant time) {
    Duration fromNow = Duration.between(Instant.now(), time).plusMinutes(20);
    return fromNow.abs().toDays() > 30 ? time.toString() : fromNow.toHours() + " hours";
  }
}
