package org.kosmoconnect.hub.live;

import jakarta.servlet.ServletOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who watches their own messages. What is new stands in the database, by account: nobody can be
 * sent what is another's, and who comes back is sent what he missed. A route asks and publishes;
 * this has no thread of its own.
 */
public final class MessageFeed {

  private static final byte[] GREETING = bytes("retry: 2000\n\n");
  private static final byte[] RESET = bytes("event: reset\ndata: {}\n\n");
  private static final byte[] HEARTBEAT = bytes(":\n\n");
  private static final long QUIET_NANOS = Duration.ofSeconds(15).toNanos();

  /** Then a viewer has to come back, and to prove again who he is. */
  private static final long LIFE_NANOS = Duration.ofMinutes(5).toNanos();

  private static final Pattern EVENT_ID = Pattern.compile("([0-9]{1,19})-([0-9]{1,18})");

  private final Map<Long, Watch> watches = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();

  /** One open stream and how far it is. Only the publishing thread changes it. */
  private static final class Watch {
    private final String account;
    private final LiveViewer viewer;
    private final long openedNanos = System.nanoTime();
    private @Nullable String transaction;
    private long event;

    Watch(String account, LiveViewer viewer) {
      this.account = account;
      this.viewer = viewer;
    }
  }

  /** Tells whether anybody watches. */
  public boolean isWatched() {
    return !watches.isEmpty();
  }

  /** Returns the parameters of {@code list-message-events.sql}: who waits for what. */
  public Map<String, Object> ask() {
    List<Long> viewers = new ArrayList<>();
    List<String> accounts = new ArrayList<>();
    List<@Nullable String> transactions = new ArrayList<>();
    List<Long> events = new ArrayList<>();
    watches.forEach(
        (number, watch) -> {
          viewers.add(number);
          accounts.add(watch.account);
          transactions.add(watch.transaction);
          events.add(watch.event);
        });
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("viewers", viewers.toArray(Long[]::new));
    parameters.put("accounts", accounts.toArray(String[]::new));
    parameters.put("transactions", transactions.toArray(String[]::new));
    parameters.put("events", events.toArray(Long[]::new));
    return parameters;
  }

  /** Sends what is new, a heartbeat where nothing is, and ends what has lived long enough. */
  public void publish(List<Map<String, Object>> rows) {
    for (Map<String, Object> row : rows) {
      Watch watch = watches.get(((Number) row.get("viewer")).longValue());
      if (watch != null) {
        take(watch, row);
      }
    }
    for (Watch watch : watches.values()) {
      if (System.nanoTime() - watch.openedNanos > LIFE_NANOS) {
        watch.viewer.close();
      } else if (watch.viewer.quietNanos() > QUIET_NANOS) {
        watch.viewer.send(HEARTBEAT);
      }
    }
  }

  private static void take(Watch watch, Map<String, Object> row) {
    if (!Boolean.TRUE.equals(row.get("active"))) {
      watch.viewer.close();
    } else if (row.get("id") == null) {
      if (watch.transaction == null) {
        watch.transaction = (String) row.get("horizon");
      }
    } else {
      watch.transaction = (String) row.get("tx");
      watch.event = ((Number) row.get("id")).longValue();
      watch.viewer.send(
          bytes(
              "event: message\nid: %s-%d\ndata: %s\n\n"
                  .formatted(watch.transaction, watch.event, row.get("data"))));
    }
  }

  /**
   * Opens a stream; its first write happens at once.
   *
   * @param account whose messages
   * @param lastEventId where the viewer stopped, null for a new one
   * @param close ends the connection
   * @return its number
   */
  long open(String account, @Nullable String lastEventId, ServletOutputStream out, Runnable close) {
    LiveViewer viewer = new LiveViewer(Set.of(), 0, out, close);
    Watch watch = new Watch(account, viewer);
    viewer.send(GREETING);
    if (lastEventId != null && !lastEventId.isEmpty()) {
      Matcher known = EVENT_ID.matcher(lastEventId);
      if (known.matches()) {
        watch.transaction = known.group(1);
        watch.event = Long.parseLong(known.group(2));
      } else {
        viewer.send(RESET);
      }
    }
    long number = numbers.incrementAndGet();
    watches.put(number, watch);
    return number;
  }

  LiveViewer viewer(long number) {
    return watches.get(number).viewer;
  }

  /** Forgets a stream that ended, however it ended. */
  void forget(long number) {
    Watch watch = watches.remove(number);
    if (watch != null) {
      watch.viewer.close();
    }
  }

  /** Ends all streams. */
  void close() {
    watches.values().forEach(watch -> watch.viewer.close());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
