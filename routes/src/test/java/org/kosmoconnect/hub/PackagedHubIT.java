package org.kosmoconnect.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.testbed.server.HubProcess;

/** What is shipped holds the routes and the web app, and nothing that belongs to tests. */
class PackagedHubIT {

  @Test
  void holdsRoutesAndWebAppAndNothingOfTheTestbed() throws IOException {
    List<String> entries;
    try (ZipFile jar = new ZipFile(HubProcess.jar().toFile())) {
      entries = jar.stream().map(ZipEntry::getName).toList();
    }

    assertThat(entries)
        .contains(
            "BOOT-INF/classes/kosmo/ingestion/uplink.camel.yaml",
            "BOOT-INF/classes/sql/store-packets.sql")
        .anyMatch(entry -> entry.startsWith("BOOT-INF/lib/kosmoconnect-web-"))
        .noneMatch(
            entry ->
                entry.matches(".*(testbed|embedded-(postgres|redis)|artemis|junit|assertj).*"));
  }
}
