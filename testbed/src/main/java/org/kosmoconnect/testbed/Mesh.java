package org.kosmoconnect.testbed;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.kosmoconnect.testbed.live.GatewayOutbox;
import org.kosmoconnect.testbed.live.LiveMesh;
import org.kosmoconnect.testbed.live.LiveRadio;
import org.kosmoconnect.testbed.live.LiveSettings;
import org.kosmoconnect.testbed.mesh.Backfill;
import org.kosmoconnect.testbed.mesh.MqttPublisher;
import org.kosmoconnect.testbed.mesh.Pace;
import org.kosmoconnect.testbed.mesh.Transmission;
import org.kosmoconnect.testbed.mesh.VirtualMesh;
import org.kosmoconnect.testbed.radio.Pty;
import org.kosmoconnect.testbed.radio.RadioSettings;
import org.kosmoconnect.testbed.server.FreePort;

/** Lets the virtual mesh live: its gateways talk to any broker, its radios to any client. */
public final class Mesh {

  private final Progress progress = new Progress(System.out, System.console() != null);
  private final MeshOptions options;

  private Mesh(MeshOptions options) {
    this.options = options;
  }

  public static void main(String... words) throws InterruptedException {
    Logging.setUp();
    try {
      new Mesh(MeshOptions.parse(words)).run();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(MeshOptions.USAGE);
      System.exit(1);
    } catch (MqttException e) {
      System.err.println("The broker does not take it: " + e.getMessage());
      System.exit(1);
    } catch (IOException e) {
      System.err.println("The radio cannot be offered: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws MqttException, IOException, InterruptedException {
    progress.say("KOSMO_CHANNELS=" + VirtualMesh.channels());
    RadioSettings radio = RadioSettings.EUROPE;
    LiveSettings settings =
        LiveSettings.of(options.seed(), options.pace())
            .withRadios(options.radios().size())
            .withRadio(options.proxy() ? radio.withClientProxy() : radio)
            .withScale(options.scale())
            .withLoss(options.loss());
    String broker = options.broker();
    Consumer<Transmission> gateways = one -> {};
    if (broker != null) {
      var publisher = new MqttPublisher(broker, "kosmo-mesh");
      backfill(publisher);
      gateways = new GatewayOutbox(publisher, at -> {});
    }
    LiveMesh mesh = new LiveMesh(settings.startingAt(Instant.now()), gateways);
    for (int i = 0; i < options.radios().size(); i++) {
      offer(mesh.radios().get(i), options.radios().get(i));
    }
    mesh.start();
    progress.say(
        broker == null
            ? "The mesh is live; Ctrl-C stops it."
            : "The mesh is live at " + broker + "; Ctrl-C stops it.");
    new CountDownLatch(1).await();
  }

  private void backfill(MqttPublisher publisher) throws MqttException {
    if (options.days() > 0) {
      Instant now = Instant.now();
      Backfill.run(
          VirtualMesh.of(options.seed(), Pace.FIELD, options.radios().size()),
          now.minus(Duration.ofDays(options.days())),
          now,
          publisher,
          (sent, at, share) -> progress.show("Back-filling weather", share, sent + " messages"));
    }
  }

  private void offer(LiveRadio radio, String where) throws IOException, InterruptedException {
    String address;
    if (where.startsWith("tcp:")) {
      int port = Integer.parseInt(where.substring("tcp:".length()));
      if (port != 0 && FreePort.isTaken(port)) {
        throw new IOException("port " + port + " is taken; choose another one");
      }
      address = "tcp:127.0.0.1:" + radio.start(port).port();
    } else {
      if (!Pty.isAvailable()) {
        throw new IOException("socat is missing (Debian package: socat)");
      }
      boolean named = where.startsWith("pty:");
      Path link =
          Path.of(named ? where.substring("pty:".length()) : "/tmp/kosmo-radio-" + radio.id());
      Pty pty = Pty.open(link, radio.start(0).port());
      Runtime.getRuntime().addShutdownHook(new Thread(pty::close));
      address = "serial:" + link;
    }
    progress.say("Radio " + radio.id() + " (" + radio.name() + ") at " + address);
  }
}
