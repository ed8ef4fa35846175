package org.kosmoconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.session.Await;
import org.kosmoconnect.component.meshtastic.session.Delivery;
import org.kosmoconnect.component.meshtastic.session.RadioProfile;
import org.kosmoconnect.component.meshtastic.session.RadioSession;
import org.kosmoconnect.component.meshtastic.session.SessionEvents;
import org.kosmoconnect.component.meshtastic.session.SessionPhase;
import org.kosmoconnect.component.meshtastic.session.SessionSettings;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.ToRadio;

/** Plays the radio's part of a recording to a session, which sends what the host sent then. */
public final class SessionReplay implements SessionEvents {

  /** Longer than any recording: what is recorded has no heartbeats of ours. */
  private static final long NEVER = 1_000_000_000L;

  /** How a chunk of the radio reaches the session. */
  @FunctionalInterface
  public interface Splitter {
    /**
     * @param chunk what was recorded
     * @param offset of its first byte in everything that the radio wrote
     */
    List<byte[]> split(byte[] chunk, int offset);
  }

  /** Packets, not made up by the radio from its memory, in order. */
  public final List<MeshPacket> news = new ArrayList<>();

  /** Packets that the radio made up. */
  public final List<MeshPacket> replays = new ArrayList<>();

  /** How many messages came that are passed on. */
  public int messages;

  private final Recording recording;
  private final RadioSession session;
  private int nonce;
  private @Nullable String trouble;

  private SessionReplay(Recording recording) {
    this.recording = recording;
    nonce = recording.nonce(0);
    boolean special = nonce == SessionSettings.CONFIG_ONLY || nonce == SessionSettings.NODES_ONLY;
    var settings =
        new SessionSettings(
            List.of(special ? nonce : SessionSettings.RANDOM),
            0,
            NEVER,
            NEVER,
            NEVER,
            NEVER,
            0,
            Map.of(),
            NEVER,
            NEVER,
            NEVER);
    session = new RadioSession(settings, () -> nonce, this);
  }

  /** Plays a recording through and returns what the session made of it. */
  public static SessionReplay play(Recording recording, Splitter splitter) {
    SessionReplay replay = new SessionReplay(recording);
    replay.run(splitter);
    return replay;
  }

  private void run(Splitter splitter) {
    int connection = 0;
    int offset = 0;
    for (Recording.Chunk chunk : recording.chunks()) {
      if ("open".equals(chunk.event())) {
        connection = chunk.connection();
        nonce = recording.nonce(connection);
        session.closed();
        session.opened(chunk.time());
      } else if (chunk.event() != null) {
        if (chunk.connection() == connection) {
          session.closed();
        }
      } else if (chunk.host()) {
        Recording.messages(chunk).forEach(message -> send(message, chunk.time()));
      } else {
        for (byte[] part : splitter.split(chunk.bytes(), offset)) {
          session.received(part, 0, part.length, chunk.time());
        }
        offset += chunk.bytes().length;
      }
      session.tick(chunk.time());
      drain(chunk.time());
    }
    Difference.check("trouble", null, trouble);
  }

  private void send(ToRadio message, long now) {
    if (message.hasPacket()) {
      Difference.check("live before a packet is sent", SessionPhase.LIVE, session.phase());
      session.send(message.getPacket(), Await.ROUTING, delivery -> {}, now);
    }
  }

  private void drain(long now) {
    while (session.poll(now) != null) {
      // The recorded radio has heard the recorded host instead.
    }
  }

  /** Returns what became of a packet of the host. */
  public @Nullable Delivery delivery(int id) {
    return session.delivery(id);
  }

  public RadioProfile profile() {
    return session.profile();
  }

  /** Returns the bytes that were no frame. */
  public long noise() {
    return session.noise();
  }

  @Override
  public void received(FromRadio message, boolean replay, @Nullable Delivery about) {
    messages++;
    if (message.hasPacket()) {
      (replay ? replays : news).add(message.getPacket());
    }
  }

  @Override
  public void live(RadioProfile profile) {
    messages++;
  }

  @Override
  public void restarted(String reason) {
    trouble = reason;
  }

  @Override
  public void giveUp(String reason) {
    trouble = reason;
  }
}
