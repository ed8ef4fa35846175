package org.kosmoconnect.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.kosmoconnect.gateway.Command.Kind;
import org.kosmoconnect.gateway.Fact.DropCause;

/** Whatever happens in whatever order, some things never do. */
class DeliveryPropertyTest {

  /** One thing that can happen to a story. */
  interface Step {
    void happen(Story story);
  }

  @Provide
  Arbitrary<Step> steps() {
    Arbitrary<Fact> facts =
        Arbitraries.oneOf(
            Arbitraries.just(new Fact.Taken()),
            Arbitraries.longs().between(1, 5).map(Fact.Ready::new),
            Arbitraries.just(new Fact.Accepted()),
            Arbitraries.of(0, 6, 7, 9, 32, 33, 34, 35, 38, 39).map(Fact.Refused::new),
            Arbitraries.of(0, 0, 5, 5, 7, 9, 34, 35, 38)
                .flatMap(
                    error ->
                        Arbitraries.of(Story.NODE, Story.RADIO, 0x433d2a18L)
                            .map(from -> new Fact.Routed(from, error, 1))),
            Arbitraries.just(new Fact.Cancelled()),
            Arbitraries.of(DropCause.class).map(Fact.Dropped::new));
    Arbitrary<Step> reports =
        Arbitraries.integers()
            .between(1, 4)
            .flatMap(attempt -> facts.map(fact -> story -> story.reports(attempt, fact)));
    Arbitrary<Step> time =
        Arbitraries.of(1_000L, 20_000L, 90_000L, 300_000L, 600_000L, 3_600_000L)
            .map(millis -> story -> story.passes(millis));
    Arbitrary<Step> offer =
        Arbitraries.just(
            story -> {
              Long next = story.delivery().nextTryAt();
              if (next != null && next <= story.now()) {
                story.offered();
              }
            });
    Arbitrary<Step> odd =
        Arbitraries.of(List.of((Step) Story::loses, (Step) Story::cancels, Story::forbidden));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(6, reports),
        net.jqwik.api.Tuple.of(3, offer),
        net.jqwik.api.Tuple.of(2, time),
        net.jqwik.api.Tuple.of(1, odd));
  }

  @Property(tries = 2_000)
  void theStateOnlyMovesForward(
      @ForAll @Size(max = 60) List<@net.jqwik.api.From("steps") Step> steps) {
    Story story = new Story();
    for (Step step : steps) {
      MessageState before = story.delivery().state();
      Charge charge = story.delivery().charge();
      boolean ended = story.delivery().ended();
      step.happen(story);
      Delivery after = story.delivery();
      assertThat(after.state() == before || before.leadsTo(after.state())).isTrue();
      assertThat(charge == Charge.RESERVED || after.charge() == charge).as("settled once").isTrue();
      assertThat(!ended || after.ended()).as("what ended does not begin anew").isTrue();
      assertThat(
              after.attempts().stream()
                  .filter(one -> one.state().isUngranted() || one.state() == AttemptState.GRANTED))
          .as("one attempt at a time")
          .hasSizeLessThanOrEqualTo(1);
      assertThat(!after.ended() || after.nextTryAt() == null).isTrue();
    }
  }

  @Property(tries = 2_000)
  void everythingEndsByItsDeadline(
      @ForAll @Size(max = 40) List<@net.jqwik.api.From("steps") Step> steps) {
    Story story = new Story();
    steps.forEach(step -> step.happen(story));
    story.passes(Story.DAY);

    assertThat(story.delivery().ended()).isTrue();
    assertThat(story.delivery().state().isEnd()).isTrue();
    story.passes(Story.DAY);
    assertThat(story.delivery().charge()).isNotEqualTo(Charge.RESERVED);
    assertThat(story.wakeAt()).isEqualTo(Long.MAX_VALUE);
  }

  @Property(tries = 2_000)
  void nothingIsOfferedWhileAnEarlierAttemptMayHaveArrived(
      @ForAll @Size(max = 60) List<@net.jqwik.api.From("steps") Step> steps) {
    Story story = new Story();
    for (Step step : steps) {
      Delivery before = story.delivery();
      int offers = offers(story);
      step.happen(story);
      if (offers(story) > offers) {
        assertThat(before.attempts())
            .as("each earlier attempt is untransmitted or ended in error 5, unheard")
            .allMatch(
                one ->
                    one.state() == AttemptState.WITHDRAWN
                        || one.state() == AttemptState.REFUSED
                        || one.state() == AttemptState.UNHEARD);
      }
    }
  }

  @Property(tries = 2_000)
  void deliveredNeedsTheRecipientsWord(
      @ForAll @Size(max = 60) List<@net.jqwik.api.From("steps") Step> steps) {
    Story story = new Story();
    steps.forEach(step -> step.happen(story));

    boolean said = story.timeline.stream().anyMatch(one -> one.what().equals("acknowledged"));
    assertThat(story.delivery().state() == MessageState.DELIVERED).isEqualTo(said);
    assertThat(story.timeline)
        .filteredOn(one -> one.what().equals("acknowledged"))
        .allMatch(one -> one.actor() == Happening.Actor.NODE);
  }

  private static int offers(Story story) {
    return (int) story.told().stream().filter(kind -> kind == Kind.OFFER).count();
  }
}
