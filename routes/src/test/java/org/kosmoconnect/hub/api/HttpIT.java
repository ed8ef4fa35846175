package org.kosmoconnect.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.hub.SampleNetwork;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What caches, proxies and other sites rely on. */
@HubTest
@SampleNetwork
class HttpIT {

  @LocalServerPort private int port;
  @Autowired private DataSource dataSource;
  private Api api;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  @Test
  void anUnchangedAnswerIsNotSentAgain() {
    HttpResponse<String> first = api.get("/nodes");
    String tag = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> second = api.get("/nodes", "If-None-Match", tag);

    assertThat(first.headers().firstValue("Cache-Control")).contains("public, max-age=10");
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(second.headers().firstValue("ETag")).contains(tag);
  }

  @Test
  void answersAreCompressedForThoseWhoWantIt() {
    HttpResponse<String> answer = api.get("/nodes", "Accept-Encoding", "gzip");

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.headers().allValues("Vary"))
        .anyMatch(vary -> vary.toLowerCase().contains("accept-encoding"));
  }

  @Test
  void headAnswersLikeGetWithoutABody() {
    HttpResponse<String> head = api.send("HEAD", "/api/v1/nodes");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("ETag"))
        .isEqualTo(api.get("/nodes").headers().firstValue("ETag"));
    assertThat(api.send("HEAD", "/api/v1/stream").statusCode()).isEqualTo(200);
  }

  @Test
  void otherSitesMayRead() {
    HttpResponse<String> answer = api.get("/network", "Origin", "https://example.org");

    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void forgedHeadersChangeNothing() {
    String honest = api.get("/nodes?kind=enviro").body();

    String forged =
        api.get(
                "/nodes?kind=enviro",
                "CamelSqlQuery",
                "select 'forged'",
                "camelHttpResponseCode",
                "418",
                "KOSMOROLE",
                "operator",
                "kind",
                "mesh",
                "q",
                "nothing",
                "limit",
                "1",
                "cursor",
                "ffffffff")
            .body();

    assertThat(forged).isEqualTo(honest);
  }

  @Test
  void nothingOfARequestComesBack() {
    HttpResponse<String> answer = api.get("/network", "X-Echo", "echo", "Cookie", "secret=1");

    assertThat(answer.headers().map().toString()).doesNotContain("echo", "secret");
  }

  @Test
  void aDatabaseThatDoesNotAnswerInTimeIsBusy() throws Exception {
    try (Connection writer = dataSource.getConnection()) {
      writer.setAutoCommit(false);
      writer.createStatement().execute("lock table node in access exclusive mode");

      HttpResponse<String> answer = api.get("/nodes");

      ContractIT.expectProblem(answer, 503, "busy");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      ContractIT.expectProblem(
          api.get("/nodes/!0000a001/readings", "Accept", "text/csv"), 503, "busy");
      writer.rollback();
    }
    assertThat(api.get("/nodes").statusCode()).isEqualTo(200);
  }

  @Test
  void everyRequestIsAnsweredByItself() {
    for (int i = 1; i <= 20; i++) {
      assertThat(api.json("/nodes?limit=" + i).path("items")).hasSize(i);
    }
  }
}
