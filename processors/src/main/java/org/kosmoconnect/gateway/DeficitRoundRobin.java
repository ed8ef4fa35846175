package org.kosmoconnect.gateway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shares one bridge between accounts by airtime: deficit round robin (Shreedhar and Varghese 1995).
 * Whoever waits gets a quantum a round, times the weight of his plan, and spends it on his messages
 * in their order; what does not suffice is kept for the next round, as long as he waits.
 */
public final class DeficitRoundRobin {

  /** Milliseconds of airtime a round; about one short text on the slowest usual preset. */
  private static final double QUANTUM = 1_000;

  private final LinkedHashMap<String, Double> deficits;

  /**
   * @param deficits milliseconds that accounts are owed, the next to be served first
   */
  public DeficitRoundRobin(Map<String, Double> deficits) {
    this.deficits = new LinkedHashMap<>(deficits);
  }

  /**
   * One message that waits for a bridge.
   *
   * @param message its id
   * @param account of its sender
   * @param lane of which one message goes at a time: its recipient
   * @param weight of the sender's plan, above 0
   * @param cost milliseconds of airtime
   */
  public record Item(String message, String account, String lane, double weight, double cost) {}

  /** Returns what accounts are owed now, the next to be served first. */
  public Map<String, Double> deficits() {
    return new LinkedHashMap<>(deficits);
  }

  /**
   * Chooses what goes next.
   *
   * @param waiting in the order of each account
   * @param resting accounts that wait too, but only for recipients that are left alone just now:
   *     they keep their turn and what they are owed
   * @param most messages to choose
   * @param budget milliseconds of airtime that are left
   */
  public List<Item> choose(List<Item> waiting, Set<String> resting, int most, double budget) {
    Map<String, List<Item>> queues = new LinkedHashMap<>();
    // Who was owed something stands first; who is new, last; who waits for nothing is owed nothing.
    deficits.keySet().forEach(account -> queues.put(account, new ArrayList<>()));
    waiting.forEach(
        item -> queues.computeIfAbsent(item.account(), one -> new ArrayList<>()).add(item));
    queues.values().removeIf(List::isEmpty);
    deficits.keySet().removeIf(one -> !queues.containsKey(one) && !resting.contains(one));
    queues.keySet().forEach(account -> deficits.putIfAbsent(account, 0.0));

    List<Item> chosen = new ArrayList<>();
    Set<String> lanes = new HashSet<>();
    double left = budget;
    while (chosen.size() < most && affordable(queues, left)) {
      String account = next(queues);
      List<Item> queue = queues.getOrDefault(account, List.of());
      double credit = deficits.getOrDefault(account, 0.0) + QUANTUM * queue.get(0).weight();
      deficits.remove(account);
      while (!queue.isEmpty()
          && queue.get(0).cost() <= Math.min(credit, left)
          && chosen.size() < most) {
        Item item = queue.remove(0);
        credit -= item.cost();
        left -= item.cost();
        chosen.add(item);
        lanes.add(item.lane());
        queues.values().forEach(others -> others.removeIf(one -> lanes.contains(one.lane())));
      }
      if (queue.isEmpty()) {
        if (resting.contains(account) || hasMore(account, waiting, chosen)) {
          deficits.put(account, Math.min(credit, QUANTUM));
        }
      } else if (chosen.size() == most && queue.get(0).cost() <= credit) {
        // Interrupted amid its turn: it goes on with what is left, and without another quantum.
        resume(account, credit - QUANTUM * queue.get(0).weight());
      } else {
        deficits.put(account, Math.min(credit, mostCredit(queue.get(0))));
      }
    }
    return chosen;
  }

  private static boolean hasMore(String account, List<Item> waiting, List<Item> chosen) {
    return waiting.stream()
        .filter(one -> one.account().equals(account))
        .anyMatch(one -> !chosen.contains(one));
  }

  /** Returns whose turn it is, among those who have something to send now. */
  private String next(Map<String, List<Item>> queues) {
    return deficits.keySet().stream()
        .filter(account -> !queues.getOrDefault(account, List.of()).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private void resume(String account, double credit) {
    Map<String, Double> others = new LinkedHashMap<>(deficits);
    deficits.clear();
    deficits.put(account, credit);
    deficits.putAll(others);
  }

  /** Nobody saves up more than his next message costs, and a quantum. */
  private static double mostCredit(Item next) {
    return next.cost() + QUANTUM * next.weight();
  }

  private static boolean affordable(Map<String, List<Item>> queues, double left) {
    return queues.values().stream()
        .anyMatch(queue -> !queue.isEmpty() && queue.get(0).cost() <= left);
  }
}
