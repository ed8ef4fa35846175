package org.kosmoconnect.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.hub.SampleNetwork;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The running hub held against its OpenAPI document. */
@HubTest
@SampleNetwork
class ContractIT {

  private final JsonNode document = Api.parse(ApiContract.load().json());

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  private Api api;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  /** Operations that answer JSON to everyone by their path, with a node that exists. */
  private Stream<Map.Entry<String, JsonNode>> reads() {
    return openReads().filter(path -> !path.getKey().equals("/stream"));
  }

  private Stream<Map.Entry<String, JsonNode>> openReads() {
    return document.path("paths").properties().stream()
        .filter(path -> path.getValue().at("/get/security").isEmpty())
        .filter(path -> path.getValue().at("/get").has("security"));
  }

  private static String path(Map.Entry<String, JsonNode> read) {
    return read.getKey().replace("{id}", "!0000a001").replace("{channel}", "LongFast");
  }

  @TestFactory
  Stream<DynamicTest> everyOperationAnswersAsItsSchemaSays() {
    return reads()
        .flatMap(
            read ->
                read.getValue().at("/get/responses/200/content").properties().stream()
                    .filter(content -> content.getValue().path("schema").has("$ref"))
                    .map(
                        content ->
                            dynamicTest(
                                path(read) + " as " + content.getKey(),
                                () -> {
                                  JsonNode answer =
                                      api.json(path(read), "Accept", content.getKey());
                                  assertThat(
                                          ContractSchemas.validate(
                                              ContractSchemas.name(
                                                  content.getValue().path("schema")),
                                              answer))
                                      .isEmpty();
                                })));
  }

  @TestFactory
  Stream<DynamicTest> everyOperationRefusesWhatItDoesNotKnow() {
    return openReads()
        .map(
            read ->
                dynamicTest(
                    read.getKey(),
                    () -> {
                      expectProblem(api.get(path(read) + "?foo=1"), 400, "invalid-parameter");
                      expectProblem(
                          api.get(path(read), "Accept", "image/png"), 406, "not-acceptable");
                      HttpResponse<String> patch = api.send("PATCH", "/api/v1" + path(read));
                      expectProblem(patch, 405, "method-not-allowed");
                      assertThat(patch.headers().firstValue("Allow"))
                          .hasValueSatisfying(
                              allowed -> assertThat(allowed).contains("GET, HEAD, OPTIONS"));
                    }));
  }

  @Test
  void everythingThatIsWrongIsNamed() {
    JsonNode problem =
        Api.parse(api.get("/nodes?foo=1&limit=0&kind=cat&bbox=1,2,3&limit=5").body());

    assertThat(problem.path("errors"))
        .extracting(error -> error.path("name").asText() + " " + error.path("code").asText())
        .containsExactly(
            "foo unknown-parameter",
            "limit too-small",
            "kind unknown-value",
            "bbox wrong-count",
            "limit repeated");
  }

  @Test
  void unknownPathsAreNotFound() {
    expectProblem(api.get("/nothing"), 404, "no-such-path");
    expectProblem(api.send("GET", "/api/v2/nodes"), 404, "no-such-path");
    expectProblem(api.get("/nodes/!ffffffff"), 404, "node-not-found");
    expectProblem(api.get("/nodes/!ffffffff/readings"), 404, "node-not-found");
    expectProblem(api.get("/nodes/!ffffffff/receptions"), 404, "node-not-found");
    expectProblem(api.get("/nodes/!FFFFFFFF"), 400, "invalid-parameter");
  }

  @Test
  void cursorsOfOtherListsAreRefused() {
    expectProblem(api.get("/links?cursor=zzz"), 400, "invalid-parameter");
    expectProblem(api.get("/links?cursor=ffff"), 400, "invalid-parameter");
    expectProblem(api.get("/nodes?cursor=zzz"), 400, "invalid-parameter");
    expectProblem(api.get("/nodes/!0000a001/receptions?cursor=6161"), 400, "invalid-parameter");
  }

  @Test
  void metricsOfTheContractAreThoseOfTheDatabase() {
    List<String> known =
        jdbc.sql("select name from metric where kind <> 'health' order by position")
            .query(String.class)
            .list();

    assertThat(document.at("/components/schemas/Metric/enum"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(known);
  }

  @Test
  void theDocumentItselfIsServed() {
    JsonNode served = api.json("/openapi.json");

    assertThat(served).isEqualTo(document);
    assertThat(StreamSupport.stream(served.path("paths").spliterator(), false)).isNotEmpty();
  }

  static void expectProblem(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.uri() + " " + response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = Api.parse(response.body());
    assertThat(ContractSchemas.validate("Problem", problem)).isEmpty();
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
  }
}
