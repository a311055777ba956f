// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.workspace;

import dev.keelson.query.LogType;
import dev.keelson.repository.AppendOnlyLog;
import dev.keelson.testkit.contract.AppendRaceSuite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.SessionEvents;
import dev.keelson.workspace.SessionEvent;
import dev.keelson.workspace.SessionId;

public abstract class SessionEventSuite extends AppendRaceSuite<SessionEvent, SessionId> {

  @Override
  protected LogType<SessionEvent, SessionId> type() {
    return SessionEvent.TYPE;
  }

  @Override
  protected AppendOnlyLog<SessionEvent, SessionId> log(TestWorld world) {
    return world.project().sessionEvents();
  }

  @Override
  protected SessionId newParent(TestWorld world) {
    return world.session().id();
  }

  @Override
  protected SessionEvent entry(TestWorld world, SessionId parent, int i) {
    return SessionEvents.named(world.id(), parent, "event " + i);
  }

  @Override
  protected SessionEvent everyComponentSet(TestWorld world, SessionId parent) {
    return SessionEvents.everyComponentSet(world.id(), parent);
  }
}
