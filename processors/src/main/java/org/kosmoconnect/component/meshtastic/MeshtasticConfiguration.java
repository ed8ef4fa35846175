package org.kosmoconnect.component.meshtastic;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.kosmoconnect.component.meshtastic.session.Await;

/** Options of an endpoint. */
@UriParams
public class MeshtasticConfiguration extends LinkConfiguration implements Cloneable {

  @UriParam(
      label = "consumer",
      defaultValue = "PACKET",
      description = "What the consumer gets of all that the radio says")
  private MessageKind kind = MessageKind.PACKET;

  @UriParam(
      label = "consumer",
      defaultValue = "DROP",
      description =
          "What becomes of packets that the radio makes up from its memory after a handshake")
  private Replay replay = Replay.DROP;

  @UriParam(
      label = "consumer,advanced",
      description =
          "Most exchanges that are under way at the same time: while there are so many, the radio is not read. 0 for any"
              + " number")
  private int window;

  @UriParam(
      label = "producer",
      description =
          "Whether destinations are to acknowledge packets, where the header does not say it")
  private boolean wantAck;

  @UriParam(
      label = "producer,advanced",
      defaultValue = "true",
      description = "Whether packets that do not fit into a LoRa frame are refused here")
  private boolean checkSize = true;

  @UriParam(
      label = "producer,advanced",
      description =
          "Whether a MeshPacket that has an id keeps it, for senders who write it down before; radios ignore an id that"
              + " they have just seen")
  private boolean keepId;

  @UriParam(
      label = "producer",
      defaultValue = "QUEUE",
      description =
          "What completes an exchange: QUEUE, the radio's word that it took the packet; ROUTING, the mesh's word what became of it")
  private Await await = Await.QUEUE;

  MeshtasticConfiguration copy() {
    try {
      return (MeshtasticConfiguration) clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  public Await getAwait() {
    return await;
  }

  public void setAwait(Await await) {
    this.await = await;
  }

  public MessageKind getKind() {
    return kind;
  }

  public void setKind(MessageKind kind) {
    this.kind = kind;
  }

  public Replay getReplay() {
    return replay;
  }

  public void setReplay(Replay replay) {
    this.replay = replay;
  }

  public int getWindow() {
    return window;
  }

  public void setWindow(int window) {
    this.window = window;
  }

  public boolean isWantAck() {
    return wantAck;
  }

  public void setWantAck(boolean wantAck) {
    this.wantAck = wantAck;
  }

  public boolean isKeepId() {
    return keepId;
  }

  public void setKeepId(boolean keepId) {
    this.keepId = keepId;
  }

  public boolean isCheckSize() {
    return checkSize;
  }

  public void setCheckSize(boolean checkSize) {
    this.checkSize = checkSize;
  }
}
