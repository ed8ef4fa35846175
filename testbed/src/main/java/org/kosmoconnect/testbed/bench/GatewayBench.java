package org.kosmoconnect.testbed.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.kosmoconnect.testbed.gateway.GatewayStage;
import org.kosmoconnect.testbed.gateway.GatewayTrial;
import org.kosmoconnect.testbed.gateway.GatewayVerdict;

/**
 * Messages of many accounts over bridges and a lossy mesh, with crashes; what must not be is
 * counted.
 */
final class GatewayBench {

  static final Set<String> NAMES =
      Set.of(
          "accounts",
          "each",
          "greedy",
          "bridges",
          "hubs",
          "haste",
          "loss",
          "bridge-kills",
          "hub-kills",
          "minutes");
  static final Set<String> FLAGS = Set.of();

  private static final double PERCENT = 100;

  private GatewayBench() {}

  static Report run(BenchOptions options) throws Exception {
    Path folder = Files.createTempDirectory("kosmo-bench-gateway");
    Bench.say("gateway: hub, bridges and mesh; logs in " + folder);
    try (GatewayStage stage =
        new GatewayStage(
            folder,
            options.number("bridges", 5),
            options.number("hubs", 1),
            options.number("haste", 20),
            options.number("loss", 5) / PERCENT)) {
      GatewayTrial.Plan plan =
          new GatewayTrial.Plan(
              options.number("accounts", 199),
              options.number("each", 25),
              options.number("greedy", 5000),
              options.number("bridge-kills", 2),
              options.number("hub-kills", 1),
              Duration.ofMinutes(options.number("minutes", 120)));
      Bench.say("gateway: " + plan.messages() + " messages");
      return report(new GatewayTrial(stage, plan).run());
    }
  }

  private static Report report(GatewayVerdict verdict) {
    Report report = new Report("gateway");
    String all = "messages";
    report.put(all, "accepted", verdict.messages());
    verdict.states().forEach((state, number) -> report.put(all, state, number));
    report.put(all, "not terminal", verdict.open());
    report.put(all, "messages/s", verdict.messages() / verdict.seconds());
    String promises = "must be 0";
    report.put(promises, "not terminal", verdict.open());
    report.put(promises, "unrecorded", verdict.unrecorded());
    report.put(promises, "doubled", verdict.doubled());
    report.put(promises, "falsely delivered", verdict.falselyDelivered());
    report.put(promises, "overcharged", verdict.overcharged());
    report.put(promises, "undercharged", verdict.undercharged());
    report.put(promises, "ledger errors", verdict.ledgerErrors());
    report.put("air", "packets", verdict.transmitted());
    report.ratio("Jain index of accounts with a backlog", verdict.fairness(), 1);
    return report;
  }
}
