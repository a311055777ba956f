// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import dev.keelson.core.AppendLog;
import dev.keelson.core.AppendType;
import dev.keelson.testkit.fixtures.SessionEvents;
import dev.keelson.workspace.SessionEvent;
import dev.keelson.workspace.SessionId;

abstract class SessionEventSuite extends AppendRaceSuite<SessionEvent, SessionId> {

  @Override
  AppendType<SessionEvent, SessionId> type() {
    return SessionEvent.TYPE;
  }

  @Override
  AppendLog<SessionEvent, SessionId> log(Scene scene) {
    return scene.project().sessionEvents();
  }

  @Override
  SessionId newParent(Scene scene) {
    return scene.session().id();
  }

  @Override
  SessionEvent entry(Scene scene, SessionId parent, int i) {
    return SessionEvents.named(scene.id(), parent, "event " + i);
  }

  @Override
  SessionEvent everyComponentSet(Scene scene, SessionId parent) {
    return SessionEvents.everyComponentSet(scene.id(), parent);
  }
}
