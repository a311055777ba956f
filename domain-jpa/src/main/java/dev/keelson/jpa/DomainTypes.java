// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.artifact.ArtifactContent;
import dev.keelson.change.MergeMethod;
import dev.keelson.core.Actor;
import dev.keelson.core.CachedToken;
import dev.keelson.core.Digest;
import dev.keelson.core.Failure;
import dev.keelson.core.Id;
import dev.keelson.core.Json;
import dev.keelson.core.OpenEnum;
import dev.keelson.core.SecretRef;
import dev.keelson.core.State;
import dev.keelson.userdata.ScratchContent;
import dev.keelson.work.Awaited;
import dev.keelson.work.AwaitedEvent;
import dev.keelson.workflow.WorkflowGraph;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The mappings from the domain's types to columns. */
final class DomainTypes {

  private static final ClassValue<Optional<DomainJavaType<?, ?>>> TYPES =
      new ClassValue<>() {
        @Override
        protected Optional<DomainJavaType<?, ?>> computeValue(Class<?> type) {
          return find(type);
        }
      };

  private DomainTypes() {}

  /** Returns the mapping of {@code type}, or empty if Hibernate and JDBC support it directly. */
  static Optional<DomainJavaType<?, ?>> of(Class<?> type) {
    return TYPES.get(type);
  }

  /** Returns a value in a form that JDBC accepts. */
  static Object jdbc(Object value) {
    return switch (value) {
      case Instant time -> time.atOffset(ZoneOffset.UTC);
      case Duration duration -> duration.toMillis();
      default -> of(value.getClass()).map(type -> type.jdbc(value)).orElse(value);
    };
  }

  /** Reads a value of {@code type} from a column. */
  static @Nullable Object read(ResultSet result, int index, Class<?> type) throws SQLException {
    Optional<DomainJavaType<?, ?>> ours = of(type);
    if (ours.isPresent()) {
      return ours.get().read(result, index);
    }
    if (type == Instant.class) {
      OffsetDateTime time = result.getObject(index, OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    }
    if (type == Duration.class) {
      Long millis = result.getObject(index, Long.class);
      return millis == null ? null : Duration.ofMillis(millis);
    }
    if (type == List.class) {
      Array texts = result.getArray(index);
      return texts == null ? null : List.of((Object[]) texts.getArray());
    }
    return result.getObject(index, MethodType.methodType(type).wrap().returnType());
  }

  private static Optional<DomainJavaType<?, ?>> find(Class<?> type) {
    if (type == Json.class) {
      return Optional.of(json(Json.class, value -> value, json -> json));
    } else if (type == Failure.class) {
      return Optional.of(json(Failure.class, Failure::toJson, Failure::fromJson));
    } else if (ArtifactContent.class.isAssignableFrom(type)) {
      return Optional.of(
          json(ArtifactContent.class, ArtifactContent::toJson, ArtifactContent::fromJson));
    } else if (type == WorkflowGraph.class) {
      return Optional.of(json(WorkflowGraph.class, WorkflowGraph::toJson, WorkflowGraph::fromJson));
    } else if (AwaitedEvent.class.isAssignableFrom(type)) {
      return Optional.of(json(AwaitedEvent.class, Awaited::toJson, AwaitedEvent::fromJson));
    } else if (MergeMethod.class.isAssignableFrom(type)) {
      return Optional.of(json(MergeMethod.class, MergeMethod::toJson, MergeMethod::fromJson));
    } else if (ScratchContent.class.isAssignableFrom(type)) {
      return Optional.of(
          json(ScratchContent.class, ScratchContent::toJson, ScratchContent::fromJson));
    } else if (type == CachedToken.class) {
      return Optional.of(text(CachedToken.class, CachedToken::reveal, CachedToken::of));
    } else if (type == Actor.class) {
      return Optional.of(text(Actor.class, Actor::toString, Actor::parse));
    } else if (type == Digest.class) {
      return Optional.of(text(Digest.class, Digest::hex, Digest::new));
    } else if (type == SecretRef.class) {
      return Optional.of(text(SecretRef.class, SecretRef::name, SecretRef::new));
    } else if (Id.class.isAssignableFrom(type)) {
      return Optional.of(id(type.asSubclass(Id.class)));
    } else if (OpenEnum.class.isAssignableFrom(type)) {
      return Optional.of(word(type.asSubclass(OpenEnum.class)));
    } else if (State.class.isAssignableFrom(type)) {
      return Optional.of(state(type.asSubclass(State.class)));
    }
    return Optional.empty();
  }

  private static <I extends Id> DomainJavaType<I, UUID> id(Class<I> type) {
    return new DomainJavaType<>(
        type,
        UUID.class,
        SqlTypes.UUID,
        Id::value,
        constructor(type, UUID.class),
        UUID::fromString);
  }

  private static <W extends OpenEnum> DomainJavaType<W, String> word(Class<W> type) {
    return text(type, OpenEnum::value, constructor(type, String.class));
  }

  private static <S extends State> DomainJavaType<S, String> state(Class<S> type) {
    var byWireName =
        Stream.of(type.getEnumConstants())
            .collect(Collectors.toMap(State::wireName, Function.identity()));
    return text(type, State::wireName, wire -> Objects.requireNonNull(byWireName.get(wire), wire));
  }

  private static <T> DomainJavaType<T, String> text(
      Class<T> type, Function<T, String> write, Function<String, T> read) {
    return new DomainJavaType<>(
        type, String.class, SqlTypes.VARCHAR, write, read, Function.identity());
  }

  private static <T> DomainJavaType<T, String> json(
      Class<T> type, Function<T, Json> write, Function<Json, T> read) {
    return new DomainJavaType<>(
        type,
        String.class,
        SqlTypes.JSON,
        value -> write.apply(value).text(),
        text -> read.apply(Json.parse(text)),
        Function.identity());
  }

  private static <T, C> Function<C, T> constructor(Class<T> type, Class<C> component) {
    try {
      Constructor<T> constructor = type.getConstructor(component);
      return value -> {
        try {
          return constructor.newInstance(value);
        } catch (InvocationTargetException e) {
          if (e.getCause() instanceof RuntimeException refusal) {
            throw refusal;
          }
          throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      };
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(
          "%s needs a public constructor of one %s".formatted(type, component), e);
    }
  }
}
