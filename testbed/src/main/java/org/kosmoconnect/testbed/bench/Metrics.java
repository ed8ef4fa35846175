package org.kosmoconnect.testbed.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.kosmoconnect.testbed.server.HubProcess;

/** What a hub tells Prometheus. */
final class Metrics {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Metrics() {}

  /** Returns the first sample whose line begins with {@code name}; NaN when there is none. */
  static double of(HubProcess hub, String name) throws IOException, InterruptedException {
    URI uri = URI.create(hub.managementUrl() + "/actuator/prometheus");
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(Double.NaN);
  }
}
