package org.kosmoconnect.hub.security;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.kosmoconnect.model.NodeId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody who has one of everything that a path of the contract can name. */
final class Possessions {

  private static final String PASSWORD = "a horse and a battery";

  private final JdbcClient jdbc;
  private final Browser owner;
  private final String account;
  private final NodeId node =
      new NodeId(ThreadLocalRandom.current().nextLong(0x30000000L, 0x40000000L));

  /** Ids of the things, by the part of the path before them. */
  private final Map<String, String> ids;

  Possessions(JdbcClient jdbc, int port) {
    this.jdbc = jdbc;
    this.owner = someone(port);
    this.account = owner.look().path("account").asText();
    Browser operator = new Browser(port);
    expect(operator.signIn("operator@example.org", "correct horse battery staple"), 200);
    own();
    String message = message();
    ids =
        Map.ofEntries(
            Map.entry("/admin/accounts", account),
            Map.entry("/admin/bridges", bridge()),
            Map.entry("/admin/clients", client(operator)),
            Map.entry("/admin/inbox", inboxText()),
            Map.entry("/admin/node-aliases", sharedAlias(operator)),
            Map.entry("/admin/orders", order()),
            Map.entry("/blocks", block()),
            Map.entry("/channels", "LongFast"),
            Map.entry("/conversations", node.toString()),
            Map.entry("/messages", message),
            Map.entry("/my/nodes", node.toString()),
            Map.entry("/my/nodes/{id}/members", account),
            Map.entry("/nodes", node.toString()),
            Map.entry("/node-aliases", alias()),
            Map.entry("/notices", notice()),
            Map.entry("/orders", order()),
            Map.entry("/tokens", token()));
  }

  /** Returns the one to whom all this belongs, signed in. */
  Browser owner() {
    return owner;
  }

