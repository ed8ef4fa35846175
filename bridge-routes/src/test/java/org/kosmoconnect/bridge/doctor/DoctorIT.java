package org.kosmoconnect.bridge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.bridge.store.Spool;
import org.kosmoconnect.testbed.server.FreePort;
import org.kosmoconnect.testbed.server.MosquittoBroker;

/** Each symptom gets a cause and something to do, and a status for scripts. */
class DoctorIT {

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();

  private record Visit(int status, String words) {}

  private Visit visit() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int status =
        new Doctor(environment).examine(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return new Visit(status, bytes.toString(StandardCharsets.UTF_8));
  }

  private void settings(String radio, String broker) {
    environment.put("KOSMO_BRIDGE_ID", "ridge");
    environment.put("KOSMO_BRIDGE_RADIO", radio);
    environment.put("KOSMO_BRIDGE_MQTT_URL", broker);
    environment.put("KOSMO_BRIDGE_SPOOL", folder.resolve("spool.db").toString());
    environment.put("KOSMO_BRIDGE_CLOCK", "unsynced");
  }

  @Test
  void namesEachFaultOfTheSettings() {
    environment.put("KOSMO_BRIDGE_RADIO", "usb");

    Visit visit = visit();

    assertThat(visit.status()).isEqualTo(2);
    assertThat(visit.words())
        .contains("KOSMO_BRIDGE_ID is missing", "KOSMO_BRIDGE_MQTT_URL is missing")
        .contains("KOSMO_BRIDGE_RADIO must be auto");
  }

  @Test
  void tellsWhatIsNotThere() {
    settings("serial:" + folder.resolve("ttyUSB7"), "tcp://127.0.0.1:" + FreePort.find());
    environment.put("KOSMO_BRIDGE_RAIDO", "auto");

    Visit visit = visit();

    assertThat(visit.status()).isEqualTo(1);
    assertThat(visit.words())
        .contains("hint   settings", "nobody reads KOSMO_BRIDGE_RAIDO")
        .contains("hint   clock", "not synchronised", "timedatectl set-ntp true")
        .contains("ok     spool     none yet")
        .contains("fault  radio     there is no ", "/dev/serial/by-id")
        .contains("fault  broker", "nothing listens there")
        .endsWith("The bridge cannot work as it is." + System.lineSeparator());
  }

  @Test
  void tellsOfARadioOutOfReach() {
    settings("tcp:127.0.0.1:" + FreePort.find(), "tcp://nowhere.invalid:1883");

    assertThat(visit().words())
        .contains("fault  radio", "cannot be reached", "switched off, another address")
        .contains("fault  broker", "no such host");
  }

  @Test
  void tellsAWrongPasswordFromABrokerThatIsAway() throws Exception {
    try (MosquittoBroker broker =
        MosquittoBroker.startGuarded(folder.resolve("broker"), 0, "hub", "right-password")) {
      settings("serial:" + folder.resolve("none"), broker.url());
      environment.put("KOSMO_BRIDGE_MQTT_USER", "ridge");
      environment.put("KOSMO_BRIDGE_MQTT_PASSWORD", "wrong");

      assertThat(visit().words())
          .contains("does not know this user or password", "kosmo-bridge enrol HUB CODE");
    }
  }

  @Test
  void countsWhatWaitsInTheSpool() throws Exception {
    settings("serial:" + folder.resolve("none"), "tcp://127.0.0.1:" + FreePort.find());
    try (Spool spool = new Spool(folder.resolve("spool.db"));
        Connection connection = spool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          with recursive n(i) as (select 1 union all select i + 1 from n where i < 1500)
          insert into packet (boot, mono, at, synced, rank, topic, payload)
          select 'b', i, 1795000000000, 1, 0, 't', x'00' from n
          """);
      statement.execute("insert into dropped (first, last, reason) values (1, 40, 1)");
    }

    assertThat(visit().words())
        .contains("hint   spool", "1460 packets wait for the hub, the oldest of 2026-11-18T")
        .contains("40 were given up when it was full");
  }

  @Test
  void leavesASpoolThatCannotBeReadToTheNextStart() throws Exception {
    settings("serial:" + folder.resolve("none"), "tcp://127.0.0.1:" + FreePort.find());
    Files.writeString(folder.resolve("spool.db"), "no database. ".repeat(500));

    assertThat(visit().words()).contains("hint   spool", "the next start moves it aside");
    assertThat(folder.resolve("spool.db")).content().startsWith("no database.");
  }
}
