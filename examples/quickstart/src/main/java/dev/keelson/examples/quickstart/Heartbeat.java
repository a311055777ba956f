// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.core.StaleLeaseException;
import dev.keelson.core.StoreUnavailableException;
import dev.keelson.work.Lease;
import dev.keelson.work.WorkQueue;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Renews a lease in the background while its holder works, or waits for a person. */
final class Heartbeat implements AutoCloseable {

  private final CountDownLatch closed = new CountDownLatch(1);
  private final WorkQueue queue;
  private final Lease lease;
  private final Duration length;
  private final Thread thread;
  private volatile @Nullable StaleLeaseException lost;

  private Heartbeat(WorkQueue queue, Lease lease, Duration length) {
    this.queue = queue;
    this.lease = lease;
    this.length = length;
    thread = Thread.ofVirtual().unstarted(this::beat);
  }

  /** Renews {@code lease} three times within its {@code length}, until closed. */
  static Heartbeat of(WorkQueue queue, Lease lease, Duration length) {
    Heartbeat heartbeat = new Heartbeat(queue, lease, length);
    heartbeat.thread.start();
    return heartbeat;
  }

  private void beat() {
    try {
      while (!closed.await(length.toMillis() / 3, TimeUnit.MILLISECONDS)) {
        renew();
      }
    } catch (StaleLeaseException e) {
      lost = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void renew() {
    try {
      queue.renew(lease, length);
    } catch (StoreUnavailableException e) {
      // The lease may last until the next beat; if it does not, that beat says so.
    }
  }

  /**
   * Returns as long as the lease holds.
   *
   * @throws StaleLeaseException if another took the work over
   */
  void check() {
    StaleLeaseException problem = lost;
    if (problem != null) {
      throw problem;
    }
  }

  /** Waits for a beat that is under way, so that none meets a store that is closed. */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
