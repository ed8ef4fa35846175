package org.kosmoconnect.vectors;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Runs every vector test over the sets found in a folder and prints a row a set. Exit code 1 on a
 * difference, on no case at all and on a set that cannot be read; 2 on wrong use.
 */
public final class VectorsMain {

  private static final List<String> FOLDERS =
      List.of("meshtastic", "captures", "btcpay", "firmware");
  private static final String ROW = "%-32s %6s  %s%n";
  private static final int SHOWN = 5;

  private final PrintStream out;
  private int cases;
  private int faults;

  private VectorsMain(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) {
    if (args.length != 1 || !Files.isDirectory(Path.of(args[0]))) {
      System.err.println("Usage: vectors DIR, a folder that holds " + String.join(", ", FOLDERS));
      System.exit(2);
    }
    System.exit(run(Path.of(args[0]), System.out) ? 0 : 1);
  }

  /** Runs all and tells whether all is well. */
  static boolean run(Path root, PrintStream out) {
    VectorsMain main = new VectorsMain(out);
    out.printf(ROW, "set", "cases", "result");
    for (String folder : FOLDERS) {
      main.runFolder(root.resolve(folder), folder);
    }
    out.printf(ROW, "all", main.cases, main.faults == 0 ? "ok" : main.faults + " faults");
    if (main.cases == 0) {
      out.println("No case was run.");
    }
    return main.cases > 0 && main.faults == 0;
  }

  private void runFolder(Path folder, String name) {
    if (!Files.isDirectory(folder)) {
      out.printf(ROW, name, 0, "absent");
      return;
    }
    List<VectorSuite> suites = new ArrayList<>();
    for (VectorSuite suite : ServiceLoader.load(VectorSuite.class)) {
      if (suite.folder().equals(name)) {
        suites.add(suite);
      }
    }
    if (suites.isEmpty()) {
      out.printf(ROW, name, 0, "not yet checked by this build");
    }
    suites.forEach(suite -> suite.sets().forEach(set -> runSet(suite, folder, set)));
  }

  private void runSet(VectorSuite suite, Path folder, String set) {
    String row = suite.folder() + "/" + set;
    if (!Files.exists(folder.resolve(set))) {
      out.printf(ROW, row, 0, "absent");
      return;
    }
    List<VectorCase> all;
    try {
      all = suite.read(folder, set);
    } catch (IOException | RuntimeException e) {
      faults++;
      out.printf(ROW, row, 0, "cannot be read: " + e.getMessage());
      return;
    }
    report(row, all.size(), failures(all));
  }

  private static List<String> failures(List<VectorCase> all) {
    List<String> failures = new ArrayList<>();
    for (VectorCase one : all) {
      try {
        one.check().run();
      } catch (Exception | AssertionError e) {
        failures.add(one.name() + ": " + (e instanceof Difference ? e.getMessage() : e.toString()));
      }
    }
    return failures;
  }

  private void report(String row, int size, List<String> failures) {
    cases += size;
    faults += size == 0 ? 1 : failures.size();
    String differences = failures.isEmpty() ? "ok" : failures.size() + " differences";
    out.printf(ROW, row, size, size == 0 ? "holds no case" : differences);
    failures.stream().limit(SHOWN).forEach(failure -> out.println("  " + failure));
    if (failures.size() > SHOWN) {
      out.println("  and " + (failures.size() - SHOWN) + " more");
    }
  }
}
