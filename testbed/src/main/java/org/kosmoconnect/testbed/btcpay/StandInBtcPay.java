package org.kosmoconnect.testbed.btcpay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.kosmoconnect.testbed.server.OpenServers;
import org.kosmoconnect.testbed.server.ServerException;

/** The stand-in: one store, one webhook. */
public final class StandInBtcPay implements AutoCloseable {

  private final Map<String, PayInvoice> invoices = new LinkedHashMap<>();
  private final Map<String, Scripted> scripts = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final StandInMemory memory;
  private final HttpServer http;
  private final Clock clock;
  private final Duration confirmation;
  private final WebhookSender webhooks;
  private volatile boolean down;
  private volatile Duration delay = Duration.ZERO;

  /** An answer that a test wants to be given for an invoice. */
  record Scripted(int status, String json) {}

  private StandInBtcPay(HttpServer http, StandInMemory memory, Duration confirmation, Clock clock) {
    this.http = http;
    this.memory = memory;
    this.clock = clock;
    this.confirmation = confirmation;
    this.webhooks = new WebhookSender(memory.secret());
    memory.invoices().forEach(invoice -> invoices.put(invoice.id, invoice));
  }

  /**
   * Starts on a free port of this machine, and forgets all at its end.
   *
   * @param confirmation how long a payment takes to be confirmed
   */
  public static StandInBtcPay start(Duration confirmation) {
    return start(confirmation, StandInMemory.none(), 0);
  }

  /**
   * Starts with the store, keys and invoices that an earlier run left in a folder.
   *
   * @param confirmation how long a payment takes to be confirmed
   * @param port for a store that is new or whose port is taken; 0 for a free one
   */
  public static StandInBtcPay resume(Duration confirmation, Path folder, int port) {
    return start(confirmation, StandInMemory.in(folder), port);
  }

  private static StandInBtcPay start(Duration confirmation, StandInMemory memory, int port) {
    try {
      var loopback = InetAddress.getLoopbackAddress();
      HttpServer http = HttpServer.create(new InetSocketAddress(loopback, port), 0);
      var server = new StandInBtcPay(http, memory, confirmation, Clock.systemUTC());
      http.setExecutor(Executors.newFixedThreadPool(4));
      http.createContext("/", new GreenfieldApi(server));
      http.start();
      server.confirmAll();
      server.timer.scheduleAtFixedRate(server::expireAll, 1, 1, TimeUnit.SECONDS);
      OpenServers.add(server);
      return server;
    } catch (IOException e) {
      throw new ServerException("The stand-in of BTCPay Server did not start", e);
    }
  }

  /** Returns the root of the server, http://127.0.0.1:14142. */
  public String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  public String storeId() {
    return memory.storeId();
  }

  public String apiKey() {
    return memory.apiKey();
  }

  /** Returns the secret that signs webhooks. */
  public String secret() {
    return webhooks.secret();
  }

  /** Signs webhooks with another secret from now on, redeliveries of older events too. */
  public synchronized void rotateSecret(String next) {
    webhooks.secret(next);
    remember();
  }

  /** Has events sent to a webhook from now on; before, they are lost. */
  public void sendTo(URI webhook) {
    webhooks.sendTo(webhook);
  }

  /** While down, every request is answered 502. */
  public void down(boolean now) {
    down = now;
  }

  boolean isDown() {
    return down;
  }

  /** Answers every request that much later. */
  public void slow(Duration by) {
    delay = by;
  }

  Duration delay() {
    return delay;
  }

  /** Chooses what happens to deliveries from now on. */
  public void mishap(Mishap next) {
    webhooks.mishap(next);
  }

  /** Sends what was held back, the last one first. */
  public void release() {
    webhooks.release();
  }

  /** Sends what was held back in any order, and some of it several times. */
  public void release(Random chance) {
    webhooks.release(chance);
  }

  /** Tells whether no delivery is held back, on its way or to be repeated. */
  public boolean idle() {
    return webhooks.idle();
  }

  /** Returns how an invoice stands, {@code Settled/Marked}. */
  public synchronized String statusOf(String id) {
    var json = invoice(id).json();
    return json.path("status").asText() + "/" + json.path("additionalStatus").asText();
  }

  /** Returns what was delivered so far, {@code InvoiceSettled 200}. */
  public List<String> deliveries() {
    return webhooks.deliveries();
  }

