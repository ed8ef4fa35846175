package org.kosmoconnect.component.meshtastic.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.component.meshtastic.stream.Frame;
import org.kosmoconnect.component.meshtastic.stream.FrameCodec;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MyNodeInfo;
import org.kosmoconnect.proto.meshtastic.NodeInfo;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.QueueStatus;
import org.kosmoconnect.proto.meshtastic.ToRadio;

class RadioSessionTest implements SessionEvents {

  private static final int OWN = 0x13d5ab15;
  private static final int PEER = 0x56986e56;

  private final List<FromRadio> received = new ArrayList<>();
  private final List<String> happened = new ArrayList<>();
  private final List<Delivery> settled = new ArrayList<>();
  private final AtomicInteger random = new AtomicInteger(5000);
  private final RadioSession session =
      new RadioSession(settings(), () -> random.addAndGet(1000), this);
  private final FrameCodec<ToRadio> written = new FrameCodec<>(RadioSessionTest::toRadio);
  private long now = 1_000_000;

  private static SessionSettings settings() {
    return new SessionSettings(
        List.of(SessionSettings.CONFIG_ONLY, SessionSettings.NODES_ONLY),
        100,
        30_000,
        45_000,
        15_000,
        120_000,
        0,
        Map.of(PortNum.TEXT_MESSAGE_APP_VALUE, 2_200L, PortNum.TELEMETRY_APP_VALUE, 10_200L),
        60_000,
        10_000,
        60_000);
  }

  @BeforeEach
  void open() {
    session.opened(now);
  }

  @Test
  void wakesTheRadioBeforeItAsks() {
    assertThat(session.poll(now)).hasSize(32).containsOnly((byte) 0xC3);
    assertThat(session.poll(now + 99)).isNull();

    now += 100;

    assertThat(drain()).containsExactly(wantConfig(69420));
  }

  @Test
  void asksForTheConfigurationFirstAndThenForNodes() {
    drainLater();
    say(myInfo(2));
    say(complete(69420));
    assertThat(drain()).containsExactly(wantConfig(69421));
    say(node(OWN));
    say(node(PEER));

    say(complete(69421));

    assertThat(happened).containsExactly("live");
    assertThat(session.profile().nodes()).hasSize(2);
    assertThat(session.profile().hopLimit()).isEqualTo(3);
  }

  @Test
  void asksOnceMoreForNodesThatWereLost() {
    drainLater();
    say(myInfo(3));
    say(complete(69420));
    say(node(OWN));
    drain();

    say(complete(69421));

    assertThat(drain()).containsExactly(wantConfig(69421));
    say(complete(69421));
    assertThat(happened).containsExactly("live");
    assertThat(session.profile().isComplete()).isFalse();
  }

  @Test
  void ignoresTheEndOfSomebodyElsesHandshake() {
    drainLater();

    say(complete(1234));

    assertThat(drain()).isEmpty();
    assertThat(session.phase()).isEqualTo(SessionPhase.HANDSHAKE);
  }

  @Test
  void repeatsAnUnansweredHandshakeAndGivesUpAtLast() {
    drainLater();
    for (int i = 0; i < 3; i++) {
      chatter(30_000);
      assertThat(drain()).contains(wantConfig(69420));
    }

    chatter(30_000);

    assertThat(happened).containsExactly("no end of the handshake");
  }

  @Test
  void beatsAndIsContentWithOneAnswerToSeveral() {
    goLive();
    pass(45_000);
    assertThat(drain()).containsExactly(heartbeat());
    say(queueStatus(0, 0));

    pass(45_000);

    assertThat(drain()).containsExactly(heartbeat());
    assertThat(happened).containsExactly("live");
  }

  @Test
  void givesUpARadioThatDoesNotAnswer() {
    goLive();
    pass(45_000);
    drain();

    pass(15_000);

    assertThat(happened).containsExactly("live", "no answer to a heartbeat");
  }

