package org.kosmoconnect.bridge.uplink;

import org.apache.camel.util.json.JsonArray;
import org.kosmoconnect.bridge.store.Spool;
import org.kosmoconnect.proto.bridge.CommitMark;
import org.kosmoconnect.proto.bridge.SequenceRange;

/** Reads what the hub says is safe. */
public final class CommitMarks {

  private final Spool spool;

  public CommitMarks(Spool spool) {
    this.spool = spool;
  }

  /** Tells whether the mark speaks of this spool, and not of one that lay here before. */
  public boolean concernsUs(CommitMark mark) {
    return mark.getSpool().equals(spool.id());
  }

  /** Returns the ranges that the hub does not have, as a JSON array of pairs. */
  public String missing(CommitMark mark) {
    JsonArray ranges = new JsonArray();
    for (SequenceRange range : mark.getMissingList()) {
      JsonArray pair = new JsonArray();
      pair.add(range.getFirst());
      pair.add(range.getLast());
      ranges.add(pair);
    }
    return ranges.toJson();
  }
}
