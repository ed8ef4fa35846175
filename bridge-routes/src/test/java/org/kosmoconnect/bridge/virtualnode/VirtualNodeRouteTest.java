package org.kosmoconnect.bridge.virtualnode;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kosmoconnect.bridge.downlink.RadioBench.NODE;
import static org.kosmoconnect.bridge.downlink.RadioBench.OWN;

import com.google.protobuf.ByteString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.bridge.BridgeSettings;
import org.kosmoconnect.bridge.KosmoBridge;
import org.kosmoconnect.bridge.broker.BrokerClient;
import org.kosmoconnect.bridge.downlink.AirGate;
import org.kosmoconnect.bridge.downlink.RadioBench;
import org.kosmoconnect.bridge.store.Spool;
import org.kosmoconnect.component.meshtastic.MeshtasticConstants;
import org.kosmoconnect.component.meshtastic.MeshtasticEndpoint;
import org.kosmoconnect.component.meshtastic.MeshtasticSendException;
import org.kosmoconnect.component.meshtastic.link.LinkStatus;
import org.kosmoconnect.component.meshtastic.session.Outcome;
import org.kosmoconnect.component.meshtastic.session.SessionPhase;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.testbed.server.MosquittoBroker;

/** The bridge offers its radio again, and our own component is the phone. */
class VirtualNodeRouteTest {

  private static final MeshPacket TEXT =
      MeshPacket.newBuilder()
          .setTo(NODE)
          .setDecoded(Data.newBuilder().setPortnum(PortNum.TEXT_MESSAGE_APP))
          .build();

  static {
    Awaitility.setDefaultTimeout(30, SECONDS);
  }

  @TempDir Path folder;

  private MosquittoBroker broker;
  private RadioBench bench;
  private Main bridge;
  private final List<Phone> phones = new ArrayList<>();
  private Phone one;
  private Phone two;

  @BeforeEach
  void start() throws Exception {
    broker = MosquittoBroker.start(Files.createDirectory(folder.resolve("broker")), 0);
    bench = new RadioBench();
    bridge =
        KosmoBridge.of(
            new BridgeSettings(
                "hut",
                bench.address(),
                new BridgeSettings.Mqtt(broker.url(), "", "", ""),
                "",
                folder.resolve("spool.db"),
                512,
                1_000,
                5,
                true,
                BridgeSettings.ClockTrust.SYNCED,
                "127.0.0.1:0",
                "",
                ""));
    bridge.start();
    int port = bridge.lookup("virtualNode", VirtualNode.class).port();
    one = connected(port);
    two = connected(port);
    await().until(() -> one.isLive() && two.isLive());
    // Nothing passes before the gate knows what was sent in the hour before.
    AirGate gate = bridge.lookup("airGate", AirGate.class);
    await().until(() -> gate.judge(TEXT, one.status().radio()) == AirGate.Verdict.OPEN);
  }

  private Phone connected(int port) throws Exception {
    Phone phone = new Phone(port);
    phones.add(phone);
    return phone;
  }

  @AfterEach
  void stop() throws Exception {
    for (Phone phone : phones) {
      phone.close();
    }
    Spool spool = bridge.lookup("spool", Spool.class);
    bridge.lookup("broker", BrokerClient.class).leave();
    bridge.stop();
    spool.close();
    bench.close();
    broker.close();
  }

  @Test
  void looksLikeTheRadioButKeepsItsSecrets() {
    assertThat(one.status().radio().number()).isEqualTo(OWN);
    assertThat(one.status().radio().channels()).hasSize(8);
    assertThat(one.status().radio().nodes())
        .anySatisfy(node -> assertThat(node.getNum()).isEqualTo(NODE));
    ByteString all =
        one.words.stream()
            .map(FromRadio::toByteString)
            .reduce(ByteString.EMPTY, ByteString::concat);
    assertThat(all.toStringUtf8())
        .contains("Meteo")
        .doesNotContain(RadioBench.PRIVATE_KEY.toStringUtf8())
        .doesNotContain(RadioBench.CHANNEL_KEY.toStringUtf8());
  }

  @Test
  void everyPhoneAndTheBridgeHearTheSamePacket() throws Exception {
    var spool = bridge.lookup("spool", Spool.class);

    bench.radio.say(NODE, "to whom it may concern", 0);

    await().until(() -> one.hears("to whom it may concern") && two.hears("to whom it may concern"));
    await()
        .until(
            () -> {
              try (var connection = spool.getConnection();
                  var statement = connection.createStatement();
                  var rows = statement.executeQuery("select count(*) from packet")) {
                return rows.getInt(1) > 0;
              }
            });
  }

  @Test
  void carriesAPhonesTextAndItsAcknowledgement() {
    Exchange done = one.send("Hello from a phone", PortNum.TEXT_MESSAGE_APP);

    assertThat(done.getException()).isNull();
    assertThat(done.getMessage().getHeader(MeshtasticConstants.OUTCOME))
        .isEqualTo(Outcome.DELIVERED);
    assertThat(bench.heard).containsEntry("Hello from a phone", 1);
    assertThat(bridge.lookup("airGate", AirGate.class).used()).isPositive();
  }

  @Test
  void refusesAdministrationAndTellsSo() {
    Exchange done = one.send("reboot", PortNum.ADMIN_APP);

    assertThat(done.getException())
        .isInstanceOf(MeshtasticSendException.class)
        .hasMessageContaining("NOT_AUTHORIZED");
    assertThat(one.isLive()).isTrue();
  }

  @Test
  void holdsTheTextsOfTwoPhonesApart() {
    long begun = System.nanoTime();
    assertThat(one.send("first", PortNum.TEXT_MESSAGE_APP).getException()).isNull();
    assertThat(two.send("second", PortNum.TEXT_MESSAGE_APP).getException()).isNull();
    assertThat(two.send("third", PortNum.TEXT_MESSAGE_APP).getException()).isNull();

    assertThat(Duration.ofNanos(System.nanoTime() - begun).toSeconds()).isGreaterThanOrEqualTo(4);
    Awaitility.await()
        .untilAsserted(() -> assertThat(bench.heard).containsOnlyKeys("first", "second", "third"));
  }

  /** The project's own component, connected to the virtual node. */
  private static final class Phone implements AutoCloseable {

    final List<FromRadio> words = new CopyOnWriteArrayList<>();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final String uri;

    Phone(int port) throws Exception {
      uri = "meshtastic:tcp:127.0.0.1:" + port;
      context.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              errorHandler(noErrorHandler());
              from(uri + "?kind=ALL")
                  .process(e -> words.add(e.getMessage().getBody(FromRadio.class)));
              from("direct:say").to(uri + "?await=ROUTING&wantAck=true");
            }
          });
      context.start();
    }

    Exchange send(String text, PortNum port) {
      return context
          .createFluentProducerTemplate()
          .withHeaders(
              Map.of(
                  MeshtasticConstants.TO,
                  Integer.toUnsignedLong(port == PortNum.ADMIN_APP ? OWN : NODE),
                  MeshtasticConstants.PORT,
                  port.getNumber()))
          .withBody(text)
          .to("direct:say")
          .send();
    }

    boolean hears(String text) {
      return words.stream()
          .map(FromRadio::getPacket)
          .map(MeshPacket::getDecoded)
          .anyMatch(data -> data.getPayload().toStringUtf8().equals(text));
    }

    LinkStatus status() {
      return context.getEndpoint(uri, MeshtasticEndpoint.class).status();
    }

    boolean isLive() {
      return status().phase() == SessionPhase.LIVE;
    }

    @Override
    public void close() {
      context.stop();
    }
  }
}
