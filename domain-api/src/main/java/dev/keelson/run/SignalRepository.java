// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Ensured;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.repository.InsertingRepository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Delivers signals to one project's runs. */
public final class SignalRepository extends InsertingRepository<Signal, SignalId> {

  /** Creates the repository in {@code context}. */
  public SignalRepository(RepositoryContext context) {
    super(Signal.TYPE, context);
  }

  /**
   * Stores a signal, and makes the item of its run pending again if it waits for that; an item that
   * begins to wait for it later goes on at once. If the run has a signal of that key, that one is
   * returned, whatever its payload, and nothing is woken.
   *
   * <p>Repeated or concurrent: one call stores it, and gets {@code isNew}. An item that begins to
   * wait meanwhile misses nothing, unless it does so in a transaction of the host at repeatable
   * read that began before the signal was stored.
   *
   * @throws dev.keelson.core.InvalidValueException if the run has ended, naming {@code
   *     signal.runId}
   * @throws dev.keelson.core.NotFoundException if the run is not stored
   * @throws dev.keelson.core.ForeignProjectException if it belongs to another project
   * @throws dev.keelson.core.SecretFoundException if its key looks like a secret
   */
  public Ensured<Signal> deliver(Signal signal) {
    return ensure(signal);
  }

  /** Returns the signal of that key to a run, or empty if it was not delivered. */
  public Optional<Signal> findByKey(RunId run, String key) {
    return first(type.where(Signal.RUN_ID.is(run), Signal.SIGNAL_KEY.is(key)));
  }

  /** Returns the signals to a run, oldest first. */
  public Page<Signal> findByRun(RunId run, PageRequest page) {
    return page(type.where(Signal.RUN_ID.is(run)), page);
  }
}