  @Test
  void givesABusyLineASecondHeartbeat() {
    goLive();
    pass(45_000);
    drain();
    pass(5_000);
    say(text(PEER, 9, "still here"));

    pass(10_000);
    assertThat(drain()).containsExactly(heartbeat());
    pass(14_000);
    assertThat(happened).containsExactly("live");
    pass(1_000);

    assertThat(happened).containsExactly("live", "no answer to a heartbeat");
  }

  @Test
  void doesNotBlameTheRadioForItsOwnDeafness() {
    goLive();
    pass(45_000);
    drain();
    now += 20_000;
    session.attended(now);

    session.tick(now);

    assertThat(happened).containsExactly("live");
  }

  @Test
  void shakesHandsAgainWhenTheRadioSaysThatItRebooted() {
    goLive();

    say(FromRadio.newBuilder().setRebooted(true).build());

    assertThat(drain()).containsExactly(wantConfig(69420));
    assertThat(happened).containsExactly("live", "the radio has rebooted");
  }

  @Test
  void knowsARebootByTheBoardsBootText() {
    goLive();
    bytes("\r\nESP-ROM:esp32s3-20210327\r\nrst:0x3 (RTC_SW_SYS_RST)\r\n");

    assertThat(drain()).containsExactly(wantConfig(69420));
    assertThat(happened).hasSize(2);
  }

  @Test
  void doesNotTakeATextForBootText() {
    goLive();

    say(text(PEER, 9, "ESP-ROM:rst:0x1 S:B:"));

    assertThat(happened).containsExactly("live");
    assertThat(received).hasSize(1);
  }

  @Test
  void holdsPacketsUntilTheRadioIsLiveAndStampsThem() {
    send(packet(1, PortNum.TEXT_MESSAGE_APP), Await.QUEUE);

    MeshPacket sent = goLive().get(0).getPacket();

    assertThat(sent.getFrom()).isEqualTo(OWN);
    assertThat(sent.getHopLimit()).isEqualTo(3);
  }

  @Test
  void keepsTheRadiosPaceForEachPort() {
    goLive();
    for (int id = 1; id <= 3; id++) {
      send(packet(id, PortNum.TEXT_MESSAGE_APP), Await.QUEUE);
    }
    send(packet(4, PortNum.PRIVATE_APP), Await.QUEUE);

    assertThat(ids()).containsExactly(1, 4);
    now += 2_199;
    assertThat(ids()).isEmpty();
    now += 1;
    assertThat(ids()).containsExactly(2);
    now += 2_200;
    assertThat(ids()).containsExactly(3);
  }

  @Test
  void settlesWithTheRadiosWord() {
    goLive();
    send(packet(1, PortNum.PRIVATE_APP), Await.QUEUE);
    drain();

    say(queueStatus(99, 0));
    assertThat(settled).isEmpty();
    say(queueStatus(1, 0));

    assertThat(settled).extracting(Delivery::outcome).containsExactly(Outcome.QUEUED);
  }

