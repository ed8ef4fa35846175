package org.kosmoconnect.component.meshtastic.session;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.QueueStatus;
import org.kosmoconnect.proto.meshtastic.Routing;

/**
 * The packets we sent and what became of them. They are kept for a while after their sender was
 * told, because acknowledgements come late. Ids that are not ours are everyday traffic.
 */
final class Deliveries {

  private static final int MOST = 1000;

  private final SessionSettings settings;
  private final Map<Integer, Tracked> all =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Tracked> eldest) {
          return size() > MOST && eldest.getValue().listener == null;
        }
      };

  private static final class Tracked {
    private Delivery delivery;
    private final boolean answered;
    private final Await await;
    private @Nullable DeliveryListener listener;
    private long deadline;

    Tracked(Delivery delivery, boolean answered, Await await, DeliveryListener listener) {
      this.delivery = delivery;
      this.answered = answered;
      this.await = await;
      this.listener = listener;
    }

    void settle() {
      DeliveryListener told = listener;
      listener = null;
      if (told != null) {
        told.settled(delivery);
      }
    }
  }

  Deliveries(SessionSettings settings) {
    this.settings = settings;
  }

  void add(MeshPacket packet, Await await, DeliveryListener listener, long now) {
    boolean answered = packet.getWantAck() || packet.getDecoded().getWantResponse();
    Tracked tracked =
        new Tracked(Delivery.waiting(packet.getId(), packet.getTo()), answered, await, listener);
    tracked.deadline = now + settings.sendTimeout();
    all.put(packet.getId(), tracked);
  }

  @Nullable Delivery find(int id) {
    Tracked tracked = all.get(id);
    return tracked == null ? null : tracked.delivery;
  }

  void written(int id, long now) {
    change(id, Delivery::written, now + settings.answerTimeout());
  }

  void queueStatus(QueueStatus status, long now) {
    change(
        status.getMeshPacketId(),
        delivery -> delivery.queueStatus(status.getRes()),
        now + settings.routingTimeout());
  }

  /**
   * Takes a packet from the mesh or from the radio itself.
   *
   * @return what it changed or confirmed, or null when it is not about a packet of ours
   */
  @Nullable Delivery heard(MeshPacket packet, int own) {
    Data data = packet.getDecoded();
    Tracked tracked = all.get(data.getRequestId());
    if (data.getRequestId() == 0 || tracked == null) {
      return null;
    }
    if (data.getPortnum() != PortNum.ROUTING_APP) {
      change(data.getRequestId(), delivery -> delivery.reply(packet.getFrom()), tracked.deadline);
    } else {
      int error = routingError(data);
      change(
          data.getRequestId(),
          delivery -> delivery.routing(packet.getFrom(), own, error),
          tracked.deadline);
    }
    return tracked.delivery;
  }

  /** Tells senders whose time is over; {@code unwritten} gets the ids that never left. */
  void tick(long now, IntConsumer unwritten) {
    List<Tracked> late = new ArrayList<>();
    for (Tracked tracked : all.values()) {
      if (tracked.listener != null && now >= tracked.deadline) {
        late.add(tracked);
      }
    }
    for (Tracked tracked : late) {
      if (tracked.delivery.outcome() == Outcome.WAITING) {
        unwritten.accept(tracked.delivery.id());
        all.remove(tracked.delivery.id());
      }
      tracked.settle();
    }
  }

  private void change(int id, UnaryOperator<Delivery> step, long deadline) {
    Tracked tracked = all.get(id);
    if (tracked == null) {
      return;
    }
    tracked.delivery = step.apply(tracked.delivery);
    tracked.deadline = deadline;
    if (isSettled(tracked)) {
      tracked.settle();
    }
  }

  private static boolean isSettled(Tracked tracked) {
    return switch (tracked.delivery.outcome()) {
      case WAITING, UNANSWERED -> false;
      case QUEUED -> tracked.await == Await.QUEUE || !tracked.answered;
      case RELAYED -> tracked.await == Await.QUEUE || tracked.delivery.isBroadcast();
      case DELIVERED, FAILED -> true;
    };
  }

  private static int routingError(Data data) {
    try {
      return Routing.parseFrom(data.getPayload()).getErrorReasonValue();
    } catch (InvalidProtocolBufferException e) {
      return Routing.Error.BAD_REQUEST_VALUE;
    }
  }
}
