package org.kosmoconnect.testbed.btcpay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs events and sends them, one after the other as the real server does, with mishaps. */
final class WebhookSender implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Integer> WAITS_SECONDS = List.of(1, 2, 4, 8, 16);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final ScheduledExecutorService queue = Executors.newSingleThreadScheduledExecutor();
  private final Deque<ObjectNode> held = new ArrayDeque<>();
  private final AtomicInteger open = new AtomicInteger();
  private final List<String> deliveries = new CopyOnWriteArrayList<>();
  private volatile @Nullable URI target;
  private volatile String secret;
  private volatile Mishap mishap = Mishap.NONE;

  WebhookSender(String secret) {
    this.secret = secret;
  }

  void sendTo(URI webhook) {
    target = webhook;
  }

  /** Signs with another secret from now on, redeliveries too. */
  void secret(String next) {
    secret = next;
  }

  String secret() {
    return secret;
  }

  void mishap(Mishap next) {
    mishap = next;
  }

  /** What was sent, {@code InvoiceSettled 200}. */
  List<String> deliveries() {
    return List.copyOf(deliveries);
  }

  synchronized void send(ObjectNode event) {
    String id = Ids.next();
    event.put("deliveryId", id);
    event.put("webhookId", "standInWebhook");
    event.put("originalDeliveryId", id);
    event.put("isRedelivery", false);
    switch (mishap) {
      case LOST -> deliveries.add(event.path("type").asText() + " lost");
      case HELD -> held.push(event);
      case TWICE -> {
        later(event, 0, 0);
        later(redelivery(event), 0, 0);
      }
      case NONE -> later(event, 0, 0);
    }
  }

  synchronized void release() {
    mishap = Mishap.NONE;
    while (!held.isEmpty()) {
      later(held.pop(), 0, 0);
    }
  }

  /** Sends what was held back in any order, and some of it several times. */
  synchronized void release(Random chance) {
    mishap = Mishap.NONE;
    List<ObjectNode> all = new ArrayList<>(held);
    for (ObjectNode event : held) {
      for (int i = chance.nextInt(3); i > 0; i--) {
        all.add(redelivery(event));
      }
    }
    held.clear();
    Collections.shuffle(all, chance);
    all.forEach(event -> later(event, 0, 0));
  }

  /** Nothing is held back, on its way or to be repeated. */
  synchronized boolean idle() {
    return held.isEmpty() && open.get() == 0;
  }

  private static ObjectNode redelivery(ObjectNode event) {
    ObjectNode again = event.deepCopy();
    again.put("deliveryId", Ids.next());
    again.put("isRedelivery", true);
    return again;
  }

  private void later(ObjectNode event, int attempt, int seconds) {
    open.incrementAndGet();
    queue.schedule(() -> attempt(event, attempt), seconds, TimeUnit.SECONDS);
  }

  private void attempt(ObjectNode event, int attempt) {
    int status = post(event);
    deliveries.add(event.path("type").asText() + " " + status);
    boolean again = status == 0 || status == 408 || status == 429 || status >= 500;
    if (again && attempt < WAITS_SECONDS.size()) {
      later(redelivery(event), attempt + 1, WAITS_SECONDS.get(attempt));
    }
    open.decrementAndGet();
  }

  private int post(ObjectNode event) {
    URI webhook = target;
    if (webhook == null) {
      return 410;
    }
    byte[] body = event.toPrettyString().getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(webhook)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("BTCPay-Sig", sign(secret, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  static String sign(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static ObjectNode event(String type, long seconds) {
    return JSON.createObjectNode().put("type", type).put("timestamp", seconds);
  }

  @Override
  public void close() {
    queue.shutdownNow();
  }
}
