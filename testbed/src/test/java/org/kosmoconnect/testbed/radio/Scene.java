package org.kosmoconnect.testbed.radio;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kosmoconnect.proto.meshtastic.Channel;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.NodeInfo;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.QueueStatus;
import org.kosmoconnect.proto.meshtastic.ToRadio;
import org.kosmoconnect.vectors.Recording;

/**
 * The virtual radio in the place of a recorded one: the same host says the same at the same time.
 */
final class Scene {

  static final int X = 0x13d5ab15;
  static final int Y = 0x56986e56;
  static final int Z = 0xc576da8d;

  private static final Path FOLDER = Path.of("../processors/src/test/resources/vectors/captures");

  /** The scene is prepared so long before the host comes, ms. */
  private static final long START = 600_000;

  /** What waits for the host comes within so many ms of the end of the greeting. */
  private static final long AT_ONCE = 50;

  final Quirks quirks = new Quirks().off(Quirk.REPEATED_IDS_IGNORED);
  final Timeline timeline = new Timeline(-START);
  final Neighbourhood air = new Neighbourhood(timeline, Answers.NONE, 1);
  final List<FromRadio> said = new ArrayList<>();
  final List<Long> hangUps = new ArrayList<>();

  private final Recording recording;
  private final List<FromRadio> recorded;
  private final List<NodeInfo> neighbours;
  private final Set<Integer> fromHost = new HashSet<>();
  private final StockReceiver receiver = new StockReceiver();
  private final NodeMemory memory = new NodeMemory();
  private final Firmware firmware;

  /** The node whose client was recorded. */
  private final int own;

  Scene(String name) throws IOException {
    recording = Recording.read(FOLDER.resolve(name + ".jsonl"));
    recorded = messages(recording);
    if (!name.contains("config-only")) {
      neighbours = nodes(recorded);
    } else {
      neighbours = nodes(messages(Recording.read(FOLDER.resolve("01-handshake-full.jsonl"))));
    }
    own = own(recorded);
    NodeInfo self =
        nodes(recorded).stream().filter(node -> node.getNum() == own).findFirst().orElseThrow();
    firmware = new Firmware(identity(self), memory, quirks, timeline, air, 100);
    firmware.introduce(self);
    air.attach(firmware, own);
    neighbours.stream().filter(node -> node.getNum() != own).forEach(memory::know);
    replays().forEach(this::remember);
    if (recorded.stream().anyMatch(this::hasTrustedTime)) {
      firmware.replies().setTime(1_795_461_000_000L);
    }
  }

  /** X, Y and Z, each in reach of the others. */
  Scene together() {
    for (int node : new int[] {X, Y, Z}) {
      if (node != own) {
        air.add(new Neighbour(node, user(node), 0));
      }
    }
    return this;
  }

  /** X, Y and Z in a line. */
  Scene inLine() {
    for (int node : new int[] {X, Y, Z}) {
      if (node != own) {
        air.add(new Neighbour(node, user(node), node == Y || own == Y ? 0 : Y));
      }
    }
    return this;
  }

  Scene without(int... nodes) {
    for (int node : nodes) {
      air.cutOff(node);
    }
    return this;
  }

  Scene at(long time, Runnable action) {
    timeline.after(time - timeline.now(), action);
    return this;
  }

  /** Lets the air bring the packets that the recorded radio received. */
  Scene hearing() {
    for (Recording.Chunk chunk : recording.chunks()) {
      for (FromRadio message : inbound(chunk)) {
        MeshPacket packet = message.getPacket();
        timeline.after(START + chunk.time() - 1, () -> firmware.receive(onAir(packet)));
      }
    }
    return this;
  }

  /** The packets were received before the host came. */
  Scene hearingBefore() {
    for (FromRadio message : recorded) {
      if (isFromOthers(message)) {
        firmware.receive(onAir(message.getPacket()));
        timeline.advance(timeline.now() + 5_000);
      }
    }
    // What is remembered has to be as it was in the end.
    replays().forEach(this::remember);
    return this;
  }

