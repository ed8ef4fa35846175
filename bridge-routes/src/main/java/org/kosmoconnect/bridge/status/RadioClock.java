package org.kosmoconnect.bridge.status;

import com.google.protobuf.ByteString;
import org.kosmoconnect.component.meshtastic.link.LinkStatus;
import org.kosmoconnect.component.meshtastic.session.SessionPhase;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;

/**
 * Sets the clock of the radio by that of this machine: after each connection, because a radio
 * without a battery forgets the time, and twice a day. Only when a time service vouches for ours.
 */
public final class RadioClock {

  private static final long AGAIN = 12 * 3_600_000L;

  /** The field set_time_only of an AdminMessage, of type fixed32: its tag as a varint. */
  private static final byte[] SET_TIME = {(byte) 0xDD, 0x02};

  private final Radio radio;
  private final HostClock clock;
  private long setOn = -1;
  private long setAt;

  public RadioClock(Radio radio, HostClock clock) {
    this.radio = radio;
    this.clock = clock;
  }

  /** Tells, once each time, that the radio's clock is to be set. */
  public synchronized boolean isDue() {
    LinkStatus status = radio.status();
    boolean live = status.phase() == SessionPhase.LIVE && status.radio().number() != 0;
    if (!live || !clock.isSynced()) {
      return false;
    }
    long now = clock.steadyMillis();
    if (setOn == status.connections() && now - setAt < AGAIN) {
      return false;
    }
    setOn = status.connections();
    setAt = now;
    return true;
  }

  /** Returns the packet that sets it. */
  public MeshPacket packet() {
    int seconds = (int) (clock.wallMillis() / 1000);
    byte[] message = {
      SET_TIME[0],
      SET_TIME[1],
      (byte) seconds,
      (byte) (seconds >>> 8),
      (byte) (seconds >>> 16),
      (byte) (seconds >>> 24)
    };
    return MeshPacket.newBuilder()
        .setTo(radio.profile().number())
        .setDecoded(
            Data.newBuilder()
                .setPortnum(PortNum.ADMIN_APP)
                .setPayload(ByteString.copyFrom(message)))
        .build();
  }
}
