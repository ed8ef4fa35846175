package org.kosmoconnect.bridge;

import java.util.List;

/** The settings do not do; says so in one line a fault. */
public final class BridgeSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  BridgeSettingsException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }
}