  /** Some packets were received before the host came, the others came later. */
  Scene hearingThroughout() {
    long began = greeted();
    for (Recording.Chunk chunk : recording.chunks()) {
      for (FromRadio message : inbound(chunk)) {
        MeshPacket packet = onAir(message.getPacket());
        if (chunk.time() > began + AT_ONCE) {
          timeline.after(chunk.time() - 1 - timeline.now(), () -> firmware.receive(packet));
        } else {
          firmware.receive(packet);
          timeline.advance(timeline.now() + 5_000);
        }
      }
    }
    replays().forEach(this::remember);
    return this;
  }

  /** Lets the radio introduce itself. */
  void announce() {
    firmware.announce();
  }

  /** Plays the host's part. */
  List<FromRadio> play() {
    for (Recording.Chunk chunk : recording.chunks()) {
      while (timeline.now() < chunk.time()) {
        timeline.advance(Math.min(chunk.time(), timeline.now() + 5));
        drain();
      }
      if ("open".equals(chunk.event())) {
        firmware.connect(() -> hangUps.add(timeline.now()));
      } else if (chunk.host()) {
        for (ToRadio message : receiver.feed(chunk.bytes(), chunk.bytes().length)) {
          fromHost.add(message.getPacket().getId());
          firmware.hear(message);
        }
      }
      drain();
    }
    return said.stream().map(this::bare).toList();
  }

  /** Returns what the recorded radio said, without its own telemetry. */
  List<FromRadio> expected() {
    return recorded.stream().filter(message -> !isOwnTelemetry(message)).map(this::bare).toList();
  }

  private void drain() {
    for (FromRadio one = firmware.poll(); one != null; one = firmware.poll()) {
      said.add(one);
    }
  }

  private void remember(MeshPacket packet) {
    memory.remember(
        packet.getFrom(),
        packet.getDecoded().getPortnum(),
        packet.getDecoded().getPayload(),
        packet.getRxTime());
  }

  private List<MeshPacket> replays() {
    return recorded.stream()
        .filter(FromRadio::hasPacket)
        .map(FromRadio::getPacket)
        .filter(packet -> !packet.hasRxRssi() && packet.getFrom() != own)
        .toList();
  }

  private List<FromRadio> inbound(Recording.Chunk chunk) {
    List<FromRadio> all = new ArrayList<>();
    if (!chunk.host()) {
      var codec = new org.kosmoconnect.component.meshtastic.stream.FrameCodec<>(Scene::parse);
      for (var frame : codec.feed(chunk.bytes(), 0, chunk.bytes().length)) {
        if (frame.message() != null && isFromOthers(frame.message())) {
          all.add(frame.message());
        }
      }
    }
    return all;
  }

  /** Acknowledgements and answers the virtual nodes have to make themselves. */
  private static boolean isFromOthers(FromRadio message) {
    return message.getPacket().hasRxRssi() && message.getPacket().getDecoded().getRequestId() == 0;
  }

  private static MeshPacket onAir(MeshPacket packet) {
    return packet.toBuilder().clearRxTime().clearTransportMechanism().build();
  }

  /** When the greeting ended. */
  private long greeted() {
    for (Recording.Chunk chunk : recording.chunks()) {
      var codec = new org.kosmoconnect.component.meshtastic.stream.FrameCodec<>(Scene::parse);
      if (!chunk.host()
          && codec.feed(chunk.bytes(), 0, chunk.bytes().length).stream()
              .anyMatch(
                  frame -> frame.message() != null && frame.message().hasConfigCompleteId())) {
        return chunk.time();
      }
    }
    return 0;
  }

  private static int own(List<FromRadio> messages) {
    return messages.stream()
        .filter(FromRadio::hasMyInfo)
        .map(message -> message.getMyInfo().getMyNodeNum())
        .findFirst()
        .orElse(X);
  }

