package org.kosmoconnect.testbed;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.kosmoconnect.testbed.live.LiveMesh;
import org.kosmoconnect.testbed.server.FreePort;
import org.kosmoconnect.testbed.server.ServerException;

/**
 * Runs everything on this machine: servers, hub, a week of weather and a mesh that goes on talking.
 */
public final class Demo {

  private static final Duration HUB_START = Duration.ofMinutes(3);
  private static final Duration SUBSCRIBE = Duration.ofSeconds(60);

  private final DemoOptions options;
  private final Progress progress = new Progress(System.out, System.console() != null);
  private volatile boolean ending;

  private Demo(DemoOptions options) {
    this.options = options;
  }

  public static void main(String... words) throws InterruptedException {
    Logging.setUp();
    // A fault of ours must not leave servers behind.
    Thread.currentThread()
        .setUncaughtExceptionHandler(
            (thread, fault) -> {
              fault.printStackTrace();
              System.exit(1);
            });
    try {
      new Demo(DemoOptions.parse(words)).run();
    } catch (IllegalArgumentException | ServerException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (MqttException e) {
      System.err.println("The mesh could not reach the broker: " + e.getMessage());
      System.exit(1);
    } catch (IOException e) {
      System.err.println("The radio cannot be offered: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws MqttException, IOException, InterruptedException {
    if (options.port() != 0 && FreePort.isTaken(options.port())) {
      throw new ServerException(
          "Port " + options.port() + " is taken; choose another one with --port N");
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::farewell));
    Instant began = Instant.now();
    DemoHome home = DemoHome.open(options.ephemeral(), options.fresh());
    String password = home.password();
    progress.say("Starting PostgreSQL, Redis, the MQTT broker and the hub ...");
    DemoServers servers = DemoServers.start(home, options.port(), password);
    servers.watch(this::ended);
    servers.hub().awaitReady(HUB_START);
    greet(servers, password, began);
    // Beside the weather, which takes longer than a payment.
    var people = CompletableFuture.supplyAsync(() -> DemoPeople.settle(servers, password));
    awaitSubscription(servers);

    var memory = new MeshMemory(home.folder(MeshMemory.FILE));
    var mesh = new DemoMesh(servers.broker(), memory, options.days(), progress);
    Instant now = Instant.now();
    long messages = mesh.catchUp(now);
    if (messages > 0) {
      progress.say(messages + " messages of past weather are stored; the mesh is live.");
    }
    LiveMesh live = mesh.live(now, DemoBridge.choosePort(home));
    int radioPort = live.radios().get(0).port();
    DemoBridge bridge = DemoBridge.start(home, radioPort, servers, password);
    progress.say("  " + bridge.words());
    progress.say("  " + joined(people));
    if (options.json() != null) {
      DemoAddresses.write(options.json(), servers, bridge, password);
    }
    new CountDownLatch(1).await();
  }

  private void greet(DemoServers servers, String password, Instant began) {
    long seconds = Duration.between(began, Instant.now()).toSeconds();
    progress.say(
        """

        KosmoConnect is up after %d s.
          Map and API   %s
          Monitoring    %s/actuator
          MQTT broker   %s
          Payments      %s, a stand-in for BTCPay Server: orders lead to its checkout page
          Letters       %s, what the hub mails
          Logins        %s, %s, %s
          Password      %s, the same for all
          Hub's log     %s
        Ctrl-C stops all.
        """
            .formatted(
                seconds,
                servers.webUrl(),
                servers.hub().managementUrl(),
                servers.broker().url(),
                servers.payments().url(),
                servers.letters().url(),
                DemoServers.OPERATOR,
                DemoPeople.SUBSCRIBER,
                DemoPeople.NEWCOMER,
                password,
                servers.hub().log()));
  }

  private static String joined(CompletableFuture<String> people) {
    try {
      return people.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** What is published before the hub has subscribed would be lost. */
  private void awaitSubscription(DemoServers servers) {
    Instant end = Instant.now().plus(SUBSCRIBE);
    while (!servers.broker().hasSubscriber()) {
      if (Instant.now().isAfter(end)) {
        throw new ServerException(
            "The hub has not subscribed at the broker; see " + servers.hub().log());
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private void ended(String name, Path log) {
    if (!ending) {
      progress.say(name + " has ended by itself; see " + log);
      // Not on the thread that tells us, since the exit waits for it.
      new Thread(() -> System.exit(1)).start();
    }
  }

  private void farewell() {
    ending = true;
    progress.say("Stopping ...");
  }
}
