package org.kosmoconnect.codec;

import org.jspecify.annotations.Nullable;
import org.kosmoconnect.model.NodeId;

/**
 * What a topic tells of the messages on it. Stock topics have roots of any length, so they are read
 * from the right.
 *
 * @param kind what the messages are
 * @param region last level of a stock root ({@code msh/EU_868} gives {@code EU_868}), or the region
 *     a bridge names
 * @param channel name of the channel
 * @param gateway node that publishes; null where the topic names none
 * @param bridge enrolment id of our own bridge
 */
public record UplinkTopic(
    Kind kind,
    @Nullable String region,
    @Nullable String channel,
    @Nullable NodeId gateway,
    @Nullable String bridge) {

  /** What the messages on a topic are. */
  public enum Kind {
    /** Envelopes of a stock gateway. */
    ENVELOPE,
    /** Envelopes with map reports, from any gateway. */
    MAP,
    /** JSON of firmware up to 2.7: counted and left alone. */
    JSON,
    /** Envelopes of our own bridge. */
    BRIDGE,
    /** Nothing of ours. */
    OTHER
  }

  private static final UplinkTopic OTHER = new UplinkTopic(Kind.OTHER, null, null, null, null);

  /** Reads a topic; every text is one. */
  public static UplinkTopic parse(String topic) {
    String[] levels = topic.split("/", -1);
    int last = levels.length - 1;
    if (last == 5 && topic.startsWith("kosmo/v1/") && levels[3].equals("up")) {
      return new UplinkTopic(Kind.BRIDGE, levels[4], levels[5], null, levels[2]);
    }
    if (isVersion(levels, last - 3)) {
      return stock(levels, last);
    }
    if (isVersion(levels, last - 2) && levels[last].isEmpty()) {
      return switch (levels[last - 1]) {
        case "map" -> new UplinkTopic(Kind.MAP, root(levels, last - 2), null, null, null);
        case "json" -> new UplinkTopic(Kind.JSON, root(levels, last - 2), null, null, null);
        default -> OTHER;
      };
    }
    return OTHER;
  }

  private static UplinkTopic stock(String[] levels, int last) {
    String region = root(levels, last - 3);
    String channel = levels[last - 1];
    long num = NodeId.parseNum(levels[last]);
    NodeId gateway = num > 0 && levels[last].startsWith("!") ? new NodeId(num) : null;
    return switch (levels[last - 2]) {
      case "e", "c" ->
          gateway == null ? OTHER : new UplinkTopic(Kind.ENVELOPE, region, channel, gateway, null);
      case "json" -> new UplinkTopic(Kind.JSON, region, channel, gateway, null);
      default -> OTHER;
    };
  }

  private static boolean isVersion(String[] levels, int index) {
    return index >= 1 && levels[index].equals("2");
  }

  private static @Nullable String root(String[] levels, int version) {
    return version >= 2 ? levels[version - 1] : null;
  }
}
