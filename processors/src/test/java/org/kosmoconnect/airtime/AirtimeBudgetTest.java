package org.kosmoconnect.airtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kosmoconnect.airtime.AirtimeBudget.Verdict.CHANNEL_BUSY;
import static org.kosmoconnect.airtime.AirtimeBudget.Verdict.OPEN;
import static org.kosmoconnect.airtime.AirtimeBudget.Verdict.USED_UP;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AirtimeBudgetTest {

  private static final int EU_868 = 3;
  private static final int EU_866 = 29;
  private static final int US = 1;
  private static final long HOUR = 3_600_000;

  private final AirtimeBudget budget = new AirtimeBudget();
  private final AirtimeLimits limits = AirtimeLimits.of(EU_868);

  @Test
  void takesTheSmallerOfLawAndOwner() {
    assertThat(limits.millisPerHour()).isEqualTo(180_000, within(0.001));
    assertThat(AirtimeLimits.of(US).millisPerHour()).isEqualTo(180_000, within(0.001));
    assertThat(AirtimeLimits.of(EU_866).millisPerHour()).isEqualTo(90_000, within(0.001));
    assertThat(new AirtimeLimits(0.1, 0.5, 25).millisPerHour()).isEqualTo(360_000, within(0.001));
  }

  @Test
  void opensAgainWhenTheOldestIsAnHourAgo() {
    budget.charge(1, 1_000, 100_000);
    budget.charge(2, 2_000, 80_000);

    assertThat(budget.judge(limits, 3_000, 1_000, 0, 0)).isEqualTo(USED_UP);
    assertThat(budget.freeAt(limits, 3_000, 1_000)).isEqualTo(1_000 + HOUR);
    assertThat(budget.judge(limits, 1_000 + HOUR, 1_000, 0, 0)).isEqualTo(OPEN);
    assertThatThrownBy(() -> budget.freeAt(limits, 3_000, 180_001))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void isSilentOnABusyChannel() {
    assertThat(budget.judge(limits, 0, 1_000, 25, 0)).isEqualTo(OPEN);
    assertThat(budget.judge(limits, 0, 1_000, 25.1, 0)).isEqualTo(CHANNEL_BUSY);
  }

  @Test
  void mindsWhatTheRadioSentByItself() {
    assertThat(budget.judge(limits, 0, 1_000, 0, 9.9)).isEqualTo(OPEN);
    assertThat(budget.judge(limits, 0, 10_000, 0, 9.9)).isEqualTo(USED_UP);
  }

  @Test
  void givesBackWhatWasNotNeeded() {
    budget.charge(7, 0, 3_000);

    assertThat(budget.correct(7, 1_000)).isTrue();
    assertThat(budget.used(1)).isEqualTo(1_000, within(0.001));
    assertThat(budget.correct(8, 0)).isFalse();
  }

  /** Whatever is asked for and whenever: no hour ever holds more than the share. */
  @Property
  void noHourHoldsMoreThanTheShare(
      @ForAll @Size(max = 60) List<@IntRange(max = 600_000) Integer> pauses,
      @ForAll @IntRange(min = 1, max = 60_000) int millis) {
    AirtimeBudget fresh = new AirtimeBudget();
    List<Long> sent = new ArrayList<>();
    long now = 0;
    for (int pause : pauses) {
      now += pause;
      if (fresh.judge(limits, now, millis, 0, 0) == OPEN) {
        fresh.charge(sent.size(), now, millis);
        sent.add(now);
      }
    }

    for (long end : sent) {
      long within = sent.stream().filter(time -> time > end - HOUR && time <= end).count();
      assertThat(within * (double) millis).isLessThanOrEqualTo(limits.millisPerHour());
    }
  }

  @Property
  void whatIsFreeLaterIsOpenThen(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 40_000) Integer> charges) {
    AirtimeBudget fresh = new AirtimeBudget();
    long now = 0;
    for (int charge : charges) {
      fresh.charge(now, now, charge);
      now += 1_000;
    }

    long free = fresh.freeAt(limits, now, 5_000);

    assertThat(fresh.judge(limits, free, 5_000, 0, 0)).isEqualTo(OPEN);
  }
}
