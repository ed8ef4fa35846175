package org.kosmoconnect.component.meshtastic;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.kosmoconnect.component.meshtastic.ScriptedRadio.OWN;
import static org.kosmoconnect.component.meshtastic.ScriptedRadio.PEER;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.component.meshtastic.link.LinkStatus;
import org.kosmoconnect.component.meshtastic.session.Outcome;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MqttClientProxyMessage;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.ToRadio;

class MeshtasticComponentTest {

  private static final Data TEXT =
      Data.newBuilder()
          .setPortnum(PortNum.TEXT_MESSAGE_APP)
          .setPayload(ByteString.copyFromUtf8("Hello"))
          .build();

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final List<Exchange> received = new CopyOnWriteArrayList<>();
  private final List<Exchange> alsoReceived = new CopyOnWriteArrayList<>();
  private ScriptedRadio radio;
  private String uri;

  @BeforeEach
  void start() throws Exception {
    radio = new ScriptedRadio();
    uri = "meshtastic:" + radio.address();
    var options = context.getComponent("meshtastic", MeshtasticComponent.class).getConfiguration();
    options.setReconnectDelay(100);
    options.setHeartbeatInterval(300);
    options.setHeartbeatTimeout(700);
    options.setAnswerTimeout(1000);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from(uri).process(exchange -> received.add(exchange.copy()));
            from(uri).process(exchange -> alsoReceived.add(exchange.copy()));
            from("direct:queue").to(uri);
            from("direct:known").to(uri + "?keepId=true");
            from("direct:routing").to(uri + "?await=ROUTING&wantAck=true");
          }
        });
    context.start();
  }

  @AfterEach
  void stop() throws Exception {
    context.stop();
    radio.close();
  }

  @Test
  void sharesOneConnectionAmongAllEndpointsOfARadio() {
    send("direct:queue", "one", Map.of());
    send("direct:routing", "two", Map.of(MeshtasticConstants.WANT_ACK, false));

    assertThat(radio.connections).hasValue(1);
  }

  @Test
  void sendsATextToEverybodyAsTheRadioWould() {
    Exchange done = send("direct:queue", "Hello", Map.of());

    MeshPacket sent = nextPacket();
    assertThat(done.getException()).isNull();
    assertThat(sent.getFrom()).isEqualTo(OWN);
    assertThat(sent.getTo()).isEqualTo(-1);
    assertThat(sent.getHopLimit()).isEqualTo(5);
    assertThat(sent.getDecoded().getPortnum()).isEqualTo(PortNum.TEXT_MESSAGE_APP);
    assertThat(sent.getDecoded().getPayload().toStringUtf8()).isEqualTo("Hello");
    assertThat(done.getMessage().getHeader(MeshtasticConstants.OUTCOME)).isEqualTo(Outcome.QUEUED);
    assertThat(done.getMessage().getHeader(MeshtasticConstants.PACKET_ID))
        .isEqualTo(Integer.toUnsignedLong(sent.getId()));
  }

  @Test
  void keepsAnIdThatItsSenderHasWrittenDown() {
    MeshPacket written = MeshPacket.newBuilder().setId(0x1234).setDecoded(TEXT).build();

    Exchange done = send("direct:known", written, Map.of());

    assertThat(nextPacket().getId()).isEqualTo(0x1234);
    assertThat(done.getMessage().getHeader(MeshtasticConstants.PACKET_ID)).isEqualTo(0x1234L);
  }

  @Test
  void givesANewIdToAPacketThatMayBeSentAgain() {
    MeshPacket copied = MeshPacket.newBuilder().setId(0x1234).setDecoded(TEXT).build();

    send("direct:queue", copied, Map.of());

    assertThat(nextPacket().getId()).isNotZero().isNotEqualTo(0x1234);
  }

  @Test
  void sendsBytesWhereHeadersSay() {
    send(
        "direct:queue",
        new byte[] {1, 2},
        Map.of(
            MeshtasticConstants.TO,
            "!56986e56",
            MeshtasticConstants.CHANNEL,
            1,
            MeshtasticConstants.HOP_LIMIT,
            0));

    MeshPacket sent = nextPacket();
    assertThat(sent.getTo()).isEqualTo(PEER);
    assertThat(sent.getChannel()).isEqualTo(1);
    assertThat(sent.getHopLimit()).isZero();
    assertThat(sent.getDecoded().getPortnum()).isEqualTo(PortNum.PRIVATE_APP);
  }

  @Test
  void completesWithTheMeshsWordWhenAsked() {
    radio.answer =
        packet ->
            List.of(
                ScriptedRadio.queueStatus(packet.getId(), 0),
                ScriptedRadio.packet(
                    PEER, PortNum.ROUTING_APP, packet.getId(), (byte) 0x18, (byte) 0));

    Exchange done = send("direct:routing", "Hello", Map.of(MeshtasticConstants.TO, 0x56986e56L));

    assertThat(done.getMessage().getHeader(MeshtasticConstants.OUTCOME))
        .isEqualTo(Outcome.DELIVERED);
    await().until(() -> received.size() == 1);
    assertThat(received.get(0).getMessage().getHeader(MeshtasticConstants.OUTCOME))
        .isEqualTo(Outcome.DELIVERED);
    assertThat(received.get(0).getMessage().getHeader(MeshtasticConstants.REQUEST_ID))
        .isEqualTo(done.getMessage().getHeader(MeshtasticConstants.PACKET_ID));
  }

  @Test
  void failsWithTheRadiosReasonWhenItRefuses() {
    radio.answer = packet -> List.of(ScriptedRadio.queueStatus(packet.getId(), 6));

    Exchange done = send("direct:queue", "Hello", Map.of());

    assertThat(done.getException())
        .isInstanceOf(MeshtasticSendException.class)
        .hasMessageContaining("NO_CHANNEL");
    assertThat(done.getMessage().getHeader(MeshtasticConstants.ERROR)).isEqualTo("NO_CHANNEL");
    assertThat(context.getEndpoint(uri, MeshtasticEndpoint.class).status())
        .extracting(LinkStatus::refused, LinkStatus::sent)
        .containsExactly(1L, 0L);
  }

  @Test
  void failsWhenTheRadioSaysNothing() {
    radio.answer = packet -> List.of();

    Exchange done = send("direct:queue", "Hello", Map.of());

    assertThat(done.getException()).hasMessageContaining("did not say");
    assertThat(done.getMessage().getHeader(MeshtasticConstants.OUTCOME))
        .isEqualTo(Outcome.UNANSWERED);
  }

  @Test
  void refusesWhatDoesNotFitBeforeTheRadioCan() {
    String most = "x".repeat(232);

    assertThat(send("direct:queue", most, Map.of()).getException()).isNull();
    assertThat(send("direct:queue", most + "x", Map.of()).getException())
        .hasMessage("Payload of 233 bytes, at most 232 fit");
    assertThat(
            send("direct:queue", "x".repeat(221), Map.of(MeshtasticConstants.TO, "!56986e56"))
                .getException())
        .hasMessage("Payload of 221 bytes, at most 220 fit");
    assertThat(send("direct:queue", new byte[232], Map.of()).getException())
        .hasMessage("Payload of 232 bytes, at most 231 fit");
  }

  @Test
  void handsOnPacketsWithHeadersButNoReplay() throws Exception {
    live();
    radio.say(replay());
    radio.say(ScriptedRadio.packet(PEER, PortNum.TEXT_MESSAGE_APP, 0, (byte) 'h', (byte) 'i'));

    await().until(() -> received.size() == 1 && alsoReceived.size() == 1);

    var message = received.get(0).getMessage();
    assertThat(message.getBody()).isInstanceOf(MeshPacket.class);
    assertThat(message.getHeader(MeshtasticConstants.FROM)).isEqualTo(0x56986e56L);
    assertThat(message.getHeader(MeshtasticConstants.PORT)).isEqualTo(1);
    assertThat(message.getHeader(MeshtasticConstants.RADIO)).isEqualTo(0x13d5ab15L);
  }

  @Test
  void connectsAgainWhenTheRadioHangsUp() throws Exception {
    live();

    radio.hangUp();

    await().atMost(10, SECONDS).until(() -> radio.connections.get() == 2);
    live();
    assertThat(send("direct:queue", "again", Map.of()).getException()).isNull();
  }

  @Test
  void leavesARadioThatIsSilentAndTellsWhy() {
    live();
    radio.mute = true;

    await().atMost(10, SECONDS).until(() -> radio.connections.get() >= 2);

    assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
    assertThat(health().getMessage()).hasValue("no answer to a heartbeat");
  }

  @Test
  void isHealthyWhilePacketsFlow() {
    live();

    assertThat(health().getDetails())
        .containsEntry("meshtastic.node", "!13d5ab15")
        .containsEntry("meshtastic.phase", "LIVE");
  }

  @Test
  void carriesMessagesForTheBroker() {
    live();
    var message =
        MqttClientProxyMessage.newBuilder()
            .setTopic(com.google.protobuf.ByteString.copyFromUtf8("msh/2/e/LongFast/!13d5ab15"))
            .build();

    send("direct:queue", message, Map.of());

    await().until(() -> radio.heard.stream().anyMatch(ToRadio::hasMqttClientProxyMessage));
  }

  @Test
  void takesLeaveWhenItStops() {
    live();

    context.stop();

    await().until(() -> radio.heard.stream().anyMatch(ToRadio::getDisconnect));
  }

  @Test
  void namesWhatIsWrongWithAUri() {
    assertThatThrownBy(() -> context.getEndpoint("meshtastic:radio:here"))
        .isInstanceOf(ResolveEndpointFailedException.class)
        .hasRootCauseMessage("No enum constant " + Transport.class.getName() + ".RADIO");
    assertThatThrownBy(() -> context.getEndpoint("meshtastic:tcp"))
        .hasMessageContaining("meshtastic:tcp:HOST:PORT");
    assertThatThrownBy(() -> context.getEndpoint("meshtastic:tcp:here:70000"))
        .hasMessageContaining("No TCP port: 70000");
  }

  private void live() {
    await().atMost(10, SECONDS).until(() -> health().getState() == HealthCheck.State.UP);
  }

  private HealthCheck.Result health() {
    return HealthCheckRegistry.get(context)
        .getCheck("meshtastic:" + radio.address())
        .orElseThrow()
        .call();
  }

  private Exchange send(String route, Object body, Map<String, Object> headers) {
    return context
        .createProducerTemplate()
        .request(
            route,
            exchange -> {
              exchange.getMessage().setBody(body);
              exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
            });
  }

  private MeshPacket nextPacket() {
    return radio.heard.stream().filter(ToRadio::hasPacket).findFirst().orElseThrow().getPacket();
  }

  private static FromRadio replay() {
    FromRadio made = ScriptedRadio.packet(PEER, PortNum.TELEMETRY_APP, 0);
    MeshPacket.Builder packet =
        made.getPacket().toBuilder()
            .clearRxRssi()
            .setPriority(MeshPacket.Priority.BACKGROUND)
            .setTransportMechanism(MeshPacket.TransportMechanism.TRANSPORT_LORA);
    packet.getDecodedBuilder().clearBitfield();
    return FromRadio.newBuilder().setPacket(packet).build();
  }
}
