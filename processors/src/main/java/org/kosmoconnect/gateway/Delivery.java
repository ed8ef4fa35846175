package org.kosmoconnect.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to the mesh, as it stands in the database. Times are epoch milliseconds.
 *
 * @param id of the message
 * @param to node number of the recipient, {@link #EVERYBODY} for a channel
 * @param reason code of why it failed; null while it has not
 * @param waiting code of what it waits for; null when it waits for nothing
 * @param ended nothing more is expected; late evidence may still come
 * @param charge of its unit
 * @param deadline when it is not worth transmitting any more
 * @param nextTryAt when a bridge may be chosen; null while an attempt is open or all is over
 * @param askedNodeInfo the recipient's key was asked for once
 * @param permitted its sender may still send to its recipient
 * @param attempts in their order
 */
public record Delivery(
    String id,
    long to,
    MessageState state,
    @Nullable String reason,
    @Nullable String waiting,
    boolean ended,
    Charge charge,
    long deadline,
    @Nullable Long nextTryAt,
    boolean askedNodeInfo,
    boolean permitted,
    List<Attempt> attempts) {

  /** The number that stands for all nodes. */
  public static final long EVERYBODY = 0xFFFF_FFFFL;

  public Delivery {
    attempts = List.copyOf(attempts);
  }

  /** Tells whether it goes to a channel; then nobody confirms it. */
  public boolean isBroadcast() {
    return to == EVERYBODY;
  }

  /** Returns the attempt that is under way, null when there is none. */
  public @Nullable Attempt open() {
    return attempts.stream().filter(one -> one.state().isOpen()).findFirst().orElse(null);
  }
}
