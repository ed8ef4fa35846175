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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.model.Packet;
import org.kosmoconnect.model.Telemetry;

/**
 * Thousands of open live streams, read by one thread. They come from many addresses of 127/8, since
 * the hub allows each address a few only.
 */
final class ViewerSwarm implements AutoCloseable {

  private static final int PER_ADDRESS = 15;
  private static final byte[] OK = "retry:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);
  private static final String NODE = "\"node\":\"";
  private static final String TIME = "\"time\":\"";
  private static final int NODE_LENGTH = 9;
  private static final int TIME_LENGTH = 19;

  private final Selector selector = Selector.open();
  private final List<ViewerText> viewers = new ArrayList<>();
  private final Map<String, Long> published = new ConcurrentHashMap<>();
  private final Histogram micros = new Histogram(600_000_000L, 3);
  // All viewers get the same lines, which only one of them reads as text. Of the reading thread
  // only.
  private final Map<Long, Long> sinceByLine = new HashMap<>();
  private final CRC32C sum = new CRC32C();
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

  /** Returns when the packet of an event was published, null for one that is not waited for. */
  private @Nullable Long since(byte[] line, int length) {
    sum.reset();
    sum.update(line, 0, length);
    long key = (long) length << Integer.SIZE | sum.getValue();
    Long since = sinceByLine.get(key);
    if (since == null) {
      String text = new String(line, 0, length, StandardCharsets.UTF_8);
      since = published.get(value(text, NODE, NODE_LENGTH) + value(text, TIME, TIME_LENGTH));
      if (since != null) {
        sinceByLine.put(key, since);
      }
    }
    return since;
  }

  /** Returns the first characters of a member's value, or nothing without that member. */
  private static String value(String text, String name, int length) {
    int from = text.indexOf(name) + name.length();
    return from < name.length() || from + length > text.length()
        ? ""
        : text.substring(from, from + length);
  }

  /** The unfinished line of one stream, and how many events it has brought. */
  private final class ViewerText {
    private byte[] line = new byte[512];
    private int length;
    private volatile long events;
    private volatile boolean opened;

    void take(ByteBuffer bytes) {
      byte[] chunk = bytes.array();
      int from = bytes.position();
      for (int i = from; i < bytes.limit(); i++) {
        if (chunk[i] == '\n') {
          append(chunk, from, i);
          finish();
          length = 0;
          from = i + 1;
        }
      }
      append(chunk, from, bytes.limit());
    }

    private void append(byte[] chunk, int from, int to) {
      if (length + to - from > line.length) {
        line = Arrays.copyOf(line, 2 * (length + to - from));
      }
      System.arraycopy(chunk, from, line, length, to - from);
      length += to - from;
    }

    private void finish() {
      opened |= startsWith(OK);
      if (startsWith(DATA)) {
        Long since = since(line, length);
        // Events of the warm-up may still be under way.
        if (since != null) {
          events++;
          micros.recordValue(Math.max(0, System.nanoTime() - since) / 1000);
        }
      }
    }

    private boolean startsWith(byte[] word) {
      return length >= word.length && Arrays.equals(line, 0, word.length, word, 0, word.length);
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
