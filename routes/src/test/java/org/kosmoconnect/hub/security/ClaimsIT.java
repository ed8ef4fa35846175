package org.kosmoconnect.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node becomes somebody's by a code that it sends itself. */
@HubTest
class ClaimsIT {

  private static final String PASSWORD = "a horse and a battery";

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private StringRedisTemplate redis;
  @Autowired private ProducerTemplate camel;
  private byte[] key;
  private long node;
  private String id;
  private Browser owner;
  private Browser other;

  @BeforeEach
  void meetANode() {
    redis.delete(redis.keys("kosmo:throttle:*"));
    key = new byte[32];
    ThreadLocalRandom.current().nextBytes(key);
    node = ThreadLocalRandom.current().nextLong(1, 4_000_000_000L);
    id = "!%08x".formatted(node);
    jdbc.sql(
            "insert into node (num, long_name, public_key, firmware, first_heard, last_heard)"
                + " values (?, 'Rooftop', ?, '2.7.15', now(), now())")
        .params(node, key)
        .update();
    owner = someone();
    other = someone();
  }

  private Browser someone() {
    Browser browser = new Browser(port);
    String email = UUID.randomUUID() + "@example.org";
    browser.look();
    browser.post("/account", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD));
    browser.signIn(email, PASSWORD);
    return browser;
  }

  private static String account(Browser browser) {
    return browser.look().path("account").asText();
  }

  private String code(Browser browser) {
    HttpResponse<String> answer = browser.post("/claims", "{\"nodeId\":\"%s\"}".formatted(id));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Browser.parse(answer).path("code").asText();
  }

  /** What the gateway asks when a node has sent a code. */
  private String take(String code, byte[] sentWith, boolean pki) {
    return camel.requestBody(
        "direct:claim-node",
        "{\"node\":%d,\"code\":\"%s\",\"publicKey\":\"%s\",\"pki\":%b,\"trusted\":true}"
            .formatted(node, code, HexFormat.of().formatHex(sentWith), pki),
        String.class);
  }

  private String claimed() {
    String result = take(code(owner), key, true);
    assertThat(result).contains("\"claimed\"", account(owner));
    return result;
  }

  @Test
  void theRightCodeFromTheNodeMakesAnOwner() {
    claimed();

    JsonNode mine = Browser.parse(owner.get("/my/nodes")).path("items").path(0);
    assertThat(mine.path("id").asText()).isEqualTo(id);
    assertThat(mine.path("role").asText()).isEqualTo("OWNER");
    assertThat(mine.path("state").asText()).isEqualTo("active");
    assertThat(Browser.parse(other.get("/my/nodes")).path("items")).isEmpty();
  }

  @Test
  void onlyTheRecordedKeyCounts() {
    String code = code(owner);

    assertThat(take(code, key, false)).contains("not-proven");
    assertThat(take(code, new byte[32], true)).contains("key-unknown");
    assertThat(Browser.parse(owner.get("/my/nodes")).path("items")).isEmpty();
  }

  @Test
  void aNodeOfFirmware28MustBeNamedByItsKey() {
    jdbc.sql("update node set firmware = '2.8.1' where num = ?").param(node).update();
    assertThat(take(code(owner), key, true)).contains("key-unknown");

    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(key);
    assertThat(jdbc.sql("select crc32(?)").param(key).query(Long.class).single())
        .isEqualTo(crc.getValue());
  }

  @Test
  void fiveWrongCodesEndAClaim() {
    String code = code(owner);
    String wrong = code.equals("000000") ? "000001" : "000000";
    for (int i = 0; i < 5; i++) {
      assertThat(take(wrong, key, true)).contains("wrong-code");
    }

    assertThat(take(code, key, true)).contains("no-claim");
    assertThat(owner.post("/claims", "{\"nodeId\":\"%s\"}".formatted(id)).statusCode())
        .isEqualTo(409);
  }

  @Test
  void anAccountHasThreeOpenClaimsAtMost() {
    for (int i = 1; i <= 3; i++) {
      assertThat(owner.post("/claims", "{\"nodeId\":\"!0000000%d\"}".formatted(i)).statusCode())
          .isEqualTo(201);
    }

    assertThat(owner.post("/claims", "{\"nodeId\":\"!00000004\"}").statusCode()).isEqualTo(409);
  }

  @Test
  void whatIsOwnedIsNotTakenByAnother() {
    claimed();

    assertThat(take(code(other), key, true)).contains("taken");
  }

  @Test
  void anotherKeyLetsTheClaimRest() {
    claimed();

    jdbc.sql("update node set offered_key = sha256('other') where num = ?").param(node).update();

    assertThat(Browser.parse(owner.get("/my/nodes")).at("/items/0/state").asText())
        .isEqualTo("key-changed");
    assertThat(owner.send("PATCH", "/api/v1/my/nodes/" + id, "{\"name\":\"x\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void anOwnerChangesWhatIsSaidOfTheNodeAndNobodyElse() {
    claimed();
    String change = "{\"name\":\"Roof\",\"inbound\":\"PUBLIC\",\"consent\":true}";

    assertThat(owner.send("PATCH", "/api/v1/my/nodes/" + id, change).statusCode()).isEqualTo(204);

    JsonNode mine = Browser.parse(owner.get("/my/nodes")).path("items").path(0);
    assertThat(mine.path("name").asText()).isEqualTo("Roof");
    assertThat(mine.path("inbound").asText()).isEqualTo("PUBLIC");
    HttpResponse<String> forbidden = other.send("PATCH", "/api/v1/my/nodes/" + id, change);
    HttpResponse<String> unknown = other.send("PATCH", "/api/v1/my/nodes/!00000001", change);
    assertThat(forbidden.statusCode()).isEqualTo(404);
    assertThat(forbidden.body()).isEqualTo(unknown.body());
  }

  @Test
  void anOwnerGivesAndTakesParts() {
    claimed();
    String member = "/api/v1/my/nodes/%s/members/%s".formatted(id, account(other));
    assertThat(other.send("GET", member, null).statusCode()).isEqualTo(404);
    assertThat(other.send("PUT", member, "{\"role\":\"OPERATOR\"}").statusCode()).isEqualTo(404);

    assertThat(owner.send("PUT", member, "{\"role\":\"SENDER\"}").statusCode()).isEqualTo(200);

    assertThat(Browser.parse(other.get("/my/nodes")).at("/items/0/role").asText())
        .isEqualTo("SENDER");
    assertThat(Browser.parse(other.get("/my/nodes/" + id + "/members")).path("items")).hasSize(2);
    assertThat(other.send("PUT", member, "{\"role\":\"OPERATOR\"}").statusCode()).isEqualTo(404);
    assertThat(owner.send("DELETE", member, null).statusCode()).isEqualTo(204);
    assertThat(Browser.parse(other.get("/my/nodes")).path("items")).isEmpty();
    assertThat(owner.send("PUT", member, "{\"role\":\"OWNER\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void anOwnerWhoLeavesFreesTheNode() {
    claimed();
    String member = "/api/v1/my/nodes/%s/members/".formatted(id);
    owner.send("PUT", member + account(other), "{\"role\":\"VIEWER\"}");

    assertThat(owner.send("DELETE", member + account(owner), null).statusCode()).isEqualTo(204);

    assertThat(Browser.parse(other.get("/my/nodes")).path("items")).isEmpty();
    assertThat(take(code(other), key, true)).contains("\"claimed\"");
  }

  private java.util.List<String> notices(Browser of) {
    return Browser.parse(of.get("/notices")).findValuesAsText("kind");
  }

  @Test
  void anotherKeyIsToldToTheOwnerOnceAndPutAwayWhenItIsOver() {
    claimed();
    jdbc.sql("update node set offered_key = sha256('other') where num = ?").param(node).update();

    camel.requestBody("direct:notify-hosts", (Object) null);
    camel.requestBody("direct:notify-hosts", (Object) null);

    assertThat(notices(owner)).containsExactly("claim-suspended");
    assertThat(notices(other)).isEmpty();
    jdbc.sql("update node set offered_key = null where num = ?").param(node).update();
    camel.requestBody("direct:notify-hosts", (Object) null);
    assertThat(notices(owner)).isEmpty();
  }

  @Test
  void aBridgeThatIsAwayIsToldToItsHostAndToOperatorsForEachOutage() {
    claimed();
    Browser operator = new Browser(port);
    operator.signIn("operator@example.org", "correct horse battery staple");
    String bridge = "roof-" + node;
    jdbc.sql(
            """
            insert into bridge (id, node, enrolled, first_heard, last_heard) values (?, ?, true, now(), now())
            """)
        .params(bridge, node)
        .update();

    for (int outage = 1; outage <= 2; outage++) {
      jdbc.sql(
              """
              insert into alert (kind, subject, opened_at)
              values ('bridge-offline', ?, now() - make_interval(hours => ?))
              """)
          .params(bridge, 3 - outage)
          .update();
      camel.requestBody("direct:notify-hosts", (Object) null);
      camel.requestBody("direct:notify-hosts", (Object) null);

      assertThat(notices(owner)).containsExactly("bridge-offline");
      assertThat(operator.get("/notices").body()).contains(bridge);
      assertThat(notices(other)).isEmpty();
      jdbc.sql("update alert set closed_at = now() where subject = ?").param(bridge).update();
      camel.requestBody("direct:notify-hosts", (Object) null);
      assertThat(notices(owner)).isEmpty();
    }
  }
}
