package org.kosmoconnect.gateway;

import java.util.ArrayList;
import java.util.List;

/** A message and what happens to it, told step by step. */
final class Story {

  static final long NODE = 0x0f2e1c44L;
  static final long RADIO = 0x7c5a9f02L;
  static final long START = 1_800_000_000_000L;
  static final long DAY = 24 * 3600_000L;
  private static final Candidate BRIDGE = new Candidate("ridge", RADIO, 1_000L, 1, 5.0, 0);

  private Delivery delivery;
  private long now = START;
  private long sequence;
  private long wakeAt = START + DAY;
  final List<Happening> timeline = new ArrayList<>();
  final List<Command> commands = new ArrayList<>();

  Story() {
    this(NODE);
  }

  Story(long to) {
    delivery =
        new Delivery(
            "7b1e4a1c-7d0e-4a57-8f43-7f3bd5d9b111",
            to,
            MessageState.QUEUED,
            null,
            null,
            false,
            Charge.RESERVED,
            START + DAY,
            START,
            false,
            true,
            List.of());
  }

  Delivery delivery() {
    return delivery;
  }

  long wakeAt() {
    return wakeAt;
  }

  long now() {
    return now;
  }

  Story offered() {
    return take(DeliveryRules.offer(delivery, BRIDGE, 1_500, now));
  }

  Story granted() {
    return offered().reports(new Fact.Taken()).reports(new Fact.Ready(++sequence));
  }

  Story sent() {
    return granted().reports(new Fact.Accepted());
  }

  Story reports(Fact fact) {
    return reports(delivery.attempts().size(), fact);
  }

  Story reports(int attempt, Fact fact) {
    sequence++;
    BridgeEvent event =
        new BridgeEvent(BRIDGE.id(), delivery.id(), attempt, 42, now, "ridge/s/" + sequence, fact);
    return take(DeliveryRules.report(delivery, event, now));
  }

  Story answers(long from, int error) {
    return reports(new Fact.Routed(from, error, 4.5f));
  }

  Story passes(long millis) {
    now += millis;
    return take(DeliveryRules.wake(delivery, now));
  }

  Story loses() {
    return take(DeliveryRules.bridgeLost(delivery, delivery.attempts().size(), now));
  }

  boolean cancels() {
    return DeliveryRules.cancel(delivery, now)
        .map(
            decision -> {
              take(decision);
              return true;
            })
        .orElse(false);
  }

  Story forbidden() {
    delivery =
        new Delivery(
            delivery.id(),
            delivery.to(),
            delivery.state(),
            delivery.reason(),
            delivery.waiting(),
            delivery.ended(),
            delivery.charge(),
            delivery.deadline(),
            delivery.nextTryAt(),
            delivery.askedNodeInfo(),
            false,
            delivery.attempts());
    return this;
  }

  AttemptState attempt() {
    return delivery.attempts().get(delivery.attempts().size() - 1).state();
  }

  List<Command.Kind> told() {
    return commands.stream().map(Command::kind).toList();
  }

  private Story take(Decision decision) {
    delivery = decision.after();
    wakeAt = decision.wakeAt();
    timeline.addAll(decision.timeline());
    commands.addAll(decision.commands());
    return this;
  }
}
