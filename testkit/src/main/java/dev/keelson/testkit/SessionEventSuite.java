// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import dev.keelson.query.LogType;
import dev.keelson.repository.AppendOnlyLog;
import dev.keelson.testkit.fixtures.SessionEvents;
import dev.keelson.workspace.SessionEvent;
import dev.keelson.workspace.SessionId;

abstract class SessionEventSuite extends AppendRaceSuite<SessionEvent, SessionId> {

  @Override
  LogType<SessionEvent, SessionId> type() {
    return SessionEvent.TYPE;
  }

  @Override
  AppendOnlyLog<SessionEvent, SessionId> log(TestWorld world) {
    return world.project().sessionEvents();
  }

  @Override
  SessionId newParent(TestWorld world) {
    return world.session().id();
  }

  @Override
  SessionEvent entry(TestWorld world, SessionId parent, int i) {
    return SessionEvents.named(world.id(), parent, "event " + i);
  }

  @Override
  SessionEvent everyComponentSet(TestWorld world, SessionId parent) {
    return SessionEvents.everyComponentSet(world.id(), parent);
  }
}