  private static List<NodeInfo> nodes(List<FromRadio> messages) {
    return messages.stream().filter(FromRadio::hasNodeInfo).map(FromRadio::getNodeInfo).toList();
  }

  private static List<FromRadio> messages(Recording recording) throws IOException {
    List<FromRadio> all = new ArrayList<>();
    for (byte[] body : recording.bodies()) {
      all.add(FromRadio.parseFrom(body));
    }
    return all;
  }

  private org.kosmoconnect.proto.meshtastic.User user(int number) {
    return memory.nodes().stream()
        .filter(node -> node.getNum() == number)
        .findFirst()
        .map(NodeInfo::getUser)
        .orElse(org.kosmoconnect.proto.meshtastic.User.getDefaultInstance());
  }

  private RadioIdentity identity(NodeInfo self) {
    ByteString privateKey = ByteString.EMPTY;
    ByteString key = ByteString.EMPTY;
    for (FromRadio message : recorded) {
      if (message.getConfig().hasSecurity()) {
        privateKey = message.getConfig().getSecurity().getPrivateKey();
      }
      if (message.getChannel().getRole() == Channel.Role.SECONDARY) {
        key = message.getChannel().getSettings().getPsk();
      }
    }
    return RadioIdentity.of(own, self.getUser(), privateKey, "priv", key);
  }

  /** Somebody had told the radio the time before the recording began. */
  private boolean hasTrustedTime(FromRadio message) {
    MeshPacket packet = message.getPacket();
    return packet.hasRxTime() && (packet.hasRxRssi() || packet.getFrom() == own);
  }

  private boolean isOwnTelemetry(FromRadio message) {
    return message.getPacket().getFrom() == own
        && message.getPacket().getDecoded().getPortnum() == PortNum.TELEMETRY_APP;
  }

  /** Without ids and times. */
  private FromRadio bare(FromRadio message) {
    FromRadio.Builder bare = message.toBuilder();
    if (message.hasPacket()) {
      bare.getPacketBuilder().setId(0);
      if (!fromHost.contains(message.getPacket().getDecoded().getRequestId())
          && message.getPacket().getDecoded().getRequestId() != 0) {
        bare.getPacketBuilder().getDecodedBuilder().setRequestId(1);
      }
      if (message.getPacket().getDecoded().getPortnum() == PortNum.TELEMETRY_APP
          && message.getPacket().getDecoded().getRequestId() != 0) {
        // The readings of that day.
        bare.getPacketBuilder().getDecodedBuilder().clearPayload();
      }
      if (message.getPacket().hasRxTime()) {
        bare.getPacketBuilder().setRxTime(1);
      }
    }
    if (message.hasNodeInfo()) {
      bare.getNodeInfoBuilder().clearDeviceMetrics().clearPosition().clearLastHeard();
    }
    if (message.hasQueueStatus()
        && !fromHost.contains(message.getQueueStatus().getMeshPacketId())) {
      bare.getQueueStatusBuilder().setMeshPacketId(0);
    }
    if (message.hasMyInfo()) {
      bare.getMyInfoBuilder().clearDeviceId();
    }
    if (message.getModuleConfig().hasAmbientLighting()) {
      // The colour comes from the address of the board.
      bare.getModuleConfigBuilder().setAmbientLighting(ByteString.EMPTY);
    }
    if (message.hasFileInfo()) {
      bare.getFileInfoBuilder().setSizeBytes(0);
    }
    return bare.build();
  }

  private static FromRadio parse(byte[] body) {
    try {
      return FromRadio.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }

  /** The same, but for how full the queue to the antenna is: that hangs on time and traffic. */
  static List<FromRadio> withoutQueue(List<FromRadio> messages) {
    return messages.stream()
        .map(
            message ->
                message.hasQueueStatus()
                    ? FromRadio.newBuilder()
                        .setQueueStatus(
                            QueueStatus.newBuilder(message.getQueueStatus()).clearFree())
                        .build()
                    : message)
        .toList();
  }
}
