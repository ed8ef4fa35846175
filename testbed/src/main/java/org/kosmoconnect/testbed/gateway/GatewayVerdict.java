package org.kosmoconnect.testbed.gateway;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.testbed.gateway.TrialRecords.Message;
import org.kosmoconnect.testbed.gateway.TrialRecords.Sent;
import org.kosmoconnect.testbed.live.LiveRadio;
import org.kosmoconnect.testbed.live.MeshLedger.Entry;

/**
 * What a trial came to. Counts of what must not be are 0 when the gateway keeps its word.
 *
 * @param messages that were accepted
 * @param states how many ended in which state
 * @param open that have not ended
 * @param transmitted texts of bridges on the air, each packet once
 * @param unrecorded of them without a granted attempt in the database
 * @param doubled texts that a recipient read twice though the earlier attempt had not come back
 *     unheard
 * @param falselyDelivered messages that are said to be delivered and that their recipient never
 *     read
 * @param overcharged messages that cost a unit and were never on the air
 * @param undercharged messages that were on the air for certain and cost nothing
 * @param ledgerErrors counters that are not the sums of their entries, and messages whose entries
 *     do not say what became of their unit
 * @param fairness Jain's index of what accounts sent through bridges while all of them had more to
 *     send through them, 0 to 1
 * @param seconds from the first message to the last end
 */
public record GatewayVerdict(
    int messages,
    Map<String, Integer> states,
    int open,
    int transmitted,
    int unrecorded,
    int doubled,
    int falselyDelivered,
    int overcharged,
    int undercharged,
    int ledgerErrors,
    double fairness,
    double seconds) {

  static GatewayVerdict of(GatewayStage stage, int expected) throws SQLException {
    try (Connection database = stage.connect()) {
      TrialRecords records = TrialRecords.read(database);
      return judge(expected, records, Air.of(stage, records));
    }
  }

  private static GatewayVerdict judge(int expected, TrialRecords records, Air air) {
    Map<String, Integer> states = new TreeMap<>();
    int ended = 0;
    int falselyDelivered = 0;
    int overcharged = 0;
    int undercharged = 0;
    for (Map.Entry<String, Message> one : records.messages().entrySet()) {
      Message message = one.getValue();
      boolean onAir = air.sent.contains(one.getKey());
      boolean consumed = message.charge().equals("consumed");
      // Reactions, and what the hub itself has to say, cost nothing.
      boolean owed = !consumed && !message.charge().equals("free");
      if (message.ofTrial()) {
        states.merge(message.state(), 1, Integer::sum);
        ended += message.ended() ? 1 : 0;
      }
      if (message.state().equals("delivered") && !air.read.containsKey(one.getKey())) {
        falselyDelivered++;
      }
      overcharged += consumed && !onAir ? 1 : 0;
      // Its unit was given back when nobody knew; that stays so, whatever is heard later.
      undercharged += !message.wasUnknown() && owed && onAir ? 1 : 0;
    }
    return new GatewayVerdict(
        expected,
        states,
        expected - ended,
        air.transmitted,
        air.unrecorded,
        air.doubled(),
        falselyDelivered,
        overcharged,
        undercharged,
        records.ledgerErrors(),
        records.fairness(),
        records.seconds());
  }

  /** What the virtual mesh has seen of the bridges' texts. */
  private static final class Air {
    private final Set<String> sent = new HashSet<>();
    private final Map<String, List<Sent>> read = new HashMap<>();
    private int transmitted;
    private int unrecorded;

    static Air of(GatewayStage stage, TrialRecords records) {
      Air air = new Air();
      for (LiveRadio radio : stage.mesh().radios()) {
        for (Entry text : stage.mesh().ledger().textsFrom(radio.number())) {
          long from = Integer.toUnsignedLong(text.from());
          long id = Integer.toUnsignedLong(text.id());
          Sent named = records.attempts().get(TrialRecords.packet(from, id));
          Sent unnamed = records.attempts().get(TrialRecords.unnamed(from, text.text()));
          air.note(text, named == null ? unnamed : named);
        }
      }
      return air;
    }

    private void note(Entry text, @Nullable Sent attempt) {
      transmitted++;
      if (attempt == null || !attempt.granted()) {
        unrecorded++;
        return;
      }
      sent.add(attempt.message());
      int times = text.decodes().getOrDefault(text.to(), 0);
      for (int i = 0; i < times; i++) {
        read.computeIfAbsent(attempt.message(), one -> new ArrayList<>()).add(attempt);
      }
    }

    /** Two readings of one attempt, or an attempt after one that was not known to be unheard. */
    int doubled() {
      int doubled = 0;
      for (List<Sent> times : read.values()) {
        int last = times.stream().mapToInt(Sent::attempt).max().orElse(0);
        doubled +=
            (int) times.stream().filter(one -> !one.unheard() && one.attempt() < last).count();
        doubled += (int) (times.size() - times.stream().map(Sent::attempt).distinct().count());
      }
      return doubled;
    }
  }
}
