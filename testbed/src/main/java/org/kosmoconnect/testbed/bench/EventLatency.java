package org.kosmoconnect.testbed.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.kosmoconnect.model.Packet;
import org.kosmoconnect.model.Telemetry;

/** One browser on the live stream: notes when the event of each reading arrives. */
final class EventLatency implements AutoCloseable {

  private static final Pattern READING =
      Pattern.compile("\"node\":\"(![0-9a-f]{8})\",\"time\":\"([^\"]+)\"");

  private final Map<String, Long> open = new ConcurrentHashMap<>();
  private final Histogram micros = new Histogram(600_000_000L, 3);
  private final InputStream body;

  private EventLatency(InputStream body) {
    this.body = body;
  }

  static EventLatency open(String hubUrl) throws IOException, InterruptedException {
    URI uri = URI.create(hubUrl + "/api/v1/stream?topics=readings");
    HttpResponse<InputStream> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new IOException("The live stream answers " + response.statusCode());
    }
    EventLatency stream = new EventLatency(response.body());
    Thread reader = new Thread(stream::read, "live-stream");
    reader.setDaemon(true);
    reader.start();
    return stream;
  }

  /** Notes a packet that was published at {@code nanos}; others than readings are left. */
  void sent(Packet packet, long nanos) {
    if (packet.content() instanceof Telemetry telemetry && telemetry.reading().time() != 0) {
      open.put(key(packet.from().toString(), telemetry.reading().time()), nanos);
    }
  }

  /** Returns how many readings have no event yet. */
  int missing() {
    return open.size();
  }

  Histogram micros() {
    return micros;
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher reading = READING.matcher(line);
        if (line.startsWith("data:") && reading.find()) {
          long now = System.nanoTime();
          long second = Instant.parse(reading.group(2)).getEpochSecond();
          Long since = open.remove(key(reading.group(1), second));
          if (since != null) {
            micros.recordValue(Math.max(0, now - since) / 1000);
          }
        }
      }
    } catch (IOException e) {
      // The bench has left; what is missing is counted.
    }
  }

  private static String key(String node, long second) {
    return node + second;
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
