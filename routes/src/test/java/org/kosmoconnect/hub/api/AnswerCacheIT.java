package org.kosmoconnect.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.hub.SampleNetwork;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Many viewers of one map ask the database once. */
@HubTest
@SampleNetwork
@TestPropertySource(properties = "kosmo.api.cache=5000")
class AnswerCacheIT {

  private static final String NODE = "/nodes/!0000a001";

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private DataSource dataSource;
  private Api api;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  @Test
  void aKeptAnswerIsTheSameInEveryPart() {
    HttpResponse<String> first = api.get(NODE);
    jdbc.update("update node set long_name = 'Renamed' where num = 40961");

    HttpResponse<String> second = api.get(NODE);

    assertThat(second.body()).isEqualTo(first.body()).doesNotContain("Renamed");
    for (String header : new String[] {"ETag", "Cache-Control", "Content-Type"}) {
      assertThat(second.headers().allValues(header))
          .as(header)
          .isEqualTo(first.headers().allValues(header))
          .hasSize(1);
    }
  }

  @Test
  void aKeptAnswerIsNotSentToThoseWhoHaveIt() {
    String tag = api.get("/nodes").headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = api.get("/nodes", "If-None-Match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void formsAndParametersAreKeptApart() {
    assertThat(api.json("/nodes?kind=enviro")).isNotEqualTo(api.json("/nodes?kind=mesh"));
    assertThat(api.get("/nodes", "Accept", "application/geo+json").body())
        .contains("FeatureCollection");
    assertThat(api.get("/nodes", "Accept", "application/json").body()).contains("items");
  }

  @Test
  void aKeptAnswerIsCompressedForThoseWhoTakeIt() throws Exception {
    String path = "/nodes?limit=50";
    HttpResponse<String> plain = api.get(path);
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();

    HttpResponse<byte[]> compressed = bytes(path, "br, gzip;q=0.8");

    assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(compressed.headers().allValues("Vary").toString())
        .containsIgnoringCase("Accept-Encoding");
    for (String header : new String[] {"ETag", "Cache-Control", "Content-Type"}) {
      assertThat(compressed.headers().allValues(header))
          .as(header)
          .isEqualTo(plain.headers().allValues(header))
          .hasSize(1);
    }
    try (var body = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain.body());
    }
    for (String refusal : new String[] {"identity", "gzip;q=0", "br, gzip; q=0.0, identity"}) {
      assertThat(bytes(path, refusal).headers().firstValue("Content-Encoding"))
          .as(refusal)
          .isEmpty();
    }
  }

  private HttpResponse<byte[]> bytes(String path, String encodings) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1" + path);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri).header("Accept-Encoding", encodings).build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void whileOneAsksAnewTheOthersGetTheOldAnswer() throws Exception {
    String path = "/nodes?limit=7";
    String old = api.get(path).body();
    try (Connection writer = dataSource.getConnection()) {
      writer.setAutoCommit(false);
      writer.createStatement().execute("lock table node in access exclusive mode");

      CompletableFuture<HttpResponse<String>> renewal = firstThatWaits(path);

      assertThat(api.get(path).body()).isEqualTo(old);
      assertThat(renewal).isNotDone();
      writer.rollback();
      assertThat(renewal.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
  }

  /** Asks until the answer's life is over and a question goes to the database, which is locked. */
  private CompletableFuture<HttpResponse<String>> firstThatWaits(String path) throws Exception {
    while (true) {
      CompletableFuture<HttpResponse<String>> question =
          CompletableFuture.supplyAsync(() -> api.get(path));
      try {
        assertThat(question.get(1, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      } catch (TimeoutException e) {
        return question;
      }
    }
  }

  @Test
  void errorsAreNotKept() {
    assertThat(api.get("/nodes/!0000fffe").statusCode()).isEqualTo(404);
    jdbc.update(
        "insert into node (num, first_heard, last_heard, published, ignored)"
            + " values (65534, now(), now(), true, false)");

    assertThat(api.get("/nodes/!0000fffe").statusCode()).isEqualTo(200);
  }
}
