// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
final class DockerProbeTest {

  private static final String ENGINE = "HTTP/1.1 200 OK\r\nApi-Version: 1.47\r\n\r\nOK";

  @TempDir private Path directory;

  @Test
  void an_engine_on_a_unix_socket_answers() throws IOException {
    try (ServerSocketChannel server = onUnixSocket()) {
      answer(server, ENGINE);
      assertThat(unixProbe().answers()).isTrue();
    }
  }

  @Test
  void an_engine_on_a_port_answers() throws IOException {
    try (ServerSocketChannel server = onPort()) {
      answer(server, ENGINE);
      assertThat(portProbe(server).answers()).isTrue();
    }
  }

  @Test
  void a_proxy_that_answers_anything_is_no_engine() throws IOException {
    try (ServerSocketChannel server = onPort()) {
      answer(server, "HTTP/1.1 200 OK\r\n\r\napi-version");
      assertThat(portProbe(server).answers()).isFalse();
    }
  }

  @Test
  void a_socket_that_accepts_and_never_answers_is_given_up() throws IOException {
    try (ServerSocketChannel server = onUnixSocket()) {
      long start = System.nanoTime();
      assertThat(unixProbe().answers()).isFalse();
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(DockerProbe.PATIENCE, DockerProbe.PATIENCE.multipliedBy(4));
      assertThat(server.isOpen()).isTrue();
    }
  }

  @Test
  void nobody_listening_is_no_engine() {
    assertThat(unixProbe().answers()).isFalse();
  }

  @Test
  void an_address_of_another_kind_is_no_engine() {
    assertThat(new DockerProbe("npipe:////./pipe/docker_engine").answers()).isFalse();
    assertThat(new DockerProbe("not a uri").answers()).isFalse();
  }

  private DockerProbe unixProbe() {
    return new DockerProbe("unix://" + directory.resolve("docker.sock"));
  }

  private static DockerProbe portProbe(ServerSocketChannel server) throws IOException {
    InetSocketAddress address = (InetSocketAddress) server.getLocalAddress();
    return new DockerProbe(
        "tcp://%s:%s".formatted(address.getAddress().getHostAddress(), address.getPort()));
  }

  private ServerSocketChannel onUnixSocket() throws IOException {
    return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(directory.resolve("docker.sock")));
  }

  private static ServerSocketChannel onPort() throws IOException {
    return ServerSocketChannel.open()
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private static void answer(ServerSocketChannel server, String text) {
    Thread.ofVirtual()
        .start(() -> {
          try (SocketChannel client = server.accept()) {
            ByteBuffer request = ByteBuffer.allocate(1024);
            while (!new String(request.array(), StandardCharsets.US_ASCII).contains("\r\n\r\n")) {
              client.read(request);
            }
            client.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
