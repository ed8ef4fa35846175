package org.kosmoconnect.codec;

import org.kosmoconnect.model.CommitMark;
import org.kosmoconnect.model.SequenceRange;

/** Writes commit marks as bridges read them ({@code kosmo/v1/bridge.proto}). */
public final class CommitMarkEncoder {

  /** Returns the bytes of a {@code kosmo.v1.CommitMark}. */
  public byte[] encode(CommitMark mark) {
    var message =
        org.kosmoconnect.proto.bridge.CommitMark.newBuilder()
            .setSpool(mark.spool())
            .setUpTo(mark.upTo());
    for (SequenceRange range : mark.missing()) {
      message.addMissing(
          org.kosmoconnect.proto.bridge.SequenceRange.newBuilder()
              .setFirst(range.first())
              .setLast(range.last()));
    }
    return message.build().toByteArray();
  }
}
