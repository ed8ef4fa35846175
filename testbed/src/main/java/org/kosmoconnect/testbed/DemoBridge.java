package org.kosmoconnect.testbed;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.testbed.server.BridgeProcess;
import org.kosmoconnect.testbed.server.FreePort;

/**
 * The bridge of the demo and where its radio is offered.
 *
 * @param process null when the bridge is not built
 */
record DemoBridge(int radioPort, @Nullable BridgeProcess process) {

  static final String ID = "demo";

  private static final int USUAL_PORT = 4403;

  /** Chooses a port for the radio: the usual one, or a free one when that is taken. */
  static int choosePort(DemoHome home) {
    return home.ephemeral() || FreePort.isTaken(USUAL_PORT) ? FreePort.find() : USUAL_PORT;
  }

  /** Starts the bridge; it looks for its radio and its broker itself. */
  static DemoBridge start(DemoHome home, int radioPort, String broker) {
    return new DemoBridge(
        radioPort,
        BridgeProcess.isBuilt()
            ? BridgeProcess.launch(
                home.folder("bridge"),
                ID,
                radioPort,
                broker,
                Map.of("KOSMO_BRIDGE_CLOCK", "synced"))
            : null);
  }

  String radioUrl() {
    return "tcp:localhost:" + radioPort;
  }

  /** For people. */
  String words() {
    return process == null
        ? "Radio         " + radioUrl() + "  (the bridge is not built)"
        : "Radio         %s, attached to the bridge \"%s\"; its log %s"
            .formatted(radioUrl(), ID, process.log());
  }
}
