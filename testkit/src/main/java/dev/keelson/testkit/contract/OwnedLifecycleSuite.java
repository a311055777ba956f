// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectOwned;
import org.junit.jupiter.api.Test;

/** What holds for every type with a lifecycle that projects own. */
public abstract class OwnedLifecycleSuite<T extends Record & Entity<I> & ProjectOwned, I extends Id>
    extends OwnedSuite<T, I> {

  /** The value in that state, with whatever follows from it. */
  protected abstract T inState(T value, String state);

  @Test
  final void accepts_every_move_of_the_lifecycle_and_journals_it() {
    lifecycle().everyMoveIsAcceptedAndJournalled();
  }

  @Test
  final void refuses_every_other_move_and_changes_nothing() {
    lifecycle().everyOtherMoveIsRefusedAndChangesNothing();
  }

  @Test
  final void an_update_that_keeps_the_state_is_no_move() {
    lifecycle().keepingTheStateIsNoMove();
  }

  private Lifecycles<T, I> lifecycle() {
    return new Lifecycles<>(this, this::inState);
  }
}
