package org.kosmoconnect.ingest;

import static org.kosmoconnect.ingest.Columns.Type.DOUBLE;
import static org.kosmoconnect.ingest.Columns.Type.LONG;
import static org.kosmoconnect.ingest.Columns.Type.TEXT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.model.Neighbors;
import org.kosmoconnect.model.NodeId;
import org.kosmoconnect.model.Traceroute;

/** Rows of {@code link}: who hears whom. */
final class LinkRows {

  private record Key(long from, long to, String kind) {}

  private record Link(@Nullable Double snr, long heardAt) {}

  private final Map<Key, Link> links = new LinkedHashMap<>();

  private LinkRows() {}

  static Columns links(List<Heard> news) {
    LinkRows rows = new LinkRows();
    for (Heard one : news) {
      if (one.packet().content() instanceof Neighbors neighbours) {
        rows.addNeighbours(one, neighbours);
      } else if (one.packet().content() instanceof Traceroute trace && trace.reply()) {
        rows.addRoute(one, trace);
      }
    }
    return rows.columns();
  }

  /** A node lists whom it hears: each entry is a link from the neighbour to the node. */
  private void addNeighbours(Heard heard, Neighbors neighbours) {
    NodeId self = heard.packet().from();
    neighbours
        .neighbors()
        .forEach(one -> add(one.node(), self, "neighbour", (double) one.snr(), heard.heardAt()));
  }

  /**
   * The reply comes from the target; its route leads there from the node that asked, which is the
   * addressee.
   */
  private void addRoute(Heard heard, Traceroute trace) {
    NodeId asker = heard.packet().to();
    NodeId target = heard.packet().from();
    addHops(asker, trace.route(), target, trace.snrTowards(), heard.heardAt());
    addHops(target, trace.routeBack(), asker, trace.snrBack(), heard.heardAt());
  }

  private void addHops(NodeId start, List<NodeId> via, NodeId end, List<Double> snr, long heardAt) {
    if (snr.isEmpty()) {
      return;
    }
    NodeId from = start;
    for (int hop = 0; hop <= via.size(); hop++) {
      NodeId to = hop < via.size() ? via.get(hop) : end;
      Double strength = hop < snr.size() && !snr.get(hop).isNaN() ? snr.get(hop) : null;
      add(from, to, "traceroute", strength, heardAt);
      from = to;
    }
  }

  private void add(NodeId from, NodeId to, String kind, @Nullable Double snr, long heardAt) {
    if (isNode(from) && isNode(to) && !from.equals(to)) {
      links.merge(
          new Key(from.num(), to.num(), kind),
          new Link(snr, heardAt),
          (a, b) -> a.heardAt() > b.heardAt() ? a : b);
    }
  }

  /** Hops that could not be told apart stand as the broadcast address in a route. */
  private static boolean isNode(NodeId node) {
    return node.num() != 0 && !node.equals(NodeId.BROADCAST);
  }

  private Columns columns() {
    Columns columns =
        new Columns()
            .with("from_node", LONG)
            .with("to_node", LONG)
            .with("kind", TEXT)
            .with("snr", DOUBLE)
            .with("heard_at", LONG);
    links.forEach(
        (key, link) -> columns.add(key.from(), key.to(), key.kind(), link.snr(), link.heardAt()));
    return columns;
  }
}
