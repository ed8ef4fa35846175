package org.kosmoconnect.bridge;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.bridge.status.Radio;
import org.kosmoconnect.component.meshtastic.session.SessionPhase;

/** A radio goes without a word: no FIN, no RST, and what is written to it is taken. */
class VanishedRadioIT {

  @TempDir Path folder;

  @Test
  void isLeftWhenItsHeartbeatsAreNotAnsweredAndFoundAgain() throws Exception {
    try (BridgeStage stage = new BridgeStage(folder);
        RadioTap tap = new RadioTap(stage.radio.port())) {
      stage.environment.put("KOSMO_BRIDGE_RADIO", "tcp:127.0.0.1:" + tap.port());
      // By default 45 s and 15 s.
      stage.properties.put("camel.component.meshtastic.heartbeat-interval", "2000");
      stage.properties.put("camel.component.meshtastic.heartbeat-timeout", "5000");
      stage.start();
      Radio radio = stage.bean("radio", Radio.class);
      stage.radio.receive(Mesh.text(1, "before"));
      stage.arrival(one -> one.id() == 1);

      tap.vanish();
      await()
          .atMost(BridgeStage.PATIENCE)
          .until(
              () ->
                  radio.status().connections() > 1 && radio.status().phase() == SessionPhase.LIVE);

      stage.radio.receive(Mesh.text(2, "after"));
      stage.arrival(one -> one.id() == 2);
    }
  }
}
