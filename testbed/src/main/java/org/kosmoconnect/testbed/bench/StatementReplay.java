package org.kosmoconnect.testbed.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.kosmoconnect.ingest.Heard;
import org.kosmoconnect.testbed.load.PacketLoad;
import org.kosmoconnect.testbed.mesh.Transmission;
import org.kosmoconnect.testbed.server.HubProcess;

/**
 * The same statements from a loop over messages in memory, one connection and no broker: what the
 * database itself costs.
 */
final class StatementReplay {

  private static final int BATCH = 1000;

  private StatementReplay() {}

  /** Stores a load and writes its figures into the report. */
  static void run(Map<String, String> environment, PacketLoad load, CpuClock database, Report out)
      throws IOException, SQLException {
    long messages = 0;
    try (UplinkWriter writer =
        new UplinkWriter(
            environment.get("KOSMO_DB_URL"),
            environment.get("KOSMO_DB_USER"),
            environment.get("KOSMO_DB_PASSWORD"),
            StoreStatements.of(HubProcess.jar()),
            Reception.rows("replay"))) {
      Reception reception = new Reception();
      long databaseBefore = database.micros();
      long began = System.nanoTime();
      Iterator<Transmission> all = load.messages().iterator();
      while (all.hasNext()) {
        List<Heard> batch = next(all, reception);
        messages += batch.size();
        writer.store(batch);
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      out.put("replay", "messagesPerSecond", messages / seconds)
          .put(
              "replay",
              "databaseCpuMicrosPerMessage",
              (database.micros() - databaseBefore) / (double) messages);
    }
  }

  private static List<Heard> next(Iterator<Transmission> all, Reception reception) {
    List<Heard> batch = new ArrayList<>(BATCH);
    while (batch.size() < BATCH && all.hasNext()) {
      Transmission one = all.next();
      Heard heard = reception.receive(one.topic(), one.payload(), null);
      if (heard != null) {
        batch.add(heard);
      }
    }
    return batch;
  }
}
