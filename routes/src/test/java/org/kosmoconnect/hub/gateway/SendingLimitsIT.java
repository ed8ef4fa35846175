package org.kosmoconnect.hub.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.security.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fifty clients of one account at once get what the limits allow, not one more and not one less.
 */
@GatewayTest
class SendingLimitsIT {

  private static final int CLIENTS = 50;
  private static final int BURST = 5;

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private StringRedisTemplate redis;
  private Town town;
  private Browser nova;

  @BeforeEach
  void meet() {
    town = new Town(jdbc, redis, port);
    nova = town.subscriber();
  }

  private static <T> List<T> atOnce(Callable<T> work) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      CountDownLatch ready = new CountDownLatch(CLIENTS);
      List<Future<T>> asked = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        asked.add(
            clients.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return work.call();
                }));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> one : asked) {
        answers.add(one.get());
      }
      return answers;
    } finally {
      clients.shutdownNow();
    }
  }

  private String account() {
    return nova.look().path("account").asText();
  }

  private List<HttpResponse<String>> sendAtOnce() throws Exception {
    String node = town.node();
    nova.look();
    return atOnce(() -> town.send(nova, node, "Hello"));
  }

  private static long count(List<HttpResponse<String>> answers, String code) {
    return answers.stream()
        .filter(one -> Browser.parse(one).path("code").asText().equals(code))
        .count();
  }

  private int stored() {
    return jdbc.sql("select count(*) from message where account = cast(? as uuid)")
        .param(account())
        .query(Integer.class)
        .single();
  }

  @Test
  void theBurstIsExact() throws Exception {
    List<HttpResponse<String>> answers = sendAtOnce();

    assertThat(answers).filteredOn(one -> one.statusCode() == 202).hasSize(BURST);
    assertThat(count(answers, "too-fast")).isEqualTo(CLIENTS - BURST);
    assertThat(answers)
        .filteredOn(one -> one.statusCode() == 429)
        .allSatisfy(
            one -> {
              assertThat(one.headers().firstValueAsLong("Retry-After").orElse(0))
                  .isBetween(1L, 60L);
              assertThat(one.headers().firstValue("RateLimit").orElse("")).contains("r=0");
            });
    assertThat(stored()).isEqualTo(BURST);
    assertThat(Town.expect(nova.get("/usage"), 200).at("/day/reserved").asInt()).isEqualTo(BURST);
  }

  @Test
  void theQuotaIsExact() throws Exception {
    jdbc.sql(
            """
            insert into plan (id, name, period, price, currency, messages_per_day, messages_per_month, position)
            values ('three-a-day', 'Three', 'P1M', 1, 'EUR', 3, 100, 98) on conflict do nothing
            """)
        .update();
    jdbc.sql("update grant_entry set plan = 'three-a-day' where account = cast(? as uuid)")
        .param(account())
        .update();

    List<HttpResponse<String>> answers = sendAtOnce();

    assertThat(answers).filteredOn(one -> one.statusCode() == 202).hasSize(3);
    assertThat(count(answers, "quota-exceeded")).isEqualTo(BURST - 3);
    assertThat(stored()).isEqualTo(3);
    assertThat(Town.expect(nova.get("/usage"), 200).at("/day/reserved").asInt()).isEqualTo(3);
  }

  /** The months of a quota begin with the grant, and its days at midnight in UTC. */
  @Test
  void theMonthBeginsWithTheGrant() {
    jdbc.sql(
            """
            update grant_entry set period = 'P1Y', granted_at = date_trunc('second', now() - interval '40 days')
            where account = cast(? as uuid)
            """)
        .param(account())
        .update();
    assertThat(
            jdbc.sql(
                    """
                    select q.month_start = (g.granted_at at time zone 'utc' + interval '1 month') at time zone 'utc'
                      and q.month_end = (g.granted_at at time zone 'utc' + interval '2 months') at time zone 'utc'
                      and now() >= q.month_start and now() < q.month_end
                    from grant_entry g, sending_quota(g.account) q
                    where g.account = cast(? as uuid)
                    """)
                .param(account())
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void theHoursOfANodeAreExactWithoutRedis() throws Exception {
    String node = town.node();
    long number = Long.parseLong(node.substring(1), 16);
    jdbc.sql(
            """
            insert into message (direction, account, node, text, wire, bytes, state, ended, charge, created_at, deadline)
            select 'out', cast(:account as uuid), :node, 'x', 'x', 1, 'delivered', true, 'free',
              now() - interval '30 minutes', now()
            from generate_series(1, 20)
            """)
        .param("account", account())
        .param("node", number)
        .update();

    SendingLimits.Allowance allowance = withoutRedis().take(account(), draft(number));

    assertThat(allowance.limit()).isEqualTo("node");
    assertThat(allowance.waitSeconds()).isBetween(1_500L, 1_800L);
    assertThat(withoutRedis().take(account(), draft(number + 1)).waitSeconds()).isZero();
  }

  @Test
  void theBurstIsExactWithoutRedis() throws Exception {
    SendingLimits limits = withoutRedis();
    String account = account();

    List<SendingLimits.Allowance> answers = atOnce(() -> limits.take(account, draft(1)));

    assertThat(answers).filteredOn(one -> one.waitSeconds() == 0).hasSize(BURST);
    assertThat(answers)
        .filteredOn(one -> one.waitSeconds() > 0)
        .allSatisfy(one -> assertThat(one.waitSeconds()).isBetween(1L, 60L));
  }

  private static String draft(long node) {
    return "{\"node\":%d}".formatted(node);
  }

  /** Nobody listens at port 1. */
  private SendingLimits withoutRedis() {
    LettuceConnectionFactory nowhere =
        new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", 1));
    nowhere.afterPropertiesSet();
    nowhere.start();
    return new SendingLimits(new StringRedisTemplate(nowhere), jdbc);
  }
}
