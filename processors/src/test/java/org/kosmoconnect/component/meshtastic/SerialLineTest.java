package org.kosmoconnect.component.meshtastic;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.proto.meshtastic.ToRadio;

/** A pseudo terminal, kept by socat, stands for the USB line. */
class SerialLineTest {

  @TempDir Path folder;

  private final DefaultCamelContext context = new DefaultCamelContext();
  private ScriptedRadio radio;
  private Path line;
  private Process socat;

  @BeforeEach
  void plugIn() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/socat")), "socat is not installed");
    radio = new ScriptedRadio();
    line = folder.resolve("radio");
    socat = socat();
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("direct:send").to("meshtastic:serial:" + line + "?reconnectDelay=100");
          }
        });
    context.start();
  }

  @AfterEach
  void stop() throws Exception {
    context.stop();
    if (socat != null) {
      socat.destroy();
      socat.waitFor();
      radio.close();
    }
  }

  @Test
  void sendsOverASerialLine() {
    assertThat(send("Hello").getException()).isNull();
    assertThat(radio.heard.stream().filter(ToRadio::hasPacket)).hasSize(1);
  }

  @Test
  void findsARadioAgainThatWasUnplugged() throws Exception {
    send("before");
    socat.destroy();
    socat.waitFor();
    await().until(() -> !Files.exists(line));

    socat = socat();

    assertThat(send("after").getException()).isNull();
    assertThat(radio.connections).hasValue(2);
  }

  private Exchange send(String text) {
    return context
        .createProducerTemplate()
        .request("direct:send", exchange -> exchange.getMessage().setBody(text));
  }

  private Process socat() throws IOException {
    Process process =
        new ProcessBuilder("socat", "PTY,raw,echo=0,link=" + line, "TCP:localhost:" + radio.port())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("socat.log").toFile())
            .start();
    await().atMost(10, SECONDS).until(() -> Files.exists(line));
    return process;
  }
}
