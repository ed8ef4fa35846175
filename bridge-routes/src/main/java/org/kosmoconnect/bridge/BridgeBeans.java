package org.kosmoconnect.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.CamelContextCustomizer;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.bridge.broker.BrokerClient;
import org.kosmoconnect.bridge.broker.BrokerOptions;
import org.kosmoconnect.bridge.downlink.Downlink;
import org.kosmoconnect.bridge.status.HostClock;
import org.kosmoconnect.bridge.status.HostProbe;
import org.kosmoconnect.bridge.status.Radio;
import org.kosmoconnect.bridge.status.RadioClock;
import org.kosmoconnect.bridge.status.RadioReport;
import org.kosmoconnect.bridge.status.StatusReport;
import org.kosmoconnect.bridge.store.Spool;
import org.kosmoconnect.bridge.uplink.BacklogPace;
import org.kosmoconnect.bridge.uplink.BatchAcks;
import org.kosmoconnect.bridge.uplink.CommitMarks;
import org.kosmoconnect.bridge.uplink.Envelopes;
import org.kosmoconnect.bridge.uplink.ProxyMessages;
import org.kosmoconnect.bridge.uplink.SpoolDisk;
import org.kosmoconnect.bridge.uplink.SpoolRows;
import org.kosmoconnect.bridge.uplink.UplinkConsent;
import org.kosmoconnect.bridge.uplink.UplinkMessages;
import org.kosmoconnect.bridge.virtualnode.VirtualNode;
import org.kosmoconnect.component.meshtastic.MeshtasticEndpoint;
import org.kosmoconnect.component.meshtastic.link.LinkStatus;

/** The beans that the pipelines name, and the placeholders that they use. */
final class BridgeBeans {

  private final BridgeSettings settings;
  private final Supplier<CamelContext> context;
  private final Map<String, Object> beans = new LinkedHashMap<>();
  private final Spool spool;
  private final BrokerClient broker;
  private final Downlink downlink;
  private final @Nullable VirtualNode virtualNode;

  BridgeBeans(BridgeSettings settings, Supplier<CamelContext> context)
      throws SQLException, IOException, GeneralSecurityException, MqttException {
    this.settings = settings;
    this.context = context;
    spool = new Spool(settings.spool());
    broker = connect();
    HostClock clock = new HostClock(settings.clock());
    Radio radio = new Radio(this::link);
    RadioReport radioReport = new RadioReport(radio, settings.radio());
    downlink = new Downlink(settings, radio, radioReport, clock);
    UplinkConsent consent = new UplinkConsent(settings.consentIgnored());
    beans.put("settings", settings);
    beans.put("spool", spool);
    beans.put("broker", broker);
    beans.put("proxyBroker", connectProxy());
    beans.put("proxyMessages", new ProxyMessages());
    beans.put("hostClock", clock);
    beans.put("radio", radio);
    beans.put("radioReport", radioReport);
    beans.put("radioClock", new RadioClock(radio, clock));
    beans.put("uplinkConsent", consent);
    beans.put("envelopes", new Envelopes(settings, radio, clock));
    beans.put("spoolRows", new SpoolRows());
    beans.put("spoolDisk", new SpoolDisk(spool));
    beans.put("uplinkMessages", new UplinkMessages(spool));
    beans.put("backlogPace", new BacklogPace(settings.backlogRate()));
    beans.put("commitMarks", new CommitMarks(spool));
    beans.put("batchAcks", new BatchAcks(radio, downlink.gate()));
    beans.put(
        "statusReport",
        new StatusReport(
            settings.id(),
            spool,
            clock,
            radio,
            radioReport,
            new HostProbe(settings.spool()),
            consent::withheld,
            downlink::counters));
    beans.putAll(downlink.beans());
    virtualNode = settings.virtualNode().isEmpty() ? null : virtualNode(radio);
    if (virtualNode != null) {
      beans.put("virtualNode", virtualNode);
    }
    beans.put("services", (CamelContextCustomizer) this::addServices);
  }

  Map<String, Object> all() {
    return beans;
  }

  Spool spool() {
    return spool;
  }

  BrokerClient broker() {
    return broker;
  }

  /** Has Camel start and stop what lives beside the routes. */
  private void addServices(CamelContext camel) {
    try {
      camel.addService(downlink);
      if (virtualNode != null) {
        camel.addService(virtualNode);
      }
    } catch (Exception e) {
      throw new IllegalStateException("cannot start: " + e.getMessage(), e);
    }
  }

  private VirtualNode virtualNode(Radio radio) throws IOException {
    return new VirtualNode(
        settings.virtualNode(),
        settings.virtualNodeAllow(),
        radio::profile,
        downlink.gate(),
        packet -> {
          try (ProducerTemplate template = context.get().createProducerTemplate()) {
            template.sendBody("seda:virtual-node-say?size=20&waitForTaskToComplete=Never", packet);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  Map<String, String> properties() {
    return Map.of(
        // Statements are for the spool unless they say otherwise.
        "camel.component.sql.data-source", "#bean:spool",
        // A stopping queue waits that long for its thread.
        "camel.component.seda.default-poll-timeout", "250",
        "kosmo.bridge.id", settings.id(),
        "kosmo.bridge.radio", settings.radio(),
        "kosmo.bridge.spool-max-bytes", String.valueOf((long) settings.spoolMaxMb() << 20),
        "kosmo.bridge.backlog-rate", String.valueOf(settings.backlogRate()),
        "kosmo.bridge.proxy-down", String.valueOf(!settings.proxyTopic().isEmpty()),
        // A route that does not start has an address all the same.
        "kosmo.bridge.proxy-topic",
            settings.proxyTopic().isEmpty() ? "none" : settings.proxyTopic());
  }

  private BrokerClient connect() throws IOException, GeneralSecurityException, MqttException {
    MqttConnectionOptions options = BrokerOptions.of(settings.mqtt());
    options.setCleanStart(true);
    BrokerOptions.withWill(
        options, "kosmo/v1/" + settings.id() + "/status", StatusReport.will(settings.id()));
    return new BrokerClient(settings.mqtt().url(), "kosmo-bridge-" + settings.id(), options);
  }

  /** A client has one callback, and so one subscription. */
  private BrokerClient connectProxy() throws IOException, GeneralSecurityException, MqttException {
    MqttConnectionOptions options = BrokerOptions.of(settings.mqtt());
    options.setCleanStart(true);
    return new BrokerClient(
        settings.mqtt().url(), "kosmo-bridge-" + settings.id() + "-proxy", options);
  }

  private LinkStatus link() {
    CamelContext camel = context.get();
    return camel == null
        ? LinkStatus.NONE
        : camel.getEndpoint("meshtastic:" + settings.radio(), MeshtasticEndpoint.class).status();
  }
}
