package org.kosmoconnect.testbed.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.testbed.server.HubProcess;

/**
 * The HTTP API over a network with a past: times inside the server, by its own access log, and
 * those of a client on this machine, with the client's share in them.
 */
final class ApiBench {

  static final Set<String> NAMES = Set.of("readings", "nodes", "requests", "clients");
  static final Set<String> FLAGS = Set.of();

  private static final int FIRST_NODE = 0x10000000;
  private static final long LONGEST_MICROS = 600_000_000L;

  private static final long WARM_UP_NANOS = 10_000_000_000L;

  /** The hub's compiler optimises what was called fifty thousand times; a round has 8,000 calls. */
  private static final int WARM_UP_ROUNDS = 7;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final Report report;

  private ApiBench(HubProcess hub, Report report) {
    this.base = hub.url() + "/api/v1";
    this.report = report;
  }

  static Report run(BenchOptions options) throws Exception {
    int nodes = options.number("nodes", 200);
    int readings = options.number("readings", 1_000_000);
    int requests = options.number("requests", 200);
    Report report = new Report("api");
    try (BenchStack stack = BenchStack.start("mosquitto")) {
      stack.prepare();
      Bench.say("api: writing " + readings + " readings");
      fill(stack, nodes, readings / nodes);
      // Each question has to reach the database, which the second of a kept answer would spare it.
      try (AccessLog log = AccessLog.create();
          HubProcess hub = logged(stack, log, Map.of("KOSMO_API_CACHE", "0"))) {
        ApiBench bench = new ApiBench(hub, report);
        for (var query : queries(nodes).entrySet()) {
          Bench.say("api: " + query.getKey());
          bench.measure(log, query.getKey(), query.getValue(), requests, nodes);
        }
        Bench.say("api: csv");
        CpuClock clock = CpuClock.of(hub.pid());
        bench.csv(clock, clock.residentMb(false));
      }
      int clients = options.number("clients", 8);
      // As a hub is by default, and all viewers ask for the same.
      try (AccessLog log = AccessLog.create();
          HubProcess hub = logged(stack, log, Map.of())) {
        Bench.say("api: latest of all, kept");
        new ApiBench(hub, report).kept(log, clients);
      }
      try (HubProcess hub = stack.hub(BenchStack.INSTANCE)) {
        ApiBench bench = new ApiBench(hub, report);
        Bench.say("api: throughput");
        HttpRequest one = bench.request("/nodes/" + node(1), null);
        bench.throughput("one node", new Crowd(clients, one, 200));
        String all = "/nodes?limit=100";
        HttpRequest again = bench.request(all, bench.etag(all));
        bench.throughput("304 on the list", new Crowd(clients, again, 304));
      }
      stack.finish();
    }
    return report;
  }

  private static HubProcess logged(BenchStack stack, AccessLog log, Map<String, String> more)
      throws Exception {
    Map<String, String> settings = new LinkedHashMap<>(log.settings());
    settings.putAll(more);
    return stack.hub(BenchStack.INSTANCE, settings, BenchStack.HEAP_MB);
  }

  private static void fill(BenchStack stack, int nodes, int each) throws Exception {
    try (InputStream in = ApiBench.class.getResourceAsStream("fill-history.sql");
        Connection database = stack.postgres().connect();
        var statement = database.createStatement()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      statement.execute(text.formatted(nodes, each));
      // As a network with a past is; otherwise PostgreSQL would do it amid the measurement.
      statement.execute("vacuum analyze");
      statement.execute("checkpoint");
    }
  }

