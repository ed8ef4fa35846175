package org.kosmoconnect.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  @Test
  void withoutAGrantThereIsNoSubscription() {
    Subscription none = Ledger.of(List.of()).at(NOON, false);

    assertThat(none).isEqualTo(new Subscription(SubscriptionState.NONE, null, null));
    assertThat(none.canSend()).isFalse();
  }

  @Test
  void aMonthFromTheThirtyFirstEndsWithTheNextMonth() {
    Ledger ledger = Ledger.of(List.of(grant("a", "P1M", NOON)));

    assertThat(ledger.at(NOON, false).currentEnd())
        .isEqualTo(Instant.parse("2026-02-28T12:00:00Z"));
  }

  @Test
  void aLeapDayPlusAYearIsTheLastOfFebruary() {
    Ledger ledger = Ledger.of(List.of(grant("a", "P1Y", Instant.parse("2028-02-29T00:00:00Z"))));

    assertThat(ledger.at(NOON, false).currentEnd())
        .isEqualTo(Instant.parse("2029-02-28T00:00:00Z"));
  }

  @Test
  void graceEndsAfterThreeDaysToTheSecond() {
    Ledger ledger = Ledger.of(List.of(grant("a", "P7D", NOON)));
    Instant end = NOON.plus(Period.ofDays(7));

    assertThat(ledger.at(end.minusSeconds(1), false).state()).isEqualTo(SubscriptionState.ACTIVE);
    assertThat(ledger.at(end, false).state()).isEqualTo(SubscriptionState.GRACE);
    assertThat(ledger.at(end.plus(Ledger.GRACE).minusSeconds(1), false).canSend()).isTrue();
    assertThat(ledger.at(end.plus(Ledger.GRACE), false))
        .isEqualTo(new Subscription(SubscriptionState.EXPIRED, end, "weekly"));
  }

  @Test
  void thePlanIsThatOfThePeriodThatRuns() {
    Ledger ledger =
        Ledger.of(
            List.of(
                new Grant("a", Period.ofDays(7), NOON, "weekly"),
                new Grant("b", Period.ofMonths(1), NOON.plusSeconds(60), "monthly")));

    assertThat(ledger.at(NOON, false).plan()).isEqualTo("weekly");
    assertThat(ledger.at(NOON.plus(Period.ofDays(8)), false).plan()).isEqualTo("monthly");
    assertThat(ledger.at(NOON.plus(Period.ofDays(400)), false).plan()).isEqualTo("monthly");
  }

  @Test
  void suspensionOverridesWhileTheClockRunsOn() {
    Ledger ledger = Ledger.of(List.of(grant("a", "P7D", NOON)));

    Subscription stopped = ledger.at(NOON, true);

    assertThat(stopped.state()).isEqualTo(SubscriptionState.SUSPENDED);
    assertThat(stopped.canSend()).isFalse();
    assertThat(stopped.currentEnd()).isEqualTo(NOON.plus(Period.ofDays(7)));
  }

  @Test
  void aGrantLeadsForward() {
    assertThatThrownBy(() -> grant("a", "P0D", NOON)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> grant("a", "P-1M", NOON)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void anyOrderOfTheSameGrantsGivesTheSameSubscription(
      @ForAll("ledgers") List<Grant> grants,
      @ForAll("instants") Instant now,
      @ForAll Random chance) {
    List<Grant> shuffled = new ArrayList<>(grants);
    Collections.shuffle(shuffled, chance);

    assertThat(Ledger.of(shuffled).at(now, false)).isEqualTo(Ledger.of(grants).at(now, false));
  }

  @Property
  void aFurtherGrantNeverEndsASubscriptionEarlier(
      @ForAll("ledgers") List<Grant> grants, @ForAll("instants") Instant now) {
    Instant latest =
        grants.stream().map(Grant::grantedAt).max(Instant::compareTo).orElse(Instant.EPOCH);
    List<Grant> more = new ArrayList<>(grants);
    more.add(grant("zz", "P7D", latest));

    Instant before = Ledger.of(grants).at(now, false).currentEnd();
    Instant after = Ledger.of(more).at(now, false).currentEnd();

    assertThat(after).isNotNull();
    assertThat(before == null || after.isAfter(before)).isTrue();
  }

  @Provide
  Arbitrary<List<Grant>> ledgers() {
    Arbitrary<String> periods = Arbitraries.of("P1M", "P1Y", "P7D", "P1M15D", "P14D");
    return Combinators.combine(periods, instants())
        .as((period, at) -> new Grant("", Period.parse(period), at, null))
        .list()
        .ofMaxSize(8)
        .map(LedgerTest::numbered);
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(1_700_000_000L, 1_800_000_000L)
        .map(seconds -> Instant.ofEpochSecond(seconds - seconds % 86_400));
  }

  private static List<Grant> numbered(List<Grant> grants) {
    List<Grant> numbered = new ArrayList<>();
    for (Grant grant : grants) {
      numbered.add(new Grant("g" + numbered.size(), grant.period(), grant.grantedAt(), null));
    }
    return numbered;
  }

  private static Grant grant(String key, String period, Instant at) {
    return new Grant(key, Period.parse(period), at, "weekly");
  }
}
