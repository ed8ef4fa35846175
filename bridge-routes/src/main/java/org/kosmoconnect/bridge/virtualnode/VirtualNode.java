package org.kosmoconnect.bridge.virtualnode;

import java.io.IOException;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.support.service.ServiceSupport;
import org.kosmoconnect.bridge.downlink.AirGate;
import org.kosmoconnect.bridge.downlink.Settlement;
import org.kosmoconnect.component.meshtastic.session.RadioProfile;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Routing;
import org.kosmoconnect.proto.meshtastic.ToRadio;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A radio to its clients, and a listener to the real one: clients get copies, and take nothing away
 * from the bridge or from each other.
 */
public final class VirtualNode extends ServiceSupport {

  private static final Logger LOG = LoggerFactory.getLogger(VirtualNode.class);
  private static final int MOST_CLIENTS = 8;

  /** Packets of clients that may wait for the radio at a time. */
  private static final int MOST_WAITING = 4;

  /** The radio's code for: there is nothing to send it with. */
  private static final int NO_INTERFACE = 33;

  private final ClientDoor door;
  private final Supplier<RadioProfile> radio;
  private final AirGate gate;
  private final Consumer<MeshPacket> sender;
  private final RadioMemory memory = new RadioMemory();
  private final List<ClientLine> clients = new CopyOnWriteArrayList<>();
  private final Map<Integer, ClientLine> waiting = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "virtual-node");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param listen {@code host:port}; port 0 takes a free one
   * @param allow addresses and networks besides this machine that may connect, separated by commas
   * @param sender hands a packet to the radio
   * @throws IllegalArgumentException when an entry of {@code allow} is no address
   */
  public VirtualNode(
      String listen,
      String allow,
      Supplier<RadioProfile> radio,
      AirGate gate,
      Consumer<MeshPacket> sender)
      throws IOException {
    door = new ClientDoor(listen, new AllowList(allow));
    this.radio = radio;
    this.gate = gate;
    this.sender = sender;
  }

  /** Begins to listen; fails when the address is taken, or not ours. */
  @Override
  protected void doStart() {
    door.open(threads, this::admit);
    LOG.info("The radio is offered at {}", door.address());
  }

  /** Returns the port that it listens on. */
  public int port() {
    return door.address().getPort();
  }

  /** Takes what the radio says, and passes on what clients may know. */
  public void hear(FromRadio message) {
    if (message.hasQueueStatus()) {
      int id = message.getQueueStatus().getMeshPacketId();
      ClientLine one = id == 0 ? null : waiting.remove(id);
      if (one != null) {
        one.answer(message);
      }
      return;
    }
    FromRadio discreet = Discretion.of(message);
    if (discreet == null) {
      return;
    }
    memory.take(discreet);
    boolean admin = discreet.getPacket().getDecoded().getPortnum() == PortNum.ADMIN_APP;
    boolean news = discreet.hasPacket() && !admin || discreet.hasClientNotification();
    for (ClientLine client : clients) {
      Integer asked = client.asked();
      if (asked != null && memory.isReady()) {
        client.greet(memory.answer(asked));
      }
      if (news) {
        client.news(discreet);
      }
    }
  }

  /**
   * Takes what came of giving a client's packet to the radio. What the radio said of it the client
   * hears as it was said.
   */
  public void settle(Settlement settlement) {
    if (settlement.isUnsent()) {
      gate.notSent(settlement.packetId());
    }
    ClientLine client = settlement.isAnswered() ? null : waiting.remove(settlement.packetId());
    if (client != null) {
      client.answer(ClientRules.status(settlement.packetId(), NO_INTERFACE));
    }
  }

  @Override
  protected void doStop() {
    door.close();
    clients.forEach(ClientLine::close);
    threads.shutdownNow();
  }

  private void admit(Socket socket) throws IOException {
    if (clients.size() >= MOST_CLIENTS) {
      LOG.warn("{} is one client too many", socket.getInetAddress().getHostAddress());
      socket.close();
      return;
    }
    ClientLine client = new ClientLine(socket);
    clients.add(client);
    threads.execute(client::write);
    threads.execute(
        () -> {
          client.read(this::take);
          clients.remove(client);
          waiting.values().removeIf(client::equals);
        });
  }

  private void take(ClientLine client, ToRadio message) {
    switch (message.getPayloadVariantCase()) {
      case WANT_CONFIG_ID -> {
        client.asks(message.getWantConfigId());
        if (memory.isReady()) {
          client.greet(memory.answer(message.getWantConfigId()));
        }
      }
      case HEARTBEAT -> client.answer(ClientRules.status(0, 0));
      case PACKET -> send(client, message.getPacket());
      case DISCONNECT -> client.close();
      default -> {
        // The bridge carries MQTT itself; files are the radio's own.
      }
    }
  }

  private void send(ClientLine client, MeshPacket packet) {
    MeshPacket named =
        packet.getId() != 0
            ? packet
            : packet.toBuilder().setId(new SecureRandom().nextInt()).build();
    RadioProfile profile = radio.get();
    Routing.Error error = ClientRules.judge(named, profile, gate, waiting.size() >= MOST_WAITING);
    if (error != Routing.Error.NONE) {
      client.answer(
          ClientRules.status(named.getId(), error.getNumber()),
          ClientRules.refusal(named, profile.number(), error));
      return;
    }
    waiting.put(named.getId(), client);
    sender.accept(named);
  }
}
