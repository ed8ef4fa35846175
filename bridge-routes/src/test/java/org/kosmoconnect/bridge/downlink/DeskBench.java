package org.kosmoconnect.bridge.downlink;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.kosmoconnect.component.meshtastic.link.LinkStatus;
import org.kosmoconnect.component.meshtastic.session.RadioProfile;
import org.kosmoconnect.component.meshtastic.session.SessionPhase;
import org.kosmoconnect.proto.bridge.Cancel;
import org.kosmoconnect.proto.bridge.DownlinkCommand;
import org.kosmoconnect.proto.bridge.DownlinkEvent;
import org.kosmoconnect.proto.bridge.Go;
import org.kosmoconnect.proto.bridge.Offer;
import org.kosmoconnect.proto.meshtastic.Channel;
import org.kosmoconnect.proto.meshtastic.ChannelSettings;
import org.kosmoconnect.proto.meshtastic.Config.LoRaConfig;
import org.kosmoconnect.proto.meshtastic.DeviceMetadata;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.ModuleConfig.MQTTConfig;

/** A desk with a file and a radio of paper, and clocks that only the test moves. */
final class DeskBench {

  static final int NODE = 0x0b00b135;
  static final int OWN = 0x13d5ab15;

  /** A packet that went to the radio, and what the desk was told that made it go. */
  record Transmission(String key, MeshPacket packet, Object cause, long time, int life) {}

  final Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
  final List<DownlinkEvent> events = new ArrayList<>();
  final List<Transmission> transmissions = new ArrayList<>();
  final Map<Long, long[]> readies = new HashMap<>();
  long steady = 5_000_000;
  long wall = 1_800_000_000_000L;
  double utilization;
  double radioTx;
  boolean reachable = true;
  int life;
  boolean live = true;
  boolean crashesBeforeRadio;
  AirGate gate;
  private DownlinkDesk desk;
  private final Random random = new Random(7);
  private int order;

  DeskBench() {
    restart();
  }

  /** Loses what only the process knew. */
  void restart() {
    life++;
    gate = new AirGate(() -> steady, () -> utilization, () -> radioTx, 0.05);
    gate.restore(charges(), wall);
    desk =
        new DownlinkDesk(
            this::link, () -> reachable, gate, () -> wall, () -> steady, random::nextInt);
  }

  void pass(long millis) {
    steady += millis;
    wall += millis;
    news(new Turn());
  }

  void news(Object news) {
    List<Map<String, Object>> found = news instanceof Turn ? open() : find(News.key(news));
    for (Change change : desk.decide(news, found)) {
      if (!store(change)) {
        continue;
      }
      if (change.isTransmission()) {
        if (crashesBeforeRadio) {
          crashesBeforeRadio = false;
          restart();
          return;
        }
        transmissions.add(
            new Transmission(change.next().key(), change.packet(), news, steady, life));
      }
    }
  }

  /** Does what {@code change-command.sql} and its trigger do. */
  private boolean store(Change change) {
    Map<String, Object> row = change.row();
    String key = change.next().key();
    Map<String, Object> before = rows.get(key);
    if (before != null && !before.get("stage").equals(row.get("before"))) {
      return false;
    }
    row.put("id", before == null ? order++ : before.get("id"));
    rows.put(key, row);
    if (change.next().stage() != Stage.GRANTED) {
      DownlinkEvent event = change.next().report();
      events.add(event);
      if (event.hasReady()) {
        readies.putIfAbsent(event.getReady().getToken(), new long[] {steady, life});
      }
    }
    return true;
  }

  private List<Map<String, Object>> open() {
    return rows.values().stream()
        .filter(row -> !List.of("SENT", "OVER").contains(row.get("stage")))
        .sorted(
            (a, b) -> {
              int rank = Integer.compare((int) b.get("priority"), (int) a.get("priority"));
              return rank != 0 ? rank : Integer.compare((int) a.get("id"), (int) b.get("id"));
            })
        .toList();
  }

  private List<Map<String, Object>> find(Map<String, Object> key) {
    Map<String, Object> named = rows.get(key.get("command") + "/" + key.get("attempt"));
    if (named != null) {
      return List.of(named);
    }
    return rows.values().stream()
        .filter(row -> (long) key.get("packet_id") != 0)
        .filter(row -> row.get("packet_id").equals(key.get("packet_id")))
        .toList();
  }

  private List<Map<String, Object>> charges() {
    return rows.values().stream().filter(row -> (double) row.get("airtime") > 0).toList();
  }

  Stage stage(String key) {
    return Stage.valueOf((String) rows.get(key).get("stage"));
  }

  long token(String key) {
    return (long) rows.get(key).get("token");
  }

  DownlinkEvent last() {
    return events.get(events.size() - 1);
  }

  LinkStatus link() {
    return new LinkStatus(
        live ? SessionPhase.LIVE : SessionPhase.CLOSED, profile(), "", 1, 0, 0, 0, 0, 0);
  }

  static RadioProfile profile() {
    return new RadioProfile(
        OWN,
        0,
        DeviceMetadata.getDefaultInstance(),
        LoRaConfig.newBuilder()
            .setUsePreset(true)
            .setRegion(LoRaConfig.RegionCode.EU_868)
            .setHopLimit(3)
            .build(),
        List.of(
            Channel.newBuilder().setRole(Channel.Role.PRIMARY).build(),
            Channel.newBuilder()
                .setIndex(1)
                .setRole(Channel.Role.SECONDARY)
                .setSettings(ChannelSettings.newBuilder().setName(ByteString.copyFromUtf8("Meteo")))
                .build()),
        MQTTConfig.getDefaultInstance(),
        List.of(),
        0,
        false);
  }

  static DownlinkCommand.Builder command(String name) {
    return DownlinkCommand.newBuilder().setCommand(name).setAttempt(1);
  }

  static DownlinkCommand offer(String name) {
    return command(name)
        .setOffer(Offer.newBuilder().setTo(NODE).setText("Hello from " + name).setWantAck(true))
        .build();
  }

  static DownlinkCommand go(String name, long token) {
    return command(name).setGo(Go.newBuilder().setReady(token)).build();
  }

  static DownlinkCommand cancel(String name) {
    return command(name).setCancel(Cancel.getDefaultInstance()).build();
  }

  static Settlement accepted(int packetId) {
    return new Settlement(packetId, Settlement.Kind.ACCEPTED, 0);
  }

  /** Copies a command as the wire would. */
  static DownlinkCommand again(DownlinkCommand command) {
    try {
      return DownlinkCommand.parseFrom(command.toByteArray());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