  /** Signs somebody in who has nothing. */
  static Browser someone(int port) {
    Browser browser = new Browser(port);
    browser.look();
    String email = UUID.randomUUID() + "@example.org";
    expect(
        browser.post(
            "/account", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD)),
        202);
    expect(browser.signIn(email, PASSWORD), 200);
    return browser;
  }

  /**
   * Returns the id of the thing that a path names.
   *
   * @param collection path up to its parameter
   * @throws AssertionError if there is no such thing here yet: add it
   */
  String id(String collection) {
    String id = ids.get(collection);
    if (id == null || id.isEmpty()) {
      throw new AssertionError("Nothing is known to this test under " + collection);
    }
    return id;
  }

  /** Returns an id of the same form under which there is nothing. */
  static String unknown(String id) {
    if (id.startsWith("!")) {
      return new NodeId(ThreadLocalRandom.current().nextLong(0x50000000L, 0x60000000L)).toString();
    }
    if (id.matches("[0-9]+")) {
      return "999999999999";
    }
    return id.startsWith("kc-") ? "kc-nothing" : unknownName(id);
  }

  private static String unknownName(String id) {
    return id.length() == 36 ? UUID.randomUUID().toString() : "x" + System.nanoTime();
  }

  /** Returns all that others might have changed, as one text. */
  String state() {
    return jdbc.sql(
            """
            select jsonb_build_object(
              'account', (select to_jsonb(a) from account a where a.id = :account),
              'node', (select to_jsonb(c) from claimed_node c where c.node = :node),
              'heard', (select count(*) from node n where n.num = :node),
              'members', (select jsonb_agg(to_jsonb(m)) from membership m where m.node = :node),
              'message', (select jsonb_agg(m.state) from message m where m.account = :account),
              'talk', (select jsonb_agg(c.read_at) from conversation c where c.account = :account),
              'blocks', (select jsonb_agg(to_jsonb(b)) from block b where b.account = :account),
              'aliases', (select jsonb_agg(to_jsonb(n)) from node_alias n where n.account = :account),
              'notices', (select jsonb_agg(n.dismissed_at) from notice n where n.account = :account),
              'orders', (select jsonb_agg(to_jsonb(o) order by o.id) from orders o where o.account = :account),
              'grants', (select count(*) from grant_entry g where g.account = :account),
              'tokens', (select jsonb_agg(t.id) from personal_token t where t.account = :account)
            )::text
            """)
        .param("account", UUID.fromString(account))
        .param("node", node.num())
        .query(String.class)
        .single();
  }

  /** Returns what no answer to others may say. */
  String[] marks() {
    return new String[] {"Cellar of the other one", "what only one may read"};
  }

  private void own() {
    jdbc.sql(
            """
            insert into node (num, long_name, public_key, first_heard, last_heard)
            values (?, 'Cellar of the other one', sha256('key'), now(), now())
            """)
        .param(node.num())
        .update();
    jdbc.sql("insert into claimed_node (node, public_key) values (?, sha256('key'))")
        .param(node.num())
        .update();
    jdbc.sql("insert into membership (node, account, role) values (?, cast(? as uuid), 'OWNER')")
        .params(node.num(), account)
        .update();
    jdbc.sql(
            """
            insert into grant_entry (account, period, granted_at)
            values (cast(? as uuid), 'P1M', date_trunc('second', now()))
            """)
        .param(account)
        .update();
  }

  private String message() {
    String text = "{\"to\":\"%s\",\"text\":\"what only one may read\"}".formatted(node);
    return Browser.parse(expect(owner.post("/messages", text), 202)).path("id").asText();
  }

  private String block() {
    String other = unknown(node.toString());
    expect(owner.send("PUT", "/api/v1/blocks/" + other, null), 204);
    return other;
  }

  private String alias() {
    String alias = "cellar-" + node.num();
    expect(owner.send("PUT", "/api/v1/node-aliases/" + alias, target()), 204);
    return alias;
  }

  private String sharedAlias(Browser operator) {
    String alias = "common-" + node.num();
    expect(operator.send("PUT", "/api/v1/admin/node-aliases/" + alias, target()), 204);
    return alias;
  }

  private String target() {
    return "{\"node\":\"%s\"}".formatted(node);
  }

  private String token() {
    String wish = "{\"name\":\"cellar\",\"scopes\":[\"weather:read\"]}";
    return Browser.parse(expect(owner.post("/tokens", wish), 201)).path("id").asText();
  }

  private String client(Browser operator) {
    String wish =
        "{\"name\":\"cellar\",\"grants\":[\"client_credentials\"],\"scopes\":[\"weather:read\"]}";
    return Browser.parse(expect(operator.post("/admin/clients", wish), 201))
        .path("clientId")
        .asText();
  }

  private String bridge() {
    String id = "cellar-" + node.num();
    jdbc.sql(
            "insert into bridge (id, enrolled, first_heard, last_heard) values (?, true, now(), now())")
        .param(id)
        .update();
    return id;
  }

  private String order() {
    return jdbc.sql(
            """
            insert into orders (account, plan, period, amount, currency, store, created_at, changed_at, checked_at)
            values (cast(? as uuid), 'monthly', 'P1M', 5.00, 'EUR', 'store', now(), now(), now())
            returning id
            """)
        .param(account)
        .query(String.class)
        .single();
  }

  private String notice() {
    return jdbc.sql(
            """
            insert into notice (account, kind, subject, created_at, mailed_at)
            values (cast(? as uuid), 'claim-suspended', ?, now(), now()) returning id::text
            """)
        .params(account, node.toString())
        .query(String.class)
        .single();
  }

  private String inboxText() {
    return jdbc.sql(
            """
            insert into message (direction, node, text, wire, bytes, state, ended, charge)
            values ('in', ?, 'what only one may read', 'what only one may read', 22, 'received', true, 'free')
            returning id::text
            """)
        .param(node.num())
        .query(String.class)
        .single();
  }

  private static HttpResponse<String> expect(HttpResponse<String> answer, int status) {
    if (answer.statusCode() != status) {
      throw new AssertionError(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer;
  }
}
