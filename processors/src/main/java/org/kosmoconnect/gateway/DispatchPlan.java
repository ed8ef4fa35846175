package org.kosmoconnect.gateway;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.kosmoconnect.gateway.DeficitRoundRobin.Item;

/** Chooses which waiting messages go to which bridges now, and says why the others wait. */
public final class DispatchPlan {

  /** Share of a bridge's budget for texts of the hub itself. */
  private static final double SYSTEM_SHARE = 0.1;

  private final Clock clock;
  private final double share;
  private final double busiest;

  /**
   * @param share of an hour that may be sent, 0 to 1
   * @param busiest channel utilisation above which nothing is sent, percent
   */
  public DispatchPlan(Clock clock, double share, double busiest) {
    this.clock = clock;
    this.share = share;
    this.busiest = busiest;
  }

  /**
   * What is to be stored.
   *
   * @param decisions one a message that goes, as {@code apply-delivery.sql} reads them
   * @param shares whose turn it is at each bridge, JSON
   * @param reasons why the others wait, JSON
   */
  public record Plan(List<String> decisions, String shares, String reasons) {

    public Plan {
      decisions = List.copyOf(decisions);
    }
  }

  /** Returns how long a node is left alone between two texts from the web, s. */
  public double pauseSeconds() {
    return Patience.PAUSE / 1000.0;
  }

  /**
   * Plans one round.
   *
   * @param document the bridges and the messages, as {@code claim-waiting-messages.sql} writes them
   */
  public Plan plan(String document) {
    JsonObject rows = DeliveryJson.parse(document);
    Map<String, Bridge> bridges = new LinkedHashMap<>();
    for (JsonObject row : DeliveryJson.rows(rows, "bridges")) {
      Bridge bridge = Bridge.read(row);
      bridges.put(bridge.id(), bridge);
    }
    List<Waiting> messages =
        DeliveryJson.rows(rows, "messages").stream().map(Waiting::read).toList();
    return plan(bridges, messages, clock.millis());
  }

  private Plan plan(Map<String, Bridge> bridges, List<Waiting> messages, long now) {
    List<String> decisions = new ArrayList<>();
    Map<String, String> reasons = new LinkedHashMap<>();
    Map<String, List<Waiting>> queues = new LinkedHashMap<>();
    Map<String, Set<String>> resting = new LinkedHashMap<>();
    Map<String, Candidate> chosen = new LinkedHashMap<>();
    for (Waiting waiting : messages) {
      if (!waiting.delivery().permitted()) {
        decisions.add(refused(waiting, now));
        continue;
      }
      Optional<Candidate> best = choose(waiting, bridges, reasons, now);
      best.ifPresent(
          candidate -> {
            if (waiting.paced()) {
              reasons.put(waiting.delivery().id(), "pacing");
              resting
                  .computeIfAbsent(candidate.id(), one -> new HashSet<>())
                  .add(waiting.account());
            } else {
              chosen.put(waiting.delivery().id(), candidate);
              queues.computeIfAbsent(candidate.id(), one -> new ArrayList<>()).add(waiting);
            }
          });
    }
    JsonArray shares = new JsonArray();
    bridges.forEach(
        (id, bridge) -> {
          List<Waiting> queue = queues.getOrDefault(id, List.of());
          Set<String> rest = resting.getOrDefault(id, Set.of());
          if (!queue.isEmpty() || !rest.isEmpty()) {
            shares.add(serve(bridge, queue, rest, chosen, decisions, reasons, now));
          }
        });
    return new Plan(decisions, shares.toJson(), json(reasons));
  }

  /** The rules refuse what is not permitted whatever the bridge. */
  private static String refused(Waiting waiting, long now) {
    Candidate none = new Candidate("", 0, null, null, null, 0);
    return DeliveryJson.write(DeliveryRules.offer(waiting.delivery(), none, 0, now));
  }

  private Optional<Candidate> choose(
      Waiting waiting, Map<String, Bridge> bridges, Map<String, String> reasons, long now) {
    List<Candidate> candidates = waiting.candidates(bridges.values(), share, now);
    String id = waiting.delivery().id();
    if (candidates.isEmpty()) {
      reasons.put(id, "no-bridge");
      return Optional.empty();
    }
    List<Candidate> free = candidates.stream().filter(one -> fits(waiting, bridges, one)).toList();
    if (free.isEmpty()) {
      reasons.put(id, "airtime");
      return Optional.empty();
    }
    return BridgeScore.best(free);
  }

  private boolean fits(Waiting waiting, Map<String, Bridge> bridges, Candidate candidate) {
    Bridge bridge = bridges.get(candidate.id());
    return bridge != null && fits(waiting, bridge);
  }

  private boolean fits(Waiting waiting, Bridge bridge) {
    double airtime = airtime(waiting, bridge);
    boolean reserve =
        !waiting.isSystem()
            || bridge.chargedToSystem() + airtime <= SYSTEM_SHARE * bridge.budget(share);
    return !bridge.isBusy(busiest) && airtime <= bridge.left(share) && reserve;
  }

  private static double airtime(Waiting waiting, Bridge bridge) {
    return bridge.airtime(waiting.bytes(), waiting.delivery().isBroadcast(), waiting.refers());
  }

  private JsonObject serve(
      Bridge bridge,
      List<Waiting> queue,
      Set<String> resting,
      Map<String, Candidate> chosen,
      List<String> decisions,
      Map<String, String> reasons,
      long now) {
    Map<String, Waiting> byId = new LinkedHashMap<>();
    List<Item> items = new ArrayList<>();
    for (Waiting waiting : queue) {
      String id = waiting.delivery().id();
      byId.put(id, waiting);
      items.add(
          new Item(
              id, waiting.account(), waiting.lane(), waiting.weight(), airtime(waiting, bridge)));
    }
    DeficitRoundRobin turns = new DeficitRoundRobin(bridge.deficits());
    int room = Math.max(0, Bridge.WINDOW - bridge.waiting());
    for (Item item : turns.choose(items, resting, room, bridge.left(share))) {
      Waiting waiting = byId.remove(item.message());
      Candidate candidate = chosen.get(item.message());
      if (waiting != null && candidate != null) {
        Decision offer = DeliveryRules.offer(waiting.delivery(), candidate, item.cost(), now);
        decisions.add(DeliveryJson.write(offer));
      }
    }
    byId.keySet().forEach(id -> reasons.put(id, "turn"));
    JsonArray owed = new JsonArray();
    turns
        .deficits()
        .forEach(
            (account, millis) -> {
              JsonObject one = new JsonObject();
              one.put("account", account);
              one.put("millis", millis);
              owed.add(one);
            });
    JsonObject result = new JsonObject();
    result.put("bridge", bridge.id());
    result.put("deficits", owed);
    return result;
  }

  private static String json(Map<String, String> reasons) {
    JsonArray rows = new JsonArray();
    reasons.forEach(
        (id, reason) -> {
          JsonObject row = new JsonObject();
          row.put("id", id);
          row.put("waiting", reason);
          rows.add(row);
        });
    return rows.toJson();
  }
}
