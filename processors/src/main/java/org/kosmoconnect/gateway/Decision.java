package org.kosmoconnect.gateway;

import java.util.List;

/**
 * What follows from something that happened: to be stored as a whole, or not at all.
 *
 * @param before the delivery as it was
 * @param after the delivery as it is now
 * @param timeline what is to be told of it
 * @param commands what bridges are to be told
 * @param wakeAt when to look again if nothing happens before, epoch milliseconds; {@link
 *     Long#MAX_VALUE} for never
 */
public record Decision(
    Delivery before,
    Delivery after,
    List<Happening> timeline,
    List<Command> commands,
    long wakeAt) {

  public Decision {
    timeline = List.copyOf(timeline);
    commands = List.copyOf(commands);
  }
}
