// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Checks whether a Docker engine answers. Testcontainers would check too, but waits for minutes on
 * a socket that accepts connections without answering.
 *
 * @param host where the engine listens, in the format of {@code DOCKER_HOST}: {@code unix://} or
 *     {@code tcp://}
 */
record DockerProbe(String host) {

  static final Duration PATIENCE = Duration.ofMillis(1500);

  private static final int LONGEST_HEAD = 4096;
  private static final String PING =
      "GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n";

  static DockerProbe ofEnvironment() {
    return new DockerProbe(
        System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock"));
  }

  /** Returns whether a Docker engine answers within {@link #PATIENCE}. */
  boolean answers() {
    boolean local = host.startsWith("unix:");
    try (SocketChannel channel =
        local ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open()) {
      CompletableFuture<Boolean> answer = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> answer.complete(isDocker(channel)));
      return answer.completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    } // closing the channel also ends a thread that still waits on it
  }

  private boolean isDocker(SocketChannel channel) {
    try {
      URI uri = URI.create(host);
      channel.connect(
          uri.getScheme().equals("unix")
              ? UnixDomainSocketAddress.of(uri.getPath())
              : new InetSocketAddress(uri.getHost(), uri.getPort()));
      channel.write(ByteBuffer.wrap(PING.getBytes(StandardCharsets.US_ASCII)));
      String head = head(channel).toLowerCase(Locale.ROOT);
      // Any proxy answers 200; the header identifies the engine.
      return head.startsWith("http/1.1 200") && head.contains("\napi-version:");
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static String head(SocketChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(LONGEST_HEAD);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // until the answer ends, which Connection: close promises
    }
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
  }
}
