// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An embedded PostgreSQL whose data outlives the program. When the program before was killed, its
 * server may still run, and then it is used; or it died too, and then it recovers as it starts.
 */
final class EmbeddedDatabase implements Closeable {

  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;

  private final FileChannel lock;
  private final Closeable server;
  private final int port;

  private EmbeddedDatabase(FileChannel lock, Closeable server, int port) {
    this.lock = lock;
    this.server = server;
    this.port = port;
  }

  /**
   * Starts or finds the server of this directory.
   *
   * @throws Refusal if another program uses it
   */
  static EmbeddedDatabase in(Path directory) throws IOException {
    Files.createDirectories(directory);
    FileChannel lock = lock(directory.resolve("lock"));
    try {
      Path data = directory.resolve("data");
      Optional<RunningServer> running = RunningServer.of(data);
      if (running.isPresent()) {
        return new EmbeddedDatabase(lock, running.get(), running.get().port());
      }
      EmbeddedPostgres started = start(data, directory.resolve("postgres.log"));
      return new EmbeddedDatabase(lock, started, started.getPort());
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  String jdbcUrl() {
    return "jdbc:postgresql://localhost:%s/postgres?user=postgres".formatted(port);
  }

  /** Stops the server. The data stays. */
  @Override
  public void close() throws IOException {
    try (lock) {
      server.close();
    }
  }

  private static EmbeddedPostgres start(Path data, Path log) throws IOException {
    Redirect output = Redirect.appendTo(log.toFile());
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          // the one that every system has, whatever the user's is called and whether it is there
          .setLocaleConfig("locale", "C")
          // made for tests, it would lose what was committed last when it is killed
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("fsync", "on")
          .setOutputRedirector(output)
          .setErrorRedirector(output)
          .start();
    } catch (IOException | IllegalStateException e) {
      throw new Refusal(
          "the embedded PostgreSQL in " + data,
          "must start, but did not (%s)".formatted(e.getMessage()),
          "read %s, or choose another place with --home".formatted(log));
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw new Refusal(
          "directory " + file.getParent(),
          "must be used by one program at a time",
          "wait for the other one, or choose another place with --home");
    }
    return channel;
  }

  /** A server that a killed program has left behind. */
  private record RunningServer(ProcessHandle process, int port) implements Closeable {

    static Optional<RunningServer> of(Path data) throws IOException {
      File file = data.resolve("postmaster.pid").toFile();
      if (!file.exists()) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(file.toPath());
      if (lines.size() <= PORT_LINE) {
        return Optional.empty();
      }
      return ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
          .filter(process ->
              process.info().command().map(path -> path.endsWith("postgres")).orElse(false))
          .map(process ->
              new RunningServer(process, Integer.parseInt(lines.get(PORT_LINE).strip())));
    }

    @Override
    public void close() {
      process.destroy();
      process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
  }
}
