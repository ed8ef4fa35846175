package org.kosmoconnect.gateway;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.gateway.Happening.Actor;
import org.kosmoconnect.gateway.Happening.Source;

/** A delivery while one thing happens to it, and all that follows. */
final class Turn {

  private final Delivery before;
  private final List<Attempt> attempts;
  private final List<Happening> timeline = new ArrayList<>();
  private final List<Command> commands = new ArrayList<>();
  private MessageState state;
  private @Nullable String reason;
  private @Nullable String waiting;
  private boolean ended;
  private Charge charge;
  private @Nullable Long nextTryAt;
  private boolean askedNodeInfo;
  final long now;

  Turn(Delivery before, long now) {
    this.before = before;
    this.now = now;
    this.attempts = new ArrayList<>(before.attempts());
    this.state = before.state();
    this.reason = before.reason();
    this.waiting = before.waiting();
    this.ended = before.ended();
    this.charge = before.charge();
    this.nextTryAt = before.nextTryAt();
    this.askedNodeInfo = before.askedNodeInfo();
  }

  Delivery before() {
    return before;
  }

  MessageState state() {
    return state;
  }

  boolean ended() {
    return ended;
  }

  boolean overdue() {
    return now >= before.deadline();
  }

  List<Attempt> attempts() {
    return attempts;
  }

  @Nullable Attempt attempt(int number) {
    return number < 1 || number > attempts.size() ? null : attempts.get(number - 1);
  }

  @Nullable Attempt open() {
    return attempts.stream().filter(one -> one.state().isOpen()).findFirst().orElse(null);
  }

  boolean any(AttemptState wanted) {
    return attempts.stream().anyMatch(one -> one.state() == wanted);
  }

  long transmissions() {
    return attempts.stream().filter(one -> one.state().isTransmitted()).count();
  }

  void put(Attempt attempt) {
    if (attempt.number() > attempts.size()) {
      attempts.add(attempt);
    } else {
      attempts.set(attempt.number() - 1, attempt);
    }
  }

  void tell(Command.Kind kind, Attempt attempt, long token) {
    commands.add(new Command(attempt.bridge(), attempt.number(), kind, token));
  }

  /** Moves the message forward; where it is already, it stays. */
  void advance(MessageState next) {
    if (state.leadsTo(next)) {
      state = next;
    }
  }

  /** Moves the message to one of its ends, and settles its unit. */
  void end(MessageState end, @Nullable String why) {
    if (state.leadsTo(end)) {
      state = end;
      reason = why;
    }
    ended = true;
    nextTryAt = null;
    waiting = null;
    if (transmissions() > 0) {
      consume();
    } else {
      giveBack();
    }
  }

  /** Nothing more is expected, and what is known stays. */
  void rest() {
    ended = true;
    nextTryAt = null;
    waiting = null;
  }

  /** Lets a bridge be chosen anew. */
  void requeue(long at, @Nullable String why) {
    if (!ended) {
      nextTryAt = at;
      waiting = why;
    }
  }

  void offered() {
    nextTryAt = null;
    waiting = null;
  }

  void consume() {
    if (charge == Charge.RESERVED) {
      charge = Charge.CONSUMED;
    }
  }

  private void giveBack() {
    if (charge == Charge.RESERVED) {
      charge = Charge.RETURNED;
    }
  }

  boolean askForKey(Attempt attempt) {
    if (askedNodeInfo) {
      return false;
    }
    askedNodeInfo = true;
    tell(Command.Kind.NODEINFO, attempt, 0);
    return true;
  }

  void note(
      String what, Actor actor, Source source, @Nullable Attempt attempt, @Nullable String key) {
    note(what, actor, source, attempt, null, null, key);
  }

  void note(
      String what,
      Actor actor,
      Source source,
      @Nullable Attempt attempt,
      @Nullable Integer error,
      @Nullable Float snr,
      @Nullable String key) {
    timeline.add(
        new Happening(
            state,
            what,
            actor,
            source,
            attempt == null ? 0 : attempt.number(),
            attempt == null ? null : attempt.bridge(),
            attempt == null ? 0 : attempt.packetId(),
            error,
            snr,
            key));
  }

  Decision decide() {
    Delivery after =
        new Delivery(
            before.id(),
            before.to(),
            state,
            reason,
            waiting,
            ended,
            charge,
            before.deadline(),
            nextTryAt,
            askedNodeInfo,
            before.permitted(),
            attempts);
    return new Decision(before, after, timeline, commands, Alarm.of(after));
  }
}
