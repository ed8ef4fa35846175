package org.kosmoconnect.hub;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A service of the hub: a set of route folders, and the ports it listens on when it runs alone
 * (spec 3).
 */
public enum Role {
  INGESTION(8001, 9001, List.of("ingestion")),
  WEATHER(8002, 9002, List.of("weather")),
  GATEWAY(8003, 9003, List.of("gateway")),
  BILLING(8004, 9004, List.of("billing", "admin"));

  /** Ports when several roles run in one process. */
  static final int SHARED_PORT = 8080;

  static final int SHARED_MANAGEMENT_PORT = 8081;

  private final int port;
  private final int managementPort;
  private final List<String> folders;

  Role(int port, int managementPort, List<String> folders) {
    this.port = port;
    this.managementPort = managementPort;
    this.folders = folders;
  }

  /**
   * Parses {@code KOSMO_ROLES}: {@code all}, or role names with commas between.
   *
   * @throws IllegalArgumentException naming the first unknown role
   */
  public static Set<Role> parse(String roles) {
    if (roles.isBlank() || roles.strip().equalsIgnoreCase("all")) {
      return EnumSet.allOf(Role.class);
    }
    return Arrays.stream(roles.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(Role::byName)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  private static Role byName(String name) {
    return Arrays.stream(values())
        .filter(role -> role.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "KOSMO_ROLES: unknown role '%s'; known are all, ingestion, weather, gateway, billing"
                        .formatted(name)));
  }

  static int port(Set<Role> roles) {
    return roles.size() == 1 ? roles.iterator().next().port : SHARED_PORT;
  }

  static int managementPort(Set<Role> roles) {
    return roles.size() == 1 ? roles.iterator().next().managementPort : SHARED_MANAGEMENT_PORT;
  }

  /** Returns the route folders of some roles. */
  public static List<String> folders(Set<Role> roles) {
    return roles.stream().flatMap(role -> role.folders.stream()).toList();
  }

  /** Returns the name as it stands in {@code KOSMO_ROLES} and {@code x-kosmo-role}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
