package org.kosmoconnect.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.gateway.DeficitRoundRobin.Item;

class DeficitRoundRobinTest {

  private static Item item(int number, String account, double weight, double cost) {
    return new Item(account + number, account, account + number, weight, cost);
  }

  /**
   * Serves a bridge round by round, as the planner does, and returns the airtime of each account.
   */
  private static Map<String, Double> serve(List<Item> waiting, int rounds, int most) {
    Map<String, Double> used = new HashMap<>();
    Map<String, Double> deficits = Map.of();
    for (int round = 0; round < rounds; round++) {
      DeficitRoundRobin turns = new DeficitRoundRobin(deficits);
      for (Item item : turns.choose(waiting, Set.of(), most, Double.MAX_VALUE)) {
        used.merge(item.account(), item.cost(), Double::sum);
        waiting.remove(item);
      }
      deficits = turns.deficits();
    }
    return used;
  }

  /** Jain's index: 1 when all have the same. */
  private static double jain(Map<String, Double> shares) {
    double sum = shares.values().stream().mapToDouble(x -> x).sum();
    double squares = shares.values().stream().mapToDouble(x -> x * x).sum();
    return sum * sum / (shares.size() * squares);
  }

  @Property(tries = 50)
  void aGreedyAccountGetsNoMoreThanTheOthers(
      @ForAll @IntRange(min = 2, max = 12) int accounts, @ForAll long seed) {
    Random random = new Random(seed);
    List<Item> waiting = new ArrayList<>();
    for (int account = 0; account < accounts; account++) {
      int messages = account == 0 ? 2_000 : 200;
      for (int i = 0; i < messages; i++) {
        waiting.add(item(i, "account" + account, 1, 600 + random.nextInt(5_000)));
      }
    }

    Map<String, Double> used = serve(waiting, accounts * 20, 4);

    assertThat(used).hasSize(accounts);
    assertThat(jain(used)).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void aHeavierPlanGetsMore() {
    List<Item> waiting = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      waiting.add(item(i, "light", 1, 1_500));
      waiting.add(item(i, "heavy", 2, 1_500));
    }

    Map<String, Double> used = serve(waiting, 100, 4);

    assertThat(used.get("heavy") / used.get("light")).isBetween(1.8, 2.2);
  }

  @Test
  void nothingGoesBeyondTheBudget() {
    List<Item> waiting = new ArrayList<>(List.of(item(1, "a", 1, 900), item(2, "a", 1, 900)));

    assertThat(new DeficitRoundRobin(Map.of()).choose(waiting, Set.of(), 4, 1_000)).hasSize(1);
    assertThat(new DeficitRoundRobin(Map.of()).choose(waiting, Set.of(), 4, 800)).isEmpty();
    assertThat(new DeficitRoundRobin(Map.of()).choose(waiting, Set.of(), 0, 9_000)).isEmpty();
  }

  @Test
  void aRecipientGetsOneTextARoundAndItsSendersTakeTurns() {
    List<Item> waiting = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      waiting.add(new Item("greedy" + i, "greedy", "node", 1, 1_000));
    }
    waiting.add(new Item("modest", "modest", "node", 1, 1_000));
    DeficitRoundRobin first = new DeficitRoundRobin(Map.of());
    List<Item> one = first.choose(waiting, Set.of(), 4, Double.MAX_VALUE);
    waiting.removeAll(one);
    List<Item> two =
        new DeficitRoundRobin(first.deficits()).choose(waiting, Set.of(), 4, Double.MAX_VALUE);

    assertThat(one).extracting(Item::account).containsExactly("greedy");
    assertThat(two).extracting(Item::account).containsExactly("modest");
  }

  /** Else whoever writes to one busy node would go to the end of the line each time. */
  @Test
  void whoseRecipientsRestKeepsHisTurn() {
    List<Item> others = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      others.add(item(i, "other", 1, 1_000));
    }
    DeficitRoundRobin turns = new DeficitRoundRobin(Map.of("patient", 500.0));
    turns.choose(others, Set.of("patient"), 2, Double.MAX_VALUE);
    assertThat(turns.deficits()).containsEntry("patient", 500.0);

    others.add(item(1, "patient", 1, 1_000));
    List<Item> next =
        new DeficitRoundRobin(turns.deficits()).choose(others, Set.of(), 1, Double.MAX_VALUE);

    assertThat(next).extracting(Item::account).containsExactly("patient");
  }
}
