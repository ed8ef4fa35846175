package org.kosmoconnect.hub.live;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.hub.SampleNetwork;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The live stream, from the channel in Redis to a viewer. */
@HubTest
@SampleNetwork
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveIT {

  @LocalServerPort private int port;
  @Autowired private StringRedisTemplate redis;
  private final String unique = UUID.randomUUID().toString();
  private final List<Viewer> viewers = new ArrayList<>();

  /** Under load the hub may serve before its subscription stands. */
  @BeforeEach
  void awaitSubscription() throws Exception {
    Viewer probe = view("?topics=nodes");
    await()
        .atMost(30, SECONDS)
        .until(
            () -> {
              publish("node", "probe", "!0000a001");
              return probe.lines.contains("id: " + id("probe")) || probe.status != 200;
            });
  }

  @AfterEach
  void leave() throws IOException {
    for (Viewer viewer : viewers) {
      viewer.body.close();
    }
  }

  private Viewer view(String query, String... headers) throws Exception {
    Viewer viewer = new Viewer(port, query, headers);
    viewers.add(viewer);
    return viewer;
  }

  private String id(String name) {
    return unique + "-" + name;
  }

  private void publish(String event, String name, String node) {
    redis.convertAndSend(
        "kosmo:live",
        "[{\"event\": \"%s\", \"id\": \"%s\", \"data\": {\"%s\": \"%s\"}}]"
            .formatted(event, id(name), event.equals("node") ? "id" : "node", node));
  }

  @Test
  void aViewerSeesWhatItChose() throws Exception {
    Viewer readings = view("?topics=readings");
    Viewer all = view("");

    publish("node", "a", "!0000a001");
    publish("reading", "b", "!0000a001");

    await()
        .atMost(5, SECONDS)
        .untilAsserted(() -> assertThat(all.lines).contains("id: " + id("a"), "id: " + id("b")));
    await()
        .atMost(5, SECONDS)
        .untilAsserted(() -> assertThat(readings.lines).contains("id: " + id("b")));
    assertThat(readings.lines)
        .doesNotContain("event: node")
        .contains("data: {\"node\":\"!0000a001\"}");
  }

  @Test
  void eventsComeInTheirOrder() throws Exception {
    Viewer viewer = view("");
    List<String> published = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      publish("reading", "e" + i, "!0000a001");
      published.add("id: " + id("e" + i));
    }

    await().atMost(10, SECONDS).until(() -> viewer.lines.contains("id: " + id("e499")));
    assertThat(viewer.lines)
        .filteredOn(line -> line.startsWith("id: " + id("e")))
        .isEqualTo(published);
  }

  @Test
  void aReconnectContinuesWhereItStopped() throws Exception {
    Viewer first = view("");
    publish("reading", "a", "!0000a001");
    publish("reading", "b", "!0000a001");
    await().atMost(5, SECONDS).until(() -> first.lines.contains("id: " + id("b")));

    Viewer second = view("", "Last-Event-ID", id("a"));

    await().atMost(5, SECONDS).until(() -> second.lines.contains("id: " + id("b")));
    assertThat(second.lines).doesNotContain("id: " + id("a"), "event: reset");
  }

  @Test
  void aViewerThatMissedTooMuchIsToldToFetchAnew() throws Exception {
    Viewer viewer = view("", "Last-Event-ID", "long-ago");

    await().atMost(5, SECONDS).until(() -> viewer.lines.contains("event: reset"));
  }

  @Test
  void theNetworkIsToldEveryFewSeconds() throws Exception {
    Viewer viewer = view("?topics=network");

    await().atMost(8, SECONDS).until(() -> viewer.lines.contains("event: network"));
    assertThat(viewer.lines).anyMatch(line -> line.startsWith("data: {\"nodes\":{\"live\":"));
  }

  @Test
  void withheldNodesAreNotShown() throws Exception {
    Viewer viewer = view("");

    // The feed learns within seconds whom it must not show: the sample network was loaded just now.
    await()
        .atMost(10, SECONDS)
        .untilAsserted(
            () -> {
              String round = UUID.randomUUID().toString();
              publish("reading", round + "dead", "!0000dead");
              publish("node", round + "beef", "!0000beef");
              publish("reading", round, "!0000a001");
              await().atMost(2, SECONDS).until(() -> viewer.lines.contains("id: " + id(round)));
              assertThat(viewer.lines)
                  .doesNotContain("id: " + id(round + "dead"), "id: " + id(round + "beef"));
            });
  }

  /** Last; streams that other viewers left count until the next heartbeat. */
  @Test
  @Order(Integer.MAX_VALUE)
  void anAddressMayHaveTwentyStreams() throws Exception {
    int open = 0;
    int status = view("?topics=nodes").status;
    while (status == 200 && open <= 20) {
      open++;
      status = view("?topics=nodes").status;
    }

    assertThat(status).isEqualTo(429);
    assertThat(open).isBetween(1, 20);
  }

  private static final class Viewer {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final InputStream body;
    private final int status;

    Viewer(int port, String query, String... headers) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/stream" + query));
      if (headers.length > 0) {
        request.headers(headers);
      }
      HttpResponse<InputStream> response =
          HttpClient.newHttpClient()
              .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      status = response.statusCode();
      body = response.body();
      Thread reader = new Thread(this::read, "viewer");
      reader.setDaemon(true);
      reader.start();
    }

    private void read() {
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
        reader.lines().forEach(lines::add);
      } catch (IOException | UncheckedIOException e) {
        lines.add("closed");
      }
    }
  }
}
