package org.kosmoconnect.testbed.live;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;

/**
 * Counts what was on the air and who read it, by sender and packet id; the last 50,000 packets are
 * kept. For any thread.
 */
public final class MeshLedger {

  private static final int MOST = 50_000;
  private static final int EVERYBODY = -1;

  private final Map<Long, Account> accounts = new LinkedHashMap<>();

  /**
   * One packet.
   *
   * @param transmissions how often its sender sent it
   * @param decodes how often each node took it as new: never more than once, or something is wrong
   */
  public record Entry(
      int from, int to, int id, Data data, int transmissions, Map<Integer, Integer> decodes) {

    /** Returns the payload as text. */
    public String text() {
      return data.getPayload().toStringUtf8();
    }

    /** Returns whether a node has read it. */
    public boolean isDecodedBy(int node) {
      return decodes.containsKey(node);
    }
  }

  private static final class Account {
    private final MeshPacket packet;
    private final Map<Integer, Integer> decodes = new HashMap<>();
    private int transmissions;

    Account(MeshPacket packet) {
      this.packet = packet;
    }

    Entry entry() {
      return new Entry(
          packet.getFrom(),
          packet.getTo(),
          packet.getId(),
          packet.getDecoded(),
          transmissions,
          Map.copyOf(decodes));
    }
  }

  /** Counts a try and returns its number, from 1. */
  synchronized int transmitted(MeshPacket packet) {
    return ++account(packet).transmissions;
  }

  synchronized void decoded(int node, MeshPacket packet) {
    account(packet).decodes.merge(node, 1, Integer::sum);
  }

  /** Returns what is known of one packet. */
  public synchronized Optional<Entry> packet(int from, int id) {
    return Optional.ofNullable(accounts.get(name(from, id))).map(Account::entry);
  }

  /** Returns the packets that fulfil a condition, oldest first. */
  public synchronized List<Entry> packets(Predicate<Entry> condition) {
    return accounts.values().stream().map(Account::entry).filter(condition).toList();
  }

  /** Returns the texts that a node sent, in its own words. */
  public List<Entry> textsFrom(int node) {
    return packets(one -> one.from() == node && isText(one));
  }

  /** Returns the texts to a node, and to nobody else. */
  public List<Entry> textsTo(int node) {
    return packets(one -> one.to() == node && isText(one));
  }

  /**
   * Returns texts to one node that it has read more than once: the same payload under several ids,
   * whoever sent them, or the same id twice. Ask for it only where texts are distinct.
   */
  public List<Entry> doubled() {
    Map<ByteString, Map<Integer, List<Entry>>> read = new LinkedHashMap<>();
    for (Entry one : packets(e -> e.to() != EVERYBODY && isText(e) && e.isDecodedBy(e.to()))) {
      read.computeIfAbsent(one.data().getPayload(), p -> new LinkedHashMap<>())
          .computeIfAbsent(one.to(), n -> new ArrayList<>())
          .add(one);
    }
    return read.values().stream()
        .flatMap(nodes -> nodes.values().stream())
        .filter(same -> same.size() > 1 || same.get(0).decodes().get(same.get(0).to()) > 1)
        .flatMap(List::stream)
        .toList();
  }

  private Account account(MeshPacket packet) {
    Account account =
        accounts.computeIfAbsent(name(packet.getFrom(), packet.getId()), n -> new Account(packet));
    if (accounts.size() > MOST) {
      accounts.remove(accounts.keySet().iterator().next());
    }
    return account;
  }

  private static boolean isText(Entry one) {
    return one.data().getPortnum() == PortNum.TEXT_MESSAGE_APP;
  }

  private static long name(int from, int id) {
    return (long) from << 32 | Integer.toUnsignedLong(id);
  }
}
