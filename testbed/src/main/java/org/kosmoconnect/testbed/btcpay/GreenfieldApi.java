package org.kosmoconnect.testbed.btcpay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The endpoints, and the checkout page. */
final class GreenfieldApi implements HttpHandler {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern INVOICE =
      Pattern.compile("/api/v1/(?:stores/([^/]+)/)?invoices/([^/]+)(/status|/payment-methods)?");
  private static final Pattern INVOICES = Pattern.compile("/api/v1/stores/([^/]+)/invoices");
  private static final Pattern CHECKOUT = Pattern.compile("/i/([^/]+)");

  private final StandInBtcPay server;

  GreenfieldApi(StandInBtcPay server) {
    this.server = server;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      LockSupport.parkNanos(server.delay().toNanos());
      String path = exchange.getRequestURI().getPath();
      Matcher checkout = CHECKOUT.matcher(path);
      if (server.isDown()) {
        answer(exchange, 502, "text/plain", "Bad Gateway");
      } else if (checkout.matches()) {
        checkout(exchange, checkout.group(1), new String(body, StandardCharsets.UTF_8));
      } else if (path.equals("/api/v1/health")) {
        json(exchange, 200, "{\"synchronized\":true}");
      } else if (!authorized(exchange)) {
        problem(exchange, 401, "unauthenticated", "Authentication is required");
      } else {
        api(exchange, path, body);
      }
    }
  }

  private boolean authorized(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    return given != null
        && given.matches("(?i)(token|bearer) .*")
        && given.substring(given.indexOf(' ') + 1).equals(server.apiKey());
  }

  private void api(HttpExchange exchange, String path, byte[] body) throws IOException {
    JsonNode operation = GreenfieldContract.operation(exchange.getRequestMethod(), path);
    Matcher all = INVOICES.matcher(path);
    Matcher one = INVOICE.matcher(path);
    if (operation == null || !all.matches() && !one.matches()) {
      problem(exchange, 404, "not-found", "No such endpoint");
      return;
    }
    boolean scripted = one.matches() && server.scripted(one.group(2)).isPresent();
    if (!scripted && isForeign(all.matches() ? all.group(1) : one.group(1))) {
      problem(exchange, 403, "missing-permission", "Not a store of this key");
      return;
    }
    List<String> query =
        GreenfieldContract.queryFaults(operation, exchange.getRequestURI().getRawQuery());
    JsonNode request = tree(body);
    Map<String, String> members = GreenfieldContract.bodyFaults(operation, request);
    if (!query.isEmpty()) {
      problem(exchange, 400, "unknown-parameter", String.join(", ", query));
    } else if (!members.isEmpty()) {
      invalid(exchange, members);
    } else if (one.matches()) {
      invoice(exchange, one.group(2), one.group(3), request);
    } else if (exchange.getRequestMethod().equals("POST")) {
      create(exchange, request);
    } else {
      json(exchange, 200, server.list(orderId(exchange)).toString());
    }
  }

  private static void invalid(HttpExchange exchange, Map<String, String> faults)
      throws IOException {
    ArrayNode all = JSON.createArrayNode();
    faults.forEach((path, message) -> all.addObject().put("path", path).put("message", message));
    json(exchange, 422, all.toString());
  }

  private boolean isForeign(@Nullable String storeId) {
    return storeId != null && !storeId.equals(server.storeId());
  }

  private static Optional<String> orderId(HttpExchange exchange) {
    String query = exchange.getRequestURI().getQuery();
    return query != null && query.startsWith("orderId=")
        ? Optional.of(query.substring("orderId=".length()))
        : Optional.empty();
  }

  private void create(HttpExchange exchange, JsonNode request) throws IOException {
    if (request.path("checkout").path("expirationMinutes").asDouble(15) < 0.5) {
      invalid(exchange, Map.of("checkout.expirationMinutes", "Too short"));
    } else {
      json(exchange, 200, server.create(request).toString());
    }
  }

  private void invoice(HttpExchange exchange, String id, @Nullable String part, JsonNode request)
      throws IOException {
    Optional<StandInBtcPay.Scripted> scripted = server.scripted(id);
    Optional<PayInvoice> invoice = server.find(id);
    if (scripted.isPresent()) {
      json(exchange, scripted.get().status(), scripted.get().json());
    } else if (invoice.isEmpty()) {
      problem(exchange, 404, "invoice-not-found", "The invoice was not found");
    } else if ("/status".equals(part)) {
      server.mark(id, InvoiceStatus.valueOf(request.path("status").asText()));
      json(exchange, 200, invoice.get().json().toString());
    } else if (part != null) {
      json(exchange, 200, "[]");
    } else {
      json(exchange, 200, invoice.get().json().toString());
    }
  }

  private void checkout(HttpExchange exchange, String id, String form) throws IOException {
    if (server.find(id).isEmpty()) {
      answer(exchange, 404, "text/plain", "No such invoice");
      return;
    }
    if (exchange.getRequestMethod().equals("POST")) {
      switch (form.replaceFirst("^pay=", "")) {
        case "half" -> server.pay(id, "0.5");
        case "double" -> server.pay(id, "2");
        case "never" -> server.expire(id);
        default -> server.pay(id, "1");
      }
      exchange.getResponseHeaders().set("Location", "/i/" + id);
      answer(exchange, 303, "text/plain", "");
      return;
    }
    answer(
        exchange, 200, "text/html; charset=utf-8", CheckoutPage.of(server.find(id).orElseThrow()));
  }

  private static @Nullable JsonNode tree(byte[] body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static void problem(HttpExchange exchange, int status, String code, String message)
      throws IOException {
    json(
        exchange,
        status,
        JSON.createObjectNode().put("code", code).put("message", message).toString());
  }

  private static void json(HttpExchange exchange, int status, String json) throws IOException {
    answer(exchange, status, "application/json", json);
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
