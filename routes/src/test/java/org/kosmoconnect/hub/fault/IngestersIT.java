package org.kosmoconnect.hub.fault;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.testbed.load.PacketLoad;
import org.kosmoconnect.testbed.server.ArtemisBroker;
import org.kosmoconnect.testbed.server.HubProcess;

/**
 * Two ingesters share a subscription; copies of one packet and packets of one node come to both.
 */
class IngestersIT {

  private static final int PACKETS = 6_000;
  private static final int NODES = 20;

  @TempDir private Path folder;

  @Test
  void twoIngestersStoreEachPacketOnceAndOneTakesOverFromTheOther() throws Exception {
    try (ArtemisBroker broker = ArtemisBroker.start(folder.resolve("artemis"), 0);
        HubUnderFault fault = new HubUnderFault(folder, broker.url(), Map.of())) {
      fault.startHub("one");
      HubProcess two = fault.startHub("two");
      fault.publish(PacketLoad.endingNow(1, PACKETS, NODES)).get(60, SECONDS);
      fault.assertAllStoredOnce();
      assertThat(fault.query("select count(distinct instance) from traffic where copies > 0"))
          .as("ingesters that took part")
          .isEqualTo(2);

      CompletableFuture<Void> publishing = fault.publish(PacketLoad.endingNow(2, PACKETS, NODES));
      fault.awaitPackets(PACKETS + PACKETS / 10);
      fault.kill(two);
      publishing.get(60, SECONDS);
      fault.assertAllStoredOnce();
    }
  }
}
