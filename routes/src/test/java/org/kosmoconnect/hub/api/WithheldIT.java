package org.kosmoconnect.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.hub.SampleNetwork;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nodes without consent, and nodes that an operator hides, appear nowhere. */
@HubTest
@SampleNetwork
class WithheldIT {

  @LocalServerPort private int port;
  private Api api;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  @TestFactory
  Stream<DynamicTest> noListShowsThem() {
    return Stream.of(
            "/nodes?limit=1000",
            "/nodes?q=secret",
            "/links",
            "/weather/latest",
            "/weather/summary",
            "/network",
            "/network/at",
            "/nodes/!0000a001/receptions",
            "/nodes/!0000a001/positions")
        .map(
            path ->
                dynamicTest(
                    path,
                    () ->
                        assertThat(api.get(path).body())
                            .doesNotContain("secret", "0000dead", "0000beef", "57005", "48879")));
  }

  @Test
  void geoJsonDoesNotShowThem() {
    assertThat(api.get("/nodes?limit=1000", "Accept", "application/geo+json").body())
        .doesNotContain("secret", "0000dead", "0000beef");
  }

  @TestFactory
  Stream<DynamicTest> noOneCanAskForThem() {
    return Stream.of("!0000dead", "!0000beef", "57005", "48879")
        .flatMap(
            id ->
                Stream.of(
                    "/nodes/" + id,
                    "/nodes/" + id + "/readings",
                    "/nodes/" + id + "/receptions",
                    "/nodes/" + id + "/positions"))
        .map(
            path ->
                dynamicTest(
                    path, () -> ContractIT.expectProblem(api.get(path), 404, "node-not-found")));
  }

  @TestFactory
  Stream<DynamicTest> noFileHoldsThem() {
    return Stream.of("raw", "PT15M", "PT1H", "P1D")
        .map(
            bucket ->
                dynamicTest(
                    bucket,
                    () ->
                        ContractIT.expectProblem(
                            api.get(
                                "/nodes/!0000dead/readings?bucket=" + bucket, "Accept", "text/csv"),
                            404,
                            "node-not-found")));
  }
}
