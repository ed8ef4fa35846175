package org.kosmoconnect.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.hub.SampleNetwork;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@HubTest
@SampleNetwork
class NodesIT {

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  private Api api;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  private List<String> ids(String path) {
    return ids(api.json(path).path("items"));
  }

  private static List<String> ids(JsonNode nodes) {
    List<String> ids = new ArrayList<>();
    nodes.forEach(node -> ids.add(node.path("id").asText()));
    return ids;
  }

  @Test
  void pagesHoldEachNodeOnce() {
    List<String> seen = new ArrayList<>();
    String next = "";
    int pages = 0;
    do {
      JsonNode page = api.json("/nodes?limit=10" + next);
      assertThat(page.path("items").size()).isLessThanOrEqualTo(10);
      seen.addAll(ids(page.path("items")));
      next = page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asText();
      pages++;
    } while (!next.isEmpty());

    assertThat(seen).hasSize(103).doesNotHaveDuplicates().isSorted();
    assertThat(pages).isEqualTo(11);
  }

  @Test
  void aBoxHoldsTheNodesWithinIt() {
    assertThat(ids("/nodes?bbox=14,50,14.9,51")).containsExactly("!0000a001");
    assertThat(ids("/nodes?bbox=14.4503,50.0871,14.4503,50.0871")).containsExactly("!0000a001");
    assertThat(ids("/nodes?bbox=20,50,21,51")).isEmpty();
  }

  @Test
  void aBoxMayCrossTheAntimeridian() {
    assertThat(ids("/nodes?bbox=179,-20,-179,-10")).containsExactly("!0000a002", "!0000a003");
    assertThat(ids(api.json("/weather/latest?bbox=179,-20,-179,-10").path("features")))
        .containsExactly("!0000a002", "!0000a003");
    assertThat(ids("/nodes?bbox=-180,-20,-179,-10")).containsExactly("!0000a003");
  }

  @Test
  void filtersNarrowTheList() {
    assertThat(ids("/nodes?kind=enviro")).containsExactly("!0000a001", "!0000a002", "!0000a003");
    assertThat(ids("/nodes?kind=bridge")).containsExactly("!000003e9");
    assertThat(ids("/nodes?q=%C5%BEi%C5%BEkov")).containsExactly("!0000a001");
    assertThat(ids("/nodes?q=%25")).isEmpty();
    assertThat(ids("/nodes?activeWithin=PT2H"))
        .containsExactly("!0000a001", "!0000a002", "!0000a003");
    assertThat(ids("/nodes?activeWithin=P1D&limit=1000")).hasSize(103);
  }

  @Test
  void aNodeIsFoundByItsIdAndByItsNumber() {
    JsonNode node = api.json("/nodes/!0000a001");

    assertThat(api.json("/nodes/40961")).isEqualTo(node);
    assertThat(api.json("/nodes/%210000a001")).isEqualTo(node);
    assertThat(node.path("longName").asText()).isEqualTo("Rooftop Žižkov");
    assertThat(node.path("hardware").asText()).isEqualTo("RAK4631");
    assertThat(node.path("role").asText()).isEqualTo("SENSOR");
    assertThat(node.path("station").path("name").asText()).isEqualTo("Žižkov");
    assertThat(node.path("state").asText()).isEqualTo("live");
    assertThat(node.path("battery").path("level").asInt()).isEqualTo(87);
  }

  @Test
  void aNameMayHoldWhateverItsOwnerWrote() {
    String name = "\"}],\\ 'x' \u0001 <b> 🌈";
    jdbc.sql("update node set long_name = :name where num = 40961").param("name", name).update();
    try {
      assertThat(api.json("/nodes/!0000a001").path("longName").asText()).isEqualTo(name);
      JsonNode feature = api.json("/weather/latest?bbox=14,50,14.9,51").path("features").path(0);
      assertThat(feature.path("properties").path("longName").asText()).isEqualTo(name);
      assertThat(api.json("/nodes?bbox=14,50,14.9,51").path("items").path(0).path("longName"))
          .isEqualTo(feature.path("properties").path("longName"));
    } finally {
      jdbc.sql("update node set long_name = 'Rooftop Žižkov' where num = 40961").update();
    }
  }

