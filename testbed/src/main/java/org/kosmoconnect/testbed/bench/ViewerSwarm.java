package org.kosmoconnect.testbed.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;
import org.kosmoconnect.model.Packet;
import org.kosmoconnect.model.Telemetry;

/**
 * Thousands of open live streams, read by one thread. They come from many addresses of 127/8, since
 * the hub allows each address a few only.
 */
final class ViewerSwarm implements AutoCloseable {

  private static final int PER_ADDRESS = 15;
  private static final byte[] OK = "retry:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NODE = "\"node\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TIME = "\"time\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final int NODE_LENGTH = 9;
  private static final int TIME_LENGTH = 19;

  private final Selector selector = Selector.open();
  private final List<ViewerText> viewers = new ArrayList<>();
  private final Map<String, Long> published = new ConcurrentHashMap<>();
  private final Histogram micros = new Histogram(600_000_000L, 3);
  private final Thread reader = new Thread(this::read, "viewers");
  private volatile boolean closed;

  private ViewerSwarm() throws IOException {}

  static ViewerSwarm open(String hubUrl, int viewers) throws IOException {
    ViewerSwarm swarm = new ViewerSwarm();
    URI uri = URI.create(hubUrl);
    // HTTP/1.0, so that no chunk ends in the middle of a line.
    byte[] request =
        ("GET /api/v1/stream?topics=readings HTTP/1.0\r\nHost: " + uri.getAuthority() + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < viewers; i++) {
      int address = i / PER_ADDRESS;
      SocketChannel channel = SocketChannel.open();
      channel.bind(new InetSocketAddress("127.1." + address / 250 + "." + (address % 250 + 1), 0));
      channel.connect(new InetSocketAddress("127.0.0.1", uri.getPort()));
      channel.write(ByteBuffer.wrap(request));
      channel.configureBlocking(false);
      ViewerText text = swarm.new ViewerText();
      swarm.viewers.add(text);
      channel.register(swarm.selector, SelectionKey.OP_READ, text);
    }
    swarm.reader.setDaemon(true);
    swarm.reader.start();
    return swarm;
  }

  /** Notes a packet that was published at {@code nanos}; others than readings are left. */
  void sent(Packet packet, long nanos) {
    if (packet.content() instanceof Telemetry telemetry) {
      String second =
          java.time.Instant.ofEpochSecond(telemetry.reading().time())
              .toString()
              .substring(0, TIME_LENGTH);
      published.put(packet.from() + second, nanos);
    }
  }

  /** Returns how many streams the hub has opened. */
  long opened() {
    return viewers.stream().filter(viewer -> viewer.opened).count();
  }

  /** Tells whether every viewer has got every event. */
  boolean allHaveAll() {
    return viewers.stream().allMatch(viewer -> viewer.events == published.size());
  }

  long events() {
    return published.size();
  }

  long deliveries() {
    return viewers.stream().mapToLong(viewer -> viewer.events).sum();
  }

  Histogram micros() {
    return micros;
  }

  private void read() {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    try {
      while (!closed) {
        selector.select(100);
        for (SelectionKey key : selector.selectedKeys()) {
          buffer.clear();
          if (((SocketChannel) key.channel()).read(buffer) < 0) {
            key.cancel();
          } else {
            ((ViewerText) key.attachment()).take(buffer.flip());
          }
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The unfinished line of one stream, and how many events it has brought. */
  private final class ViewerText {
    private byte[] line = new byte[512];
    private int length;
    private volatile long events;
    private volatile boolean opened;

    void take(ByteBuffer bytes) {
      while (bytes.hasRemaining()) {
        byte next = bytes.get();
        if (next == '\n') {
          finish();
          length = 0;
        } else {
          if (length == line.length) {
            line = Arrays.copyOf(line, 2 * length);
          }
          line[length++] = next;
        }
      }
    }

    private void finish() {
      opened |= length >= OK.length && Arrays.equals(line, 0, OK.length, OK, 0, OK.length);
      int node = find(NODE);
      int time = find(TIME);
      if (length < 5 || line[0] != 'd' || line[4] != ':' || node < 0 || time < 0) {
        return;
      }
      String key = text(node, NODE_LENGTH) + text(time, TIME_LENGTH);
      Long since = published.get(key);
      // Events of the warm-up may still be under way.
      if (since != null) {
        events++;
        micros.recordValue(Math.max(0, System.nanoTime() - since) / 1000);
      }
    }

    private String text(int from, int size) {
      return new String(line, from, size, StandardCharsets.US_ASCII);
    }

    /** Returns where the text behind {@code word} begins, -1 without it. */
    private int find(byte[] word) {
      for (int i = 0; i + word.length + TIME_LENGTH <= length; i++) {
        int j = 0;
        while (j < word.length && line[i + j] == word[j]) {
          j++;
        }
        if (j == word.length) {
          return i + j;
        }
      }
      return -1;
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    closed = true;
    reader.join();
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
