package org.kosmoconnect.testbed.bench;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** {@code ./kosmo bench NAME [options] [--json FILE]}: measures, prints a table, writes JSON. */
public final class Bench {

  private static final String USAGE =
      """
      Usage: ./kosmo bench NAME [--json FILE] [options]

        ingest   drains a filled broker: hub, loop without Camel, broker alone, statements alone
                 [--packets 200000] [--nodes 1000] [--broker mosquitto|artemis] [--rounds 1]
                 [--bare] [--only hub,bare,all,drain,replay,outside]
                 [--consumer-command CMD [--count-sql SQL]]  any other consumer beside them
        latency  publication to row and to event in a browser
                 [--rate 500] [--seconds 60] [--broker mosquitto|artemis]
        api      the HTTP API over a network with a past
                 [--readings 1000000] [--nodes 200] [--requests 200] [--clients 8]
        live     viewers of the live stream
                 [--viewers 2000] [--rate 190] [--seconds 20]
        scale    the same work for several ingesters
                 [--packets 60000] [--warm-up 100000] [--nodes 1000] [--ingesters 1,2,4]
                 [--broker mosquitto|artemis]
        bridge   start, flow, backlog and idleness of a bridge between a radio and Mosquitto
                 [--packets 20000] [--backlog 40000]
        gateway  messages of many accounts over several bridges, with losses and crashes
                 [--accounts 199] [--each 25] [--greedy 5000] [--bridges 5] [--hubs 1] [--haste 20]
                 [--loss 5] [--bridge-kills 2] [--hub-kills 1] [--minutes 120]
        web      the web app in Chromium: frames, heap, size of the bundle
                 [--nodes 10000] [--seconds 6] [--rounds 3] [--minutes 10]
      """;

  private Bench() {}

  /** What a bench is called with. */
  @FunctionalInterface
  private interface Work {
    Report run(BenchOptions options) throws Exception;
  }

  public static void main(String... words) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "org/kosmoconnect/testbed/logback.xml");
    }
    int status = 0;
    try {
      switch (words.length == 0 ? "help" : words[0]) {
        case "ingest" -> run(words, IngestBench.NAMES, IngestBench.FLAGS, IngestBench::run);
        case "latency" -> run(words, LatencyBench.NAMES, LatencyBench.FLAGS, LatencyBench::run);
        case "api" -> run(words, ApiBench.NAMES, ApiBench.FLAGS, ApiBench::run);
        case "live" -> run(words, LiveBench.NAMES, LiveBench.FLAGS, LiveBench::run);
        case "scale" -> run(words, ScaleBench.NAMES, ScaleBench.FLAGS, ScaleBench::run);
        case "bridge" -> run(words, BridgeBench.NAMES, BridgeBench.FLAGS, BridgeBench::run);
        case "gateway" -> run(words, GatewayBench.NAMES, GatewayBench.FLAGS, GatewayBench::run);
        case "web" -> run(words, WebBench.NAMES, WebBench.FLAGS, WebBench::run);
        case "help", "-h", "--help" -> System.out.print(USAGE);
        default -> throw new IllegalArgumentException("There is no bench " + words[0]);
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(USAGE);
      status = 2;
    } catch (Exception e) {
      e.printStackTrace();
      status = 1;
    }
    System.exit(status);
  }

  private static void run(String[] words, Set<String> names, Set<String> flags, Work work)
      throws Exception {
    Set<String> all = new HashSet<>(names);
    all.add("json");
    BenchOptions options = BenchOptions.parse(words, 1, all, flags);
    Report report = work.run(options);
    System.out.print(report.table());
    Path json = options.path("json");
    if (json != null) {
      report.write(json);
    }
  }

  /** Tells how far a bench is. */
  static void say(String what) {
    System.err.println(what + " ...");
  }
}
