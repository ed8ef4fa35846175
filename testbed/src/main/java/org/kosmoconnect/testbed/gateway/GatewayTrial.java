package org.kosmoconnect.testbed.gateway;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many people write at once, one of them before all others and far more than they; meanwhile
 * bridges and the hub are killed. {@link #run} returns what came of it.
 */
public final class GatewayTrial {

  private static final int CLIENTS = 4;
  private static final int BURST = 5;

  private final GatewayStage stage;
  private final Plan plan;
  private final List<Long> nodes;
  private final Map<String, Integer> queued = new HashMap<>();

  /**
   * What happens.
   *
   * @param accounts that write, the greedy one not counted
   * @param each messages of each of them
   * @param greedy messages of the greedy one
   * @param bridgeKills bridges that are killed on the way, one after the other
   * @param hubKills how often the hub is
   * @param patience for all of it
   */
  public record Plan(
      int accounts, int each, int greedy, int bridgeKills, int hubKills, Duration patience) {

    /** Returns how many messages there are. */
    public int messages() {
      return accounts * each + greedy;
    }
  }

  public GatewayTrial(GatewayStage stage, Plan plan) throws SQLException {
    this.stage = stage;
    this.plan = plan;
    // Everybody writes to the same nodes, so that all want the same bridges in the end.
    List<Long> all = stage.recipients();
    int number = Math.max(1, Math.min(all.size(), plan.each()));
    List<Long> chosen = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      chosen.add(all.get(i * all.size() / number));
    }
    nodes = chosen;
  }

  /** Writes, kills, waits until nothing is open, and judges. */
  public GatewayVerdict run() throws Exception {
    stage.rest(true);
    Writer greedy = Writer.join(stage);
    for (int i = 0; i < plan.greedy(); i++) {
      write(greedy, i, i);
    }
    List<Writer> others = new ArrayList<>();
    for (int i = 0; i < plan.accounts(); i++) {
      others.add(Writer.join(stage));
    }
    writeAll(others);
    stage.rest(false);
    for (int kill = 0; kill < Math.max(plan.bridgeKills(), plan.hubKills()); kill++) {
      awaitEnded((int) (plan.messages() * (0.2 + 0.15 * kill)));
      if (kill < plan.bridgeKills()) {
        stage.killBridge(kill);
        stage.startBridge(kill);
      }
      if (kill < plan.hubKills()) {
        stage.killHub(0);
        stage.startHub(0);
      }
    }
    awaitEnded(plan.messages());
    return GatewayVerdict.of(stage, plan.messages());
  }

  private void writeAll(List<Writer> others) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      for (int round = 0; round < plan.each(); round += BURST - 1) {
        stage.liftLimits();
        List<Future<?>> written = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
          for (int n = round; n < Math.min(plan.each(), round + BURST - 1); n++) {
            Writer writer = others.get(i);
            int text = n;
            int turn = i + n;
            written.add(
                clients.submit(
                    () -> {
                      send(writer, turn, text);
                      return null;
                    }));
          }
        }
        for (Future<?> one : written) {
          one.get();
        }
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private void write(Writer writer, int turn, int text) throws Exception {
    if (queued.merge(writer.id(), 1, Integer::sum) % (BURST - 1) == 1) {
      stage.liftLimits();
    }
    send(writer, turn, text);
  }

  /** Each text is the only one of its words, so that one that was read twice is found. */
  private void send(Writer writer, int turn, int text) throws Exception {
    writer.send(nodes.get(turn % nodes.size()), "hush " + writer.id() + " " + text);
  }

  private void awaitEnded(int number) throws Exception {
    GatewayStage.await(
        number + " messages ended",
        plan.patience(),
        () ->
            stage.count("select count(*) from message where ended and text like 'hush %'")
                >= number);
  }
}
