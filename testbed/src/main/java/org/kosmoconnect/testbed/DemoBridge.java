package org.kosmoconnect.testbed;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.testbed.server.BridgeProcess;
import org.kosmoconnect.testbed.server.FreePort;
import org.kosmoconnect.testbed.server.ServerException;

/**
 * The bridge of the demo and where its radio is offered.
 *
 * @param process null when there is none
 * @param fault why there is none; empty when there is one
 */
record DemoBridge(int radioPort, @Nullable BridgeProcess process, String fault) {

  static final String ID = "demo";

  private static final int USUAL_PORT = 4403;

  /** Chooses a port for the radio: the usual one, or a free one when that is taken. */
  static int choosePort(DemoHome home) {
    return home.ephemeral() || FreePort.isTaken(USUAL_PORT) ? FreePort.find() : USUAL_PORT;
  }

  /**
   * Enrols the bridge at the hub where that is still to be done, and starts it; it looks for its
   * radio and its broker itself.
   */
  static DemoBridge start(DemoHome home, int radioPort, DemoServers servers, String password) {
    if (!BridgeProcess.isBuilt()) {
      return new DemoBridge(radioPort, null, "the bridge is not built");
    }
    Path folder = home.folder("bridge");
    Map<String, String> more = new HashMap<>(Map.of("KOSMO_BRIDGE_CLOCK", "synced"));
    try {
      more.putAll(DemoEnrolment.credential(folder, servers.webUrl(), ID, password));
    } catch (ServerException e) {
      return new DemoBridge(radioPort, null, "the bridge is not enrolled: " + e.getMessage());
    }
    return new DemoBridge(
        radioPort, BridgeProcess.launch(folder, ID, radioPort, servers.broker().url(), more), "");
  }

  String radioUrl() {
    return "tcp:localhost:" + radioPort;
  }

  /** For people. */
  String words() {
    return process == null
        ? "Radio         " + radioUrl() + "  (" + fault + ")"
        : "Radio         %s, attached to the bridge \"%s\"; its log %s"
            .formatted(radioUrl(), ID, process.log());
  }
}
