package org.kosmoconnect.bridge.virtualnode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.PortNum;

/**
 * What waits for one client. Answers are kept; of the mesh's packets the oldest goes when the
 * client is too slow, texts last, as in a radio. For any thread.
 */
final class ClientQueue {

  static final int MOST = 100;

  private final Deque<FromRadio> answers = new ArrayDeque<>();
  private final Deque<FromRadio> packets = new ArrayDeque<>();
  private boolean closed;
  private boolean greeted;

  synchronized void answer(List<FromRadio> messages) {
    answers.addAll(messages);
    notifyAll();
  }

  /** From now on the client gets packets. */
  synchronized void greet(List<FromRadio> messages) {
    answers.addAll(messages);
    greeted = true;
    notifyAll();
  }

  synchronized void news(FromRadio packet) {
    if (!greeted) {
      return;
    }
    if (packets.size() == MOST) {
      boolean found = packets.removeIf(new FirstThatIsNoText());
      if (!found) {
        packets.poll();
      }
    }
    packets.add(packet);
    notifyAll();
  }

  /** Waits for the next message; null when there will be none. */
  synchronized @Nullable FromRadio next() throws InterruptedException {
    while (!closed) {
      FromRadio next = answers.isEmpty() ? packets.poll() : answers.poll();
      if (next != null) {
        return next;
      }
      wait(TimeUnit.SECONDS.toMillis(60));
    }
    return null;
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  private static final class FirstThatIsNoText implements java.util.function.Predicate<FromRadio> {
    private boolean found;

    @Override
    public boolean test(FromRadio message) {
      if (found || message.getPacket().getDecoded().getPortnum() == PortNum.TEXT_MESSAGE_APP) {
        return false;
      }
      found = true;
      return true;
    }
  }
}