  /** Answers for an invoice from now on with something made up. */
  public void script(String invoiceId, int status, String json) {
    scripts.put(invoiceId, new Scripted(status, json));
  }

  Optional<Scripted> scripted(String invoiceId) {
    return Optional.ofNullable(scripts.get(invoiceId));
  }

  /** Returns the ids of the invoices that name an order. */
  public synchronized List<String> invoicesOf(String orderId) {
    return invoices.values().stream().filter(one -> one.names(orderId)).map(one -> one.id).toList();
  }

  synchronized ObjectNode create(JsonNode request) {
    String id = Ids.next();
    var invoice = new PayInvoice(id, storeId(), url() + "/i/" + id, request, clock.instant());
    invoices.put(id, invoice);
    remember();
    tell("InvoiceCreated", invoice);
    return invoice.json();
  }

  synchronized Optional<PayInvoice> find(String id) {
    return Optional.ofNullable(invoices.get(id));
  }

  synchronized List<ObjectNode> list(Optional<String> orderId) {
    return invoices.values().stream()
        .filter(one -> orderId.map(one::names).orElse(true))
        .map(PayInvoice::json)
        .toList();
  }

  /** Pays the price times a factor; what is enough is confirmed after a while. */
  public synchronized void pay(String id, String factor) {
    PayInvoice invoice = invoice(id);
    boolean late = invoice.status == InvoiceStatus.Expired;
    boolean enough =
        invoice.receive(
            invoice.missing().multiply(new BigDecimal(factor)).setScale(2, RoundingMode.UP));
    remember();
    webhooks.send(event("InvoiceReceivedPayment", invoice).put("afterExpiration", late));
    if (enough && late) {
      tell("InvoicePaidAfterExpiration", invoice);
    } else if (enough) {
      webhooks.send(event("InvoiceProcessing", invoice).put("overPaid", invoice.overPaid()));
      confirmLater(id);
    }
  }

  private void confirmLater(String id) {
    timer.schedule(() -> confirm(id), confirmation.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What was on its way when an earlier run ended. */
  private synchronized void confirmAll() {
    invoices.values().stream()
        .filter(one -> one.status == InvoiceStatus.Processing)
        .forEach(one -> confirmLater(one.id));
  }

  private synchronized void confirm(String id) {
    PayInvoice invoice = invoice(id);
    if (invoice.status == InvoiceStatus.Processing) {
      invoice.confirm();
      remember();
      tell("InvoicePaymentSettled", invoice);
      webhooks.send(
          event("InvoiceSettled", invoice)
              .put("manuallyMarked", false)
              .put("overPaid", invoice.overPaid()));
    }
  }

  /** Ends the time to pay; nothing when it is paid already. */
  public synchronized void expire(String id) {
    PayInvoice invoice = invoice(id);
    if (invoice.status != InvoiceStatus.New) {
      return;
    }
    invoice.expire();
    remember();
    webhooks.send(event("InvoiceExpired", invoice).put("partiallyPaid", invoice.partial()));
  }

  /** Does what a person does on the server's pages. */
  public synchronized void mark(String id, InvoiceStatus as) {
    PayInvoice invoice = invoice(id);
    invoice.mark(as);
    remember();
    String type = as == InvoiceStatus.Settled ? "InvoiceSettled" : "InvoiceInvalid";
    webhooks.send(event(type, invoice).put("manuallyMarked", true));
  }

  private synchronized void expireAll() {
    List<String> over =
        invoices.values().stream()
            .filter(one -> one.isOver(clock.instant()))
            .map(one -> one.id)
            .toList();
    over.forEach(this::expire);
  }

  private void remember() {
    memory.write(webhooks.secret(), invoices.values());
  }

  private PayInvoice invoice(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("No invoice " + id));
  }

  private void tell(String type, PayInvoice invoice) {
    webhooks.send(event(type, invoice));
  }

  private ObjectNode event(String type, PayInvoice invoice) {
    ObjectNode event = WebhookSender.event(type, clock.instant().getEpochSecond());
    event.put("storeId", storeId()).put("invoiceId", invoice.id);
    event.set("metadata", invoice.metadata());
    return event;
  }

  @Override
  public void close() {
    OpenServers.remove(this);
    timer.shutdownNow();
    webhooks.close();
    http.stop(0);
  }
}
