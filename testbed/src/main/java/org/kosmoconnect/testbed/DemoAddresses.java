package org.kosmoconnect.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells programs where everything is, as a small JSON file. */
final class DemoAddresses {

  private DemoAddresses() {}

  static void write(Path file, DemoServers servers, DemoBridge bridge, String password) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("webUrl", servers.webUrl());
    facts.put("managementUrl", servers.hub().managementUrl());
    facts.put("dbUrl", servers.postgres().url());
    facts.put("dbUser", servers.postgres().user());
    facts.put("dbPassword", servers.postgres().password());
    facts.put("redisUrl", servers.redis().url());
    facts.put("mqttUrl", servers.broker().url());
    facts.put("radioUrl", bridge.radioUrl());
    if (bridge.process() != null) {
      facts.put("bridgeId", DemoBridge.ID);
      facts.put("bridgeLog", bridge.process().log().toString());
    }
    facts.put("hubLog", servers.hub().log().toString());
    facts.put("operatorEmail", DemoServers.OPERATOR);
    facts.put("operatorPassword", password);
    facts.put("subscriberEmail", DemoPeople.SUBSCRIBER);
    facts.put("subscriberPassword", password);
    facts.put("newcomerEmail", DemoPeople.NEWCOMER);
    facts.put("newcomerPassword", password);
    facts.put("paymentsUrl", servers.payments().url());
    facts.put("lettersUrl", servers.letters().url());
    String json =
        facts.entrySet().stream()
            .map(fact -> "  " + quoted(fact.getKey()) + ": " + quoted(fact.getValue()))
            .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(fresh, json);
      // Whoever waits for the file never reads half of it.
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