  @Test
  void latestHoldsEveryKindWithItsOwnTime() {
    JsonNode latest = api.json("/nodes/!0000a001").path("latest");

    assertThat(latest.path("temperature").asText()).isEqualTo("10.1");
    assertThat(latest.path("pm25").asInt()).isEqualTo(11);
    assertThat(latest.path("kinds").path("environment").path("quality").asText())
        .isEqualTo("device");
    assertThat(latest.path("kinds").path("air_quality").path("quality").asText())
        .isEqualTo("radio");
  }

  @Test
  void airQualityIsRatedByTheNamedFormula() {
    // Of a box with few nodes, with none and of the whole map it is looked up in ways of their own.
    for (String box : List.of("?bbox=14,50,15,51", "?bbox=-180,-90,180,90", "")) {
      JsonNode index = rooftop(box).path("aqi");
      assertThat(index.path("value").asInt()).as(box).isEqualTo(112);
      assertThat(index.path("category").asText()).isEqualTo("unhealthy-for-sensitive-groups");
      assertThat(index.path("formula").asText()).isEqualTo("US EPA 2024-05, NowCast");
    }
    assertThat(api.json("/weather/latest?bbox=20,50,21,51").path("features")).isEmpty();
  }

  /** Returns the properties of the one station in Prague. */
  private JsonNode rooftop(String box) {
    for (JsonNode feature : api.json("/weather/latest" + box).path("features")) {
      if (feature.path("id").asText().equals("!0000a001")) {
        return feature.path("properties");
      }
    }
    throw new AssertionError("not in " + box);
  }

  @Test
  void aNodeStandsAtTheStationItCameToLast() {
    try {
      jdbc.sql("insert into station (name) values ('Before'), ('Newest'), ('To come')").update();
      jdbc.sql(
              """
              insert into station_node (station, node, valid_from, valid_to)
              select id, 40961, now() + by, until
              from station
              join (values
                ('Before', interval '-20 days', now() - interval '10 days'),
                ('Newest', interval '-1 day', null),
                ('To come', interval '1 day', null)) as stay (name, by, until) using (name)
              """)
          .update();

      assertThat(rooftop("").path("station").path("name").asText()).isEqualTo("Newest");
      assertThat(api.json("/nodes/!0000a001").path("station").path("name").asText())
          .isEqualTo("Newest");
    } finally {
      jdbc.sql(
              "delete from station_node where valid_from <> (select min(valid_from) from station_node)")
          .update();
      jdbc.sql("delete from station where id not in (select station from station_node)").update();
    }
  }

  @Test
  void theSummaryNamesWhoIsAtTheExtremes() {
    try {
      temperature(40962, 30.5);
      temperature(40963, -5);

      JsonNode summary = api.json("/weather/summary");
      JsonNode metric = summary.path("metrics").path(0);
      assertThat(summary.path("stations").asInt()).isEqualTo(3);
      assertThat(metric.path("metric").asText()).isEqualTo("temperature");
      assertThat(metric.path("stations").asInt()).isEqualTo(3);
      assertThat(metric.path("mean").asDouble()).isEqualTo(11.867);
      assertThat(metric.path("min").path("node").asText()).isEqualTo("!0000a003");
      assertThat(metric.path("min").path("value").asDouble()).isEqualTo(-5);
      assertThat(metric.path("max").path("node").asText()).isEqualTo("!0000a002");
      assertThat(metric.path("max").path("value").asDouble()).isEqualTo(30.5);
    } finally {
      temperature(40962, 10.1);
      temperature(40963, 10.1);
    }
  }

  private void temperature(long node, double value) {
    jdbc.sql("update environment_latest set temperature = ? where node = ?")
        .param(value)
        .param(node)
        .update();
  }

