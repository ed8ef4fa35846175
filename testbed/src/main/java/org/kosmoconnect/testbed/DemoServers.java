package org.kosmoconnect.testbed;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.kosmoconnect.testbed.btcpay.StandInBtcPay;
import org.kosmoconnect.testbed.mail.MailPage;
import org.kosmoconnect.testbed.mail.SmtpInbox;
import org.kosmoconnect.testbed.mesh.VirtualMesh;
import org.kosmoconnect.testbed.server.ArtemisBroker;
import org.kosmoconnect.testbed.server.FreePort;
import org.kosmoconnect.testbed.server.HubProcess;
import org.kosmoconnect.testbed.server.PostgresServer;
import org.kosmoconnect.testbed.server.RedisServer;

/**
 * The servers under the hub, and the hub.
 *
 * @param webPort of the hub
 */
record DemoServers(
    PostgresServer postgres,
    RedisServer redis,
    ArtemisBroker broker,
    StandInBtcPay payments,
    SmtpInbox inbox,
    MailPage letters,
    HubProcess hub,
    int webPort) {

  static final String OPERATOR = "operator@demo.invalid";

  /** How long a payment at the stand-in of BTCPay Server takes to be confirmed. */
  private static final Duration CONFIRMATION = Duration.ofSeconds(5);

  private static final int WEB = 8080;
  private static final int MANAGEMENT = 8081;
  private static final int PAYMENTS = 14142;
  private static final int LETTERS = 18025;

  /** Starts the three servers side by side and then the hub, which is not yet ready on return. */
  static DemoServers start(DemoHome home, int port, String password) {
    var postgres =
        CompletableFuture.supplyAsync(() -> PostgresServer.start(home.folder("postgres"), 0));
    var redis = CompletableFuture.supplyAsync(() -> RedisServer.start(home.folder("redis"), 0));
    try {
      var broker = ArtemisBroker.start(home.folder("broker"), 0);
      int webPort = FreePort.orElse(port);
      int managementPort =
          webPort == WEB && !FreePort.isTaken(MANAGEMENT) ? MANAGEMENT : FreePort.find();
      Map<String, String> environment =
          environment(postgres.join(), redis.join(), broker, webPort, managementPort, password);
      var payments =
          StandInBtcPay.resume(CONFIRMATION, home.folder("btcpay"), usual(home, PAYMENTS));
      payments.sendTo(URI.create("http://127.0.0.1:" + webPort + "/webhooks/btcpay"));
      environment.put("KOSMO_BTCPAY_URL", payments.url());
      environment.put("KOSMO_BTCPAY_API_KEY", payments.apiKey());
      environment.put("KOSMO_BTCPAY_STORE_ID", payments.storeId());
      environment.put("KOSMO_BTCPAY_WEBHOOK_SECRETS", payments.secret());
      var inbox = SmtpInbox.start();
      var letters = MailPage.start(inbox, usual(home, LETTERS));
      environment.put("KOSMO_SMTP_URL", inbox.url() + "?from=hub@demo.invalid");
      Path folder = home.folder("hub");
      var hub = HubProcess.launch(HubProcess.jar(), folder, environment);
      return new DemoServers(
          postgres.join(), redis.join(), broker, payments, inbox, letters, hub, webPort);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** A demo that keeps its data keeps its addresses too, where nobody else has taken them. */
  private static int usual(DemoHome home, int port) {
    return home.ephemeral() || FreePort.isTaken(port) ? 0 : port;
  }

  private static Map<String, String> environment(
      PostgresServer postgres,
      RedisServer redis,
      ArtemisBroker broker,
      int webPort,
      int managementPort,
      String password) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KOSMO_DB_URL", postgres.url());
    environment.put("KOSMO_DB_USER", postgres.user());
    environment.put("KOSMO_DB_PASSWORD", postgres.password());
    environment.put("KOSMO_REDIS_URL", redis.url());
    environment.put("KOSMO_MQTT_URL", broker.url());
    environment.put("KOSMO_CHANNELS", VirtualMesh.channels());
    // The nodes of the virtual mesh belong to nobody.
    environment.put("KOSMO_GATEWAY_UNCLAIMED_NODES", "public");
    environment.put("KOSMO_PUBLIC_URL", "http://localhost:" + webPort);
    environment.put("KOSMO_ADMIN_EMAIL", OPERATOR);
    environment.put("KOSMO_ADMIN_PASSWORD", password);
    environment.put("KOSMO_PORT", Integer.toString(webPort));
    environment.put("KOSMO_MANAGEMENT_PORT", Integer.toString(managementPort));
    return environment;
  }

  String webUrl() {
    return "http://localhost:" + webPort;
  }

  /** Has {@code ended} told the name and the log of a server that ends. */
  void watch(BiConsumer<String, Path> ended) {
    postgres.onExit().thenAccept(status -> ended.accept("PostgreSQL", postgres.log()));
    redis.onExit().thenAccept(status -> ended.accept("Redis", redis.log()));
    hub.onExit().thenAccept(status -> ended.accept("The hub", hub.log()));
  }
}