  @Test
  void settlesWithTheMeshsWordAndHearsALateOne() {
    goLive();
    send(packet(1, PortNum.TEXT_MESSAGE_APP), Await.ROUTING);
    drain();
    say(queueStatus(1, 0));
    say(routing(OWN, 1, 5));
    assertThat(settled).extracting(Delivery::errorName).containsExactly("MAX_RETRANSMIT");

    say(routing(PEER, 1, 0));

    assertThat(settled).hasSize(1);
    assertThat(session.delivery(1).outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void settlesWhatIsNeverAnsweredAndTakesBackWhatIsNeverWritten() {
    goLive();
    send(packet(1, PortNum.TEXT_MESSAGE_APP), Await.QUEUE);
    drain();
    session.closed();
    send(packet(2, PortNum.TEXT_MESSAGE_APP), Await.QUEUE);

    now += 60_000;
    session.tick(now);
    assertThat(settled)
        .extracting(Delivery::outcome)
        .containsExactly(Outcome.UNANSWERED, Outcome.WAITING);

    session.opened(now);
    goLive();
    assertThat(ids()).isEmpty();
  }

  private List<ToRadio> goLive() {
    drainLater();
    say(myInfo(1));
    say(complete(69420));
    say(node(OWN));
    drain();
    say(complete(69421));
    return drain();
  }

  private void send(MeshPacket packet, Await await) {
    session.send(packet, await, settled::add, now);
  }

  private void pass(long time) {
    for (long end = now + time; now < end; ) {
      now = Math.min(end, now + 1000);
      session.tick(now);
    }
  }

  /** Passes time in which the radio answers heartbeats, but does nothing else. */
  private void chatter(long time) {
    for (int i = 0; i < 10; i++) {
      say(queueStatus(0, 0));
      pass(time / 10);
    }
  }

  private void drainLater() {
    session.poll(now);
    now += 100;
    drain();
  }

  private List<ToRadio> drain() {
    List<ToRadio> messages = new ArrayList<>();
    for (byte[] bytes = session.poll(now); bytes != null; bytes = session.poll(now)) {
      for (Frame<ToRadio> frame : written.feed(bytes, 0, bytes.length)) {
        messages.add(frame.message());
      }
    }
    return messages;
  }

  private List<Integer> ids() {
    return drain().stream().map(message -> message.getPacket().getId()).toList();
  }

  private void say(FromRadio message) {
    byte[] frame = FrameCodec.encode(message.toByteArray());
    session.received(frame, 0, frame.length, now);
  }

  private void bytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    session.received(bytes, 0, bytes.length, now);
  }

  private static FromRadio myInfo(int nodes) {
    MyNodeInfo.Builder info = MyNodeInfo.newBuilder().setMyNodeNum(OWN).setNodedbCount(nodes);
    return FromRadio.newBuilder().setMyInfo(info).build();
  }

  private static FromRadio node(int number) {
    return FromRadio.newBuilder().setNodeInfo(NodeInfo.newBuilder().setNum(number)).build();
  }

  private static FromRadio complete(int nonce) {
    return FromRadio.newBuilder().setConfigCompleteId(nonce).build();
  }

  private static FromRadio queueStatus(int id, int res) {
    QueueStatus.Builder status = QueueStatus.newBuilder().setMeshPacketId(id).setRes(res);
    return FromRadio.newBuilder().setQueueStatus(status).build();
  }

  private static FromRadio routing(int from, int about, int error) {
    Data.Builder data =
        Data.newBuilder()
            .setPortnum(PortNum.ROUTING_APP)
            .setPayload(ByteString.copyFrom(new byte[] {0x18, (byte) error}))
            .setRequestId(about);
    return FromRadio.newBuilder()
        .setPacket(MeshPacket.newBuilder().setFrom(from).setTo(OWN).setDecoded(data))
        .build();
  }

  private static FromRadio text(int from, int id, String text) {
    Data.Builder data =
        Data.newBuilder()
            .setPortnum(PortNum.TEXT_MESSAGE_APP)
            .setPayload(ByteString.copyFromUtf8(text));
    return FromRadio.newBuilder()
        .setPacket(MeshPacket.newBuilder().setFrom(from).setId(id).setDecoded(data))
        .build();
  }

  private static MeshPacket packet(int id, PortNum port) {
    return MeshPacket.newBuilder()
        .setId(id)
        .setTo(PEER)
        .setWantAck(true)
        .setHopLimit(RadioSession.USUAL_HOPS)
        .setDecoded(Data.newBuilder().setPortnum(port))
        .build();
  }

  private static ToRadio wantConfig(int nonce) {
    return ToRadio.newBuilder().setWantConfigId(nonce).build();
  }

  private static ToRadio heartbeat() {
    return ToRadio.newBuilder()
        .setHeartbeat(org.kosmoconnect.proto.meshtastic.Heartbeat.getDefaultInstance())
        .build();
  }

  private static @Nullable ToRadio toRadio(byte[] body) {
    try {
      return ToRadio.parseFrom(body);
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void received(FromRadio message, boolean replay, @Nullable Delivery about) {
    if (message.hasPacket()) {
      received.add(message);
    }
  }

  @Override
  public void live(RadioProfile profile) {
    happened.add("live");
  }

  @Override
  public void restarted(String reason) {
    happened.add(reason.contains("boot text") ? "boot text" : reason);
  }

  @Override
  public void giveUp(String reason) {
    happened.add(reason);
  }
}