  @Test
  void receptionsPageFromTheNewest() {
    JsonNode first = api.json("/nodes/!0000a001/receptions?limit=20");
    JsonNode second =
        api.json(
            "/nodes/!0000a001/receptions?limit=20&cursor=" + first.path("nextCursor").asText());

    assertThat(first.path("items").path(0).path("packet").asText()).isEqualTo("00000064");
    assertThat(
            Stream.concat(first.path("items").valueStream(), second.path("items").valueStream())
                .map(reception -> reception.path("packet").asText()))
        .hasSize(25)
        .doesNotHaveDuplicates()
        .isSorted();
    assertThat(second.path("nextCursor").isNull()).isTrue();
  }

  @Test
  void linksPageAndFilterByTheirEnds() {
    JsonNode all = api.json("/links");
    JsonNode first = api.json("/links?limit=1");
    JsonNode rest = api.json("/links?cursor=" + first.path("nextCursor").asText());

    assertThat(all.path("items")).hasSize(3);
    assertThat(rest.path("items")).hasSize(2);
    assertThat(api.json("/links?bbox=179,-20,-179,-10").path("items")).hasSize(1);
  }

  @Test
  void theNetworkSumsUpWhatIsHeard() {
    JsonNode network = api.json("/network");

    assertThat(network.path("nodes").path("total").asInt()).isEqualTo(103);
    assertThat(network.path("nodes").path("live").asInt()).isEqualTo(3);
    assertThat(network.path("packetsPerMinute").asInt()).isEqualTo(40);
    assertThat(network.path("receptionsPerMinute").asInt()).isEqualTo(60);
    assertThat(network.path("ingestLag").path("p95").asDouble()).isEqualTo(0.2);
    assertThat(network.path("heard").path("withheld").asInt()).isEqualTo(93);
  }

  @Test
  void positionsPageFromTheNewest() {
    JsonNode first = api.json("/nodes/!0000a001/positions?limit=20");
    JsonNode second =
        api.json("/nodes/!0000a001/positions?limit=20&cursor=" + first.path("nextCursor").asText());

    assertThat(first.path("items").path(0).path("lat").asDouble()).isEqualTo(50.0871);
    assertThat(first.path("items").path(0).path("speed").asDouble()).isEqualTo(0.5);
    assertThat(
            Stream.concat(first.path("items").valueStream(), second.path("items").valueStream())
                .map(fix -> fix.path("time").asText()))
        .hasSize(25)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(second.path("nextCursor").isNull()).isTrue();
  }

  @Test
  void theNetworkIsShownAsItWas() {
    Instant time = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    JsonNode yesterday = api.json("/network/at?time=" + time).path("features");
    JsonNode now = api.json("/network/at?bbox=14,50,14.9,51").path("features");

    assertThat(ids(yesterday)).containsExactly("!0000a001", "!0000a002", "!0000a003");
    JsonNode before = yesterday.path(0).path("properties");
    assertThat(Instant.parse(before.path("latest").path("time").asText()))
        .isBetween(time.minusSeconds(300), time);
    assertThat(before.path("latest").path("windSpeed").asInt()).isEqualTo(4);
    assertThat(before.path("state").asText()).isEqualTo("live");
    assertThat(before.has("battery")).isFalse();
    assertThat(before.has("aqi")).isFalse();

    assertThat(ids(now)).containsExactly("!0000a001");
    JsonNode present = now.path(0).path("properties");
    assertThat(present.path("latest")).isEqualTo(api.json("/nodes/!0000a001").path("latest"));
    assertThat(present.path("battery").path("level").asInt()).isEqualTo(87);
    assertThat(present.path("snr").asDouble()).isEqualTo(6.25);
    assertThat(present.path("aqi").path("value").asInt()).isEqualTo(112);

    assertThat(api.json("/network/at?time=2020-01-01T00:00:00Z").path("features")).isEmpty();
  }
}
