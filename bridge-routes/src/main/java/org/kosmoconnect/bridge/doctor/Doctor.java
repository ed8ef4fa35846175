package org.kosmoconnect.bridge.doctor;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.kosmoconnect.bridge.BridgeEnvironment;
import org.kosmoconnect.bridge.BridgeSettings;
import org.kosmoconnect.bridge.BridgeSettingsException;
import org.kosmoconnect.bridge.doctor.Finding.Level;
import org.kosmoconnect.bridge.status.HostClock;
import org.kosmoconnect.bridge.store.SpoolLock;

/**
 * Looks at what a bridge needs, from the inside to the outside, and says what to do. A bridge that
 * runs is not disturbed: its radio is left to it, and at the broker the doctor has another name.
 */
public final class Doctor {

  private static final int WELL = 0;
  private static final int ILL = 1;
  private static final int UNSETTLED = 2;

  private final Map<String, String> environment;

  public Doctor(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Prints what it finds.
   *
   * @return 0 when the bridge can work, 1 when it cannot, 2 when its settings do not do
   */
  public int examine(PrintStream out) {
    BridgeSettings settings;
    try {
      settings = BridgeEnvironment.read(environment);
    } catch (BridgeSettingsException e) {
      e.getMessage()
          .lines()
          .map(
              line ->
                  Finding.fault(
                      "settings",
                      line,
                      "a bridge that has not been set up, or a slip",
                      "edit /etc/kosmo/bridge.env; an id and a credential come from kosmo-bridge enrol"))
          .forEach(finding -> out.print(finding.words()));
      return UNSETTLED;
    }
    List<Supplier<Finding>> checks =
        List.of(
            () -> settled(settings),
            () -> ClockCheck.look(new HostClock(settings.clock())),
            () -> DiskCheck.look(settings),
            () -> SpoolCheck.look(settings.spool()),
            () -> new RadioCheck(settings.radio(), works(settings)).look(),
            () -> new BrokerCheck(settings).look());
    boolean well = true;
    for (Supplier<Finding> check : checks) {
      Finding finding = check.get();
      out.print(finding.words());
      out.flush();
      well &= finding.level() != Level.FAULT;
    }
    out.println(well ? "The bridge can work." : "The bridge cannot work as it is.");
    return well ? WELL : ILL;
  }

  private Finding settled(BridgeSettings settings) {
    String seen =
        "bridge \"%s\", radio %s, broker %s"
            .formatted(settings.id(), settings.radio(), settings.mqtt().url());
    Set<String> unknown = BridgeEnvironment.unknown(environment);
    return unknown.isEmpty()
        ? Finding.ok("settings", seen)
        : Finding.hint(
            "settings",
            seen + "; nobody reads " + String.join(", ", unknown),
            "misspelt, or of another version",
            "compare with docs/reference/bridge.md");
  }

  private static boolean works(BridgeSettings settings) {
    try {
      return SpoolLock.isHeld(settings.spool());
    } catch (IOException e) {
      // Told by who looks at the disk.
      return false;
    }
  }
}