  /** Paths; %s stands for the id of a node. */
  private static Map<String, String> queries(int nodes) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("latest of all", "/weather/latest");
    queries.put("24 h raw", "/nodes/%s/readings?from=" + now.minus(Duration.ofHours(24)));
    queries.put(
        "30 d hourly", "/nodes/%s/readings?bucket=PT1H&from=" + now.minus(Duration.ofDays(30)));
    queries.put(
        "1 y daily", "/nodes/%s/readings?bucket=P1D&from=" + now.minus(Duration.ofDays(365)));
    queries.put("bbox", "/weather/latest?bbox=21.0,48.5,21.1,48.55");
    queries.put("network", "/network");
    queries.put("summary", "/weather/summary");
    return queries;
  }

  private static String node(int number) {
    return "!%08x".formatted(FIRST_NODE + number);
  }

  /** Asks for ten seconds to warm the hub up, and then as often as is measured. */
  private void measure(AccessLog log, String name, String path, int requests, int nodes)
      throws Exception {
    for (long end = System.nanoTime() + WARM_UP_NANOS; System.nanoTime() < end; ) {
      ask(path, requests, nodes);
      log.next(requests);
    }
    Histogram client = ask(path, requests, nodes);
    putServer(name, log.next(requests));
    LatencyBench.put(report, name, client);
  }

  private void putServer(String name, List<Long> times) {
    Histogram micros = new Histogram(LONGEST_MICROS, 3);
    times.forEach(micros::recordValue);
    report
        .put(name, "serverP50Millis", micros.getValueAtPercentile(50) / 1000.0)
        .put(name, "serverP95Millis", micros.getValueAtPercentile(95) / 1000.0)
        .put(name, "serverMaxMillis", micros.getMaxValue() / 1000.0);
  }

  private Histogram ask(String path, int requests, int nodes) throws Exception {
    Histogram micros = new Histogram(LONGEST_MICROS, 3);
    for (int i = 0; i < requests; i++) {
      String one = path.replace("%s", node(1 + i % nodes));
      long before = System.nanoTime();
      HttpResponse<byte[]> response =
          http.send(request(one, null), HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(one + " answers " + response.statusCode());
      }
      micros.recordValue((System.nanoTime() - before) / 1000);
    }
    return micros;
  }

  /** A year of one node as a table: the first byte, and the memory that it takes. */
  private void csv(CpuClock clock, double before) throws IOException, InterruptedException {
    String path =
        "/nodes/"
            + node(1)
            + "/readings?bucket=raw&from="
            + Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(365));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/csv").build();
    long began = System.nanoTime();
    HttpResponse<InputStream> response =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            path + " answers " + new String(body.readAllBytes(), StandardCharsets.UTF_8));
      }
      body.read();
      report.put("csv node-year", "firstByteMillis", (System.nanoTime() - began) / 1e6);
      long bytes = body.transferTo(java.io.OutputStream.nullOutputStream());
      report
          .put("csv node-year", "kB", bytes / 1024.0)
          .put("csv node-year", "moreMb", clock.residentMb(false) - before);
    }
  }

  /** What clients who ask for the latest of all together wait for while the hub keeps answers. */
  private void kept(AccessLog log, int clients) throws Exception {
    String name = "latest of all, kept";
    int each = 200;
    HttpRequest asBrowsersDo =
        HttpRequest.newBuilder(URI.create(base + "/weather/latest"))
            .header("Accept-Encoding", "gzip")
            .build();
    Crowd crowd = new Crowd(clients, asBrowsersDo, 200);
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      crowd.ask(each);
      log.next(clients * each);
    }
    report.put(name, "requestsPerSecond", crowd.ask(each));
    putServer(name, log.next(clients * each));
  }

  private void throughput(String name, Crowd crowd) throws Exception {
    double perSecond = 0;
    for (int round = 0; round <= WARM_UP_ROUNDS; round++) {
      perSecond = crowd.ask(1_000);
    }
    report.put(name, "requestsPerSecond", perSecond);
  }

  private String etag(String path) throws IOException, InterruptedException {
    return http.send(request(path, null), HttpResponse.BodyHandlers.discarding())
        .headers()
        .firstValue("ETag")
        .orElseThrow();
  }

  private HttpRequest request(String path, @Nullable String etag) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    return (etag == null ? request : request.header("If-None-Match", etag)).build();
  }
}
