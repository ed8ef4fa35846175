package org.kosmoconnect.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings from {@code KOSMO_BRIDGE_*} and {@code KOSMO_CONSENT}, and notes each fault by
 * the name of its variable. A secret can be given as a file: {@code
 * KOSMO_BRIDGE_MQTT_PASSWORD_FILE}.
 */
public final class BridgeEnvironment {

  private static final String PREFIX = "KOSMO_BRIDGE_";
  private static final String CONSENT = "KOSMO_CONSENT";
  private static final String SPOOL = "spool.db";

  private final Map<String, String> variables;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> known = new TreeSet<>();

  private BridgeEnvironment(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * Reads the settings.
   *
   * @throws BridgeSettingsException with one line a fault
   */
  public static BridgeSettings read(Map<String, String> variables) {
    return new BridgeEnvironment(variables).settings();
  }

  /** Names the variables of the bridge's kind that it does not know: most are misspelt. */
  public static Set<String> unknown(Map<String, String> variables) {
    BridgeEnvironment environment = new BridgeEnvironment(variables);
    environment.draft();
    Set<String> unknown = new TreeSet<>();
    for (String name : variables.keySet()) {
      if (name.startsWith(PREFIX) && !environment.known.contains(name.replaceFirst("_FILE$", ""))) {
        unknown.add(name);
      }
    }
    return unknown;
  }

  private BridgeSettings settings() {
    BridgeSettings settings = draft();
    if (!faults.isEmpty()) {
      throw new BridgeSettingsException(faults);
    }
    return settings;
  }

  private BridgeSettings draft() {
    return new BridgeSettings(
        matching(
            PREFIX + "ID",
            null,
            "[A-Za-z0-9_-]{1,64}",
            "names the bridge: letters, digits, - and _, at most 64"),
        matching(
            PREFIX + "RADIO",
            "auto",
            "auto|serial:/.+|tcp:[^:/]+(:\\d{1,5})?|tcp:\\[.+](:\\d{1,5})?",
            "must be auto, serial:/dev/… or tcp:host:port"),
        new BridgeSettings.Mqtt(
            matching(
                PREFIX + "MQTT_URL",
                null,
                "(tcp|ssl)://.+",
                "names the broker: tcp://host:port or ssl://host:port"),
            text(PREFIX + "MQTT_USER", ""),
            text(PREFIX + "MQTT_PASSWORD", ""),
            file(PREFIX + "MQTT_CA")),
        matching(
            PREFIX + "REGION",
            "",
            "[A-Za-z0-9_]{0,16}",
            "must be a region such as EU_868, or empty"),
        Path.of(text(PREFIX + "SPOOL", usualSpool())).toAbsolutePath(),
        number(PREFIX + "SPOOL_MAX_MB", 512, 2, 1_000_000),
        number(PREFIX + "BACKLOG_RATE", 2_000, 1, 100_000),
        number(PREFIX + "AIRTIME_SHARE", 5, 1, 100),
        matching(CONSENT, "respect", "respect|ignore", "must be respect or ignore")
            .equals("ignore"),
        clock(),
        matching(
            PREFIX + "VIRTUAL_NODE",
            "",
            "|([^:/]+|\\[.+]):\\d{1,5}",
            "must be an address such as 127.0.0.1:4403, or empty"),
        matching(
            PREFIX + "VIRTUAL_NODE_ALLOW",
            "",
            "([0-9a-fA-F.:]+(/\\d{1,3})?(\\s*,\\s*)?)*",
            "must be addresses or networks such as 192.168.1.7,10.0.0.0/8, or empty"),
        text(PREFIX + "PROXY_TOPIC", ""));
  }

  private BridgeSettings.ClockTrust clock() {
    String trust =
        matching(
            PREFIX + "CLOCK", "auto", "auto|synced|unsynced", "must be auto, synced or unsynced");
    try {
      return BridgeSettings.ClockTrust.valueOf(trust.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return BridgeSettings.ClockTrust.AUTO;
    }
  }

  private String matching(String name, @Nullable String otherwise, String pattern, String rule) {
    String value = text(name, otherwise == null ? "" : otherwise);
    if (otherwise == null && value.isEmpty()) {
      faults.add(name + " is missing; it " + rule);
    } else if (!Pattern.matches(pattern, value)) {
      faults.add(name + " " + rule + ", not \"" + value + "\"");
    }
    return value;
  }

  private int number(String name, int otherwise, int least, int most) {
    String value = text(name, String.valueOf(otherwise));
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    faults.add("%s must be a number from %d to %d, not \"%s\"".formatted(name, least, most, value));
    return otherwise;
  }

  private String file(String name) {
    String value = text(name, "");
    if (!value.isEmpty() && !Files.isReadable(Path.of(value))) {
      faults.add(name + " names a file that cannot be read: " + value);
    }
    return value;
  }

  private String text(String name, String otherwise) {
    known.add(name);
    String file = variables.get(name + "_FILE");
    if (file != null) {
      try {
        return Files.readString(Path.of(file)).strip();
      } catch (IOException e) {
        faults.add(name + "_FILE names a file that cannot be read: " + file);
      }
    }
    String value = variables.get(name);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }

  /** systemd names the folder of a service; without it the user's own is right. */
  private String usualSpool() {
    String service = variables.get("STATE_DIRECTORY");
    if (service != null) {
      return service + "/" + SPOOL;
    }
    String home = variables.getOrDefault("HOME", ".");
    String state = variables.getOrDefault("XDG_STATE_HOME", home + "/.local/state");
    return state + "/kosmoconnect/bridge/" + SPOOL;
  }
}
