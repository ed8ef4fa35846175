package org.kosmoconnect.bridge.downlink;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.support.service.ServiceSupport;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.kosmoconnect.airtime.MeshTime;
import org.kosmoconnect.bridge.BridgeSettings;
import org.kosmoconnect.bridge.broker.BrokerOptions;
import org.kosmoconnect.bridge.status.HostClock;
import org.kosmoconnect.bridge.status.Radio;
import org.kosmoconnect.bridge.status.RadioReport;
import org.kosmoconnect.ingest.DurableMqttClient;
import org.kosmoconnect.proto.bridge.DownlinkCounters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The beans of the downlink, and the file and the connection that are theirs. */
public final class Downlink extends ServiceSupport {

  private static final Logger LOG = LoggerFactory.getLogger(Downlink.class);

  /** The broker keeps commands for a bridge that is away; later nobody waits for them, s. */
  private static final long SESSION_SECONDS = 86_400;

  private final HikariDataSource file;
  private final DurableMqttClient client;
  private final AirGate gate;
  private final DownlinkDesk desk;
  private final MeshEcho echo;

  /**
   * @throws SQLException when there can be no file
   * @throws GeneralSecurityException when the certificate of the broker's authority is none
   */
  public Downlink(BridgeSettings settings, Radio radio, RadioReport report, HostClock clock)
      throws SQLException, IOException, GeneralSecurityException, MqttException {
    file = DownlinkFile.open(DownlinkFile.beside(settings.spool()));
    MqttConnectionOptions options = BrokerOptions.of(settings.mqtt());
    options.setCleanStart(false);
    options.setSessionExpiryInterval(SESSION_SECONDS);
    client =
        new DurableMqttClient(
            settings.mqtt().url(), "kosmo-bridge-" + settings.id() + "-down", options);
    gate =
        new AirGate(
            () -> (long) (clock.steadyMillis() * MeshTime.haste()),
            report::channelUtilization,
            report::airUtilTx,
            settings.airtimeShare() / 100.0);
    desk =
        new DownlinkDesk(
            radio::status,
            client::isConnected,
            gate,
            clock::wallMillis,
            clock::steadyMillis,
            new SecureRandom()::nextInt);
    echo = new MeshEcho(gate, clock::wallMillis, () -> radio.profile().number());
  }

  /** Returns the beans by the names that the pipeline uses. */
  public Map<String, Object> beans() {
    Map<String, Object> beans = new LinkedHashMap<>();
    beans.put("downlinkFile", file);
    beans.put("downlinkClient", client);
    beans.put("downlinkDesk", desk);
    beans.put("airGate", gate);
    beans.put("meshEcho", echo);
    return beans;
  }

  /** Returns the gate to the air, which all that transmits has to pass. */
  public AirGate gate() {
    return gate;
  }

  /** Returns what is waiting, and what was sent. */
  public DownlinkCounters counters() {
    return DownlinkCounters.newBuilder()
        .setWaiting(desk.waiting())
        .setTransmitted(desk.transmitted())
        .setAirtimeMs(gate.used())
        .build();
  }

  @Override
  protected void doStop() {
    try {
      client.disconnect();
      client.close();
    } catch (MqttException e) {
      LOG.debug("The downlink's connection is not closed in order: {}", e.getMessage());
    }
    file.close();
  }
}
