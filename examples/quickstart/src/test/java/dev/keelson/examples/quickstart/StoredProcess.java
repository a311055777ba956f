// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.core.Json;
import dev.keelson.memory.MemoryKeelson;
import dev.keelson.project.Project;
import dev.keelson.repository.LogStore;
import dev.keelson.repository.RepositoryContext;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.spi.Store;
import dev.keelson.work.WorkItem;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.LogChunk;
import dev.keelson.workspace.OutputLog;
import dev.keelson.workspace.ProcessKind;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.Workspace;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** A process in a store of its own, with the log to which its output goes. */
record StoredProcess(Store store, ExecutionProcess row, OutputLog log) {

  static StoredProcess begin() {
    Instant now = Instant.now();
    Store store = MemoryKeelson.store();
    Keelson keelson = Keelson.over(store);
    Project shop = keelson.projects().insert(Project.named("shop", "The shop", now));
    ProjectScope project = keelson.project(shop.id());
    WorkItem item = project.workItems().insert(WorkItem.titled(shop.id(), "Do it", now));
    Workspace workspace = project.workspaces().insert(Workspace.at(item, "test", now));
    Session session = project.sessions().insert(Session.in(workspace, null, now));
    ExecutionProcess process =
        ExecutionProcess.startedBy(session, ProcessKind.CODING_AGENT, Json.EMPTY, now);
    return new StoredProcess(store, project.processes().insert(process), project.processLog());
  }

  /** The same process, with a log that stores in another way. */
  StoredProcess with(UnaryOperator<LogStore> way) {
    RepositoryContext context =
        new RepositoryContext(
            store.entities(),
            store.queries(),
            way.apply(store.logs()),
            row.projectId(),
            false,
            SecretPolicy.standard());
    return new StoredProcess(store, row, new OutputLog(context));
  }

  /** Lets the process write this, from its beginning. */
  void follow(String output) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(nowhere, new BufferedReader(new StringReader("")), false);
    new ProcessLog(log, row, terminal)
        .follow(new ByteArrayInputStream(output.getBytes(StandardCharsets.UTF_8)));
  }

  List<LogChunk> chunks() {
    return log.read(row.id(), 0, 100).items();
  }

  String text() {
    return String.join("", chunks().stream().map(LogChunk::text).toList());
  }
}
