package org.kosmoconnect.hub.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.billing.Grant;
import org.kosmoconnect.billing.Ledger;
import org.kosmoconnect.billing.Subscription;
import org.kosmoconnect.hub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database folds a ledger as the rules do, for any grants in any order. */
@HubTest
class LedgerTwinIT {

  private static final List<String> PERIODS = List.of("P1M", "P1Y", "P7D", "P14D", "P3M");
  private static final long FROM = Instant.parse("2027-01-01T00:00:00Z").getEpochSecond();
  private static final int SPAN = 800 * 86_400;

  @Autowired private JdbcClient jdbc;

  @Test
  void theDatabaseAndTheRulesAgree() {
    Random chance = new Random(20261124);
    for (int round = 0; round < 200; round++) {
      String account = account();
      List<Grant> grants = grants(chance);
      grants.forEach(grant -> insert(account, grant));
      Instant now = instant(chance);
      boolean suspended = round % 10 == 9;
      if (suspended) {
        jdbc.sql("update account set suspended_at = now() where id = cast(? as uuid)")
            .param(account)
            .update();
      }

      Subscription rules = Ledger.of(grants).at(now, suspended);

      assertThat(folded(account, now))
          .as("%s at %s", grants, now)
          .isEqualTo(
              "%s %s %s"
                  .formatted(
                      rules.state(),
                      rules.canSend(),
                      rules.currentEnd() == null ? "-" : rules.currentEnd()));
    }
  }

  private String folded(String account, Instant now) {
    return jdbc.sql(
            """
            select concat_ws(' ', s.state, s.can_send::text, coalesce(iso_time(s.current_end), '-'))
            from subscription_at(cast(? as uuid), cast(? as timestamptz)) s
            """)
        .param(account)
        .param(now.toString())
        .query(String.class)
        .single();
  }

  private String account() {
    String id = UUID.randomUUID().toString();
    jdbc.sql("insert into account (id, email) values (cast(? as uuid), ?)")
        .param(id)
        .param(id + "@example.org")
        .update();
    return id;
  }

  /** Grants of distinct instants, for those of one instant go by the order of their rows. */
  private static List<Grant> grants(Random chance) {
    List<Grant> grants = new ArrayList<>();
    for (int i = chance.nextInt(6); i > 0; i--) {
      String period = PERIODS.get(chance.nextInt(PERIODS.size()));
      grants.add(new Grant("g" + i, Period.parse(period), instant(chance).plusSeconds(i), null));
    }
    return grants;
  }

  private static Instant instant(Random chance) {
    return Instant.ofEpochSecond(FROM + chance.nextInt(SPAN));
  }

  private void insert(String account, Grant grant) {
    jdbc.sql(
            """
            insert into grant_entry (account, period, granted_at)
            values (cast(? as uuid), ?, cast(? as timestamptz))
            """)
        .param(account)
        .param(grant.period().toString())
        .param(grant.grantedAt().toString())
        .update();
  }
}
