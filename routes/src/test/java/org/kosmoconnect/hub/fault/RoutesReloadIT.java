package org.kosmoconnect.hub.fault;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kosmoconnect.hub.fault.HubUnderFault.metric;
import static org.kosmoconnect.hub.fault.HubUnderFault.patience;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.testbed.load.PacketLoad;
import org.kosmoconnect.testbed.server.ArtemisBroker;
import org.kosmoconnect.testbed.server.HubProcess;

/** An integrator changes the uplink while packets flow. */
class RoutesReloadIT {

  private static final Path UPLINK = Path.of("ingestion/uplink.camel.yaml");
  private static final int PACKETS = 5_000;

  @TempDir private Path folder;

  @Test
  void aChangedUplinkLosesNothingAndABrokenOneDoesNotGoLive() throws Exception {
    Path changed = folder.resolve("routes").resolve(UPLINK);
    Files.createDirectories(changed.getParent());
    String packaged = Files.readString(UPLINK);
    Files.writeString(changed, packaged);
    Map<String, String> settings =
        Map.of("KOSMO_ROUTES_DIR", folder.resolve("routes").toString(), "KOSMO_ROLES", "ingestion");
    try (ArtemisBroker broker = ArtemisBroker.start(folder.resolve("artemis"), 0);
        HubUnderFault fault = new HubUnderFault(folder, broker.url(), settings)) {
      HubProcess hub = fault.startHub();

      CompletableFuture<Void> publishing = fault.publish(PacketLoad.endingNow(1, PACKETS, 50));
      fault.awaitPackets(0);
      assertThat(fault.count("packet")).as("stored before the change").isLessThan(PACKETS);
      save(changed, packaged.replace("{{kosmo.uplink.batch-interval}}", "20"));
      patience().until(() -> revisions(hub, "taken") == 1);
      publishing.get(120, SECONDS);
      fault.assertAllStoredOnce();

      save(changed, packaged.replace("method: decode", "method: [decode"));
      patience().until(() -> revisions(hub, "refused") == 1);
      save(changed, packaged.replace("ref: envelopeDecoder", "ref: noSuchBean"));
      patience().until(() -> revisions(hub, "refused") == 2);
      save(changed, packaged.replace("Policy: uplinkConnection", "Policy: noSuchPolicy"));
      patience().until(() -> revisions(hub, "restored") == 1);

      patience().until(() -> metric(hub, "kosmo_uplink_listening") == 1);
      fault.publish(PacketLoad.endingNow(2, PACKETS, 50)).get(120, SECONDS);
      fault.assertAllStoredOnce();
      assertThat(fault.count("dead_letter")).isZero();
      assertThat(hub.isAlive()).isTrue();
    }
  }

  private static double revisions(HubProcess hub, String outcome) {
    return metric(hub, "kosmo_routes_revisions_total{outcome=\"" + outcome + "\"}");
  }

  /** As editors do, in one step, so that no half of a file is seen. */
  private static void save(Path file, String text) throws Exception {
    Path draft = file.resolveSibling("draft");
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
