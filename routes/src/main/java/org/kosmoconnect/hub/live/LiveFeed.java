package org.kosmoconnect.hub.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All viewers and the newest events. Routes feed it and tell it when to flush; it has no thread of
 * its own.
 */
public final class LiveFeed {

  /** Says that the stream is open, and how long a viewer waits before it reconnects. */
  private static final byte[] GREETING = bytes("retry: 2000\n\n");

  private static final byte[] RESET = bytes("event: reset\ndata: {}\n\n");
  private static final byte[] HEARTBEAT = bytes(":\n\n");
  private static final Duration QUIET = Duration.ofSeconds(15);

  private final ObjectMapper json = new ObjectMapper();
  private final EventLog log;
  private final Set<LiveViewer> viewers = ConcurrentHashMap.newKeySet();
  private volatile Set<String> withheld = Set.of();

  /** What one write holds: the same for all viewers who saw the same and chose the same. */
  private record Share(long from, Set<Topic> topics) {}

  LiveFeed(int remembered) {
    this.log = new EventLog(remembered);
  }

  /**
   * Takes in events.
   *
   * @param events JSON array of {@code {"event": "reading"|"node", "id": …, "data": {…}}}
   */
  public void publish(String events) throws JsonProcessingException {
    for (JsonNode event : json.readTree(events)) {
      JsonNode data = event.path("data");
      String node = data.path(data.has("node") ? "node" : "id").asText();
      if (!withheld.contains(node)) {
        Topic.ofEvent(event.path("event").asText())
            .ifPresent(
                topic ->
                    log.append(LiveEvent.of(topic, event.path("id").asText(), data.toString())));
      }
    }
  }

  /** Takes in the health of the network: JSON of the schema Network. */
  public void publishNetwork(String network) throws JsonProcessingException {
    log.append(LiveEvent.of(Topic.NETWORK, null, json.readTree(network).toString()));
  }

  /** Takes in which nodes nobody may see: JSON array of node ids. */
  public void withhold(String nodes) throws JsonProcessingException {
    Set<String> ids = new HashSet<>();
    json.readTree(nodes).forEach(id -> ids.add(id.asText()));
    withheld = Set.copyOf(ids);
  }

  public boolean isWatched() {
    return !viewers.isEmpty();
  }

  /** Writes to each viewer what is new to it. Called by one thread at a time. */
  public void flush() {
    long end = log.end();
    Map<Share, byte[]> shares = new HashMap<>();
    for (LiveViewer viewer : viewers) {
      if (!log.remembers(viewer.next())) {
        viewer.close();
        continue;
      }
      byte[] news =
          viewer.next() == end
              ? new byte[0]
              : shares.computeIfAbsent(
                  new Share(viewer.next(), viewer.topics()),
                  share -> log.read(share.from(), end, share.topics()));
      viewer.seen(end);
      if (news.length > 0) {
        viewer.send(news);
      } else if (viewer.quietNanos() >= QUIET.toNanos()) {
        viewer.send(HEARTBEAT);
      }
    }
  }

  /**
   * Opens a stream; its first write happens at once.
   *
   * @param lastEventId where the viewer stopped, null for a new one
   * @param close ends the connection
   */
  LiveViewer open(
      Set<Topic> topics, @Nullable String lastEventId, ServletOutputStream out, Runnable close) {
    OptionalLong known =
        lastEventId == null || lastEventId.isEmpty()
            ? OptionalLong.of(log.end())
            : log.after(lastEventId);
    LiveViewer viewer = new LiveViewer(topics, known.orElse(log.end()), out, close);
    viewer.send(GREETING);
    if (known.isEmpty()) {
      viewer.send(RESET);
    }
    viewers.add(viewer);
    return viewer;
  }

  void forget(LiveViewer viewer) {
    viewers.remove(viewer);
  }

  /** Ends all streams. */
  void close() {
    viewers.forEach(LiveViewer::close);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
