package org.kosmoconnect.testbed.live;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.kosmoconnect.proto.meshtastic.NodeInfo;
import org.kosmoconnect.testbed.mesh.Payloads;
import org.kosmoconnect.testbed.mesh.Saying;
import org.kosmoconnect.testbed.mesh.Transmission;
import org.kosmoconnect.testbed.mesh.VirtualMesh;
import org.kosmoconnect.testbed.mesh.VirtualNode;
import org.kosmoconnect.testbed.radio.Timeline;

/**
 * The virtual mesh as it happens. Radio traffic and what gateways publish are one world: a text
 * that a client gives to a radio is heard, acknowledged, answered and published by the others. For
 * any thread.
 */
public final class LiveMesh implements AutoCloseable {

  private static final long BEAT = 10;

  private final LiveSettings settings;
  private final VirtualMesh mesh;
  private final Timeline timeline;
  private final MeshLedger ledger = new MeshLedger();
  private final LiveAir air;
  private final Map<Integer, LiveNode> nodes = new LinkedHashMap<>();
  private final Map<Integer, LiveRadio> radios = new LinkedHashMap<>();
  private long began;
  private long beganAt;
  private boolean running;

  /**
   * Makes a mesh that stands still: {@link #start} lets it live, {@link #advance} lets a test say
   * what time it is.
   *
   * @param broker hears what gateways publish, at its time; must not wait
   */
  public LiveMesh(LiveSettings settings, Consumer<Transmission> broker) {
    this.settings = settings;
    mesh = VirtualMesh.of(settings.seed(), settings.pace(), settings.radios());
    timeline = new Timeline(settings.from().toEpochMilli());
    air = new LiveAir(mesh, timeline, ledger, settings.loss(), broker);
    for (VirtualNode node : mesh.nodes()) {
      var facts = new NodeFacts(node, mesh.payloads(), timeline);
      nodes.put(node.number(), new LiveNode(node, air, facts, mesh.chance("live")));
    }
    for (VirtualNode node : mesh.radios()) {
      radios.put(node.number(), new LiveRadio(node, settings.radio(), air, this, this::live));
    }
    nodes.values().forEach(air::add);
    radios.values().forEach(air::add);
    radios.values().forEach(this::acquaint);
    if (settings.scheduled()) {
      new Schedule(mesh, air, radios, broker).begin();
    }
  }

  /** Lets it live on from where it stands, in real time or faster. */
  public synchronized LiveMesh start() {
    running = true;
    began = timeline.now();
    beganAt = System.nanoTime();
    Thread thread = new Thread(this::beat, "mesh");
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  /** Does all that happens until a time. */
  public synchronized void advance(Instant time) {
    timeline.advance(time.toEpochMilli());
  }

  /** Returns what time it is in the mesh. */
  public synchronized Instant now() {
    return Instant.ofEpochMilli(timeline.now());
  }

  public MeshLedger ledger() {
    return ledger;
  }

  /** Returns the radios, the one with the widest view first. */
  public List<LiveRadio> radios() {
    return List.copyOf(radios.values());
  }

  /** Returns the numbers of the nodes that a radio hears, the nearest first. */
  public synchronized List<Integer> inReachOf(LiveRadio radio) {
    return new Surroundings(mesh, radio.node()).nodes();
  }

  /** Returns over how many relays a node and a radio hear each other; −1 when they do not. */
  public synchronized int hops(int node, LiveRadio radio) {
    return air.coverage().way(node(node).node(), radio.node()).map(way -> way.hops()).orElse(-1);
  }

  /**
   * Lets a node write to a radio, for it alone.
   *
   * @param replyId packet that it answers, or 0
   * @return id of its packet
   */
  public synchronized int say(int node, LiveRadio radio, String text, int replyId) {
    return node(node).say(radio.number(), text, replyId, false);
  }

  /** Lets a node react to a packet with an emoji. */
  public synchronized int react(int node, LiveRadio radio, String emoji, int packet) {
    return node(node).say(radio.number(), emoji, packet, true);
  }

  /** Lets a node write to everybody on the public channel. */
  public synchronized int say(int node, String text) {
    return node(node).say(Saying.ALL, text, 0, false);
  }

  /** Lets a node tell everybody its names and its key, as after a start. */
  public synchronized void introduce(int node) {
    node(node).introduce();
  }

  /** Takes a node's power away, or the radio's that has this number. */
  public synchronized void switchOff(int number) {
    air.set(virtual(number), false);
  }

  /** Gives it back. */
  public synchronized void switchOn(int number) {
    air.set(virtual(number), true);
  }

  /** Lets a node and a radio know each other's keys no more. */
  public synchronized void estrange(int node, LiveRadio radio) {
    node(node).forget(radio.number());
    radio.forget(node);
  }

  @Override
  public void close() {
    synchronized (this) {
      running = false;
    }
    radios.values().forEach(LiveRadio::close);
  }

  private LiveNode node(int number) {
    LiveNode node = nodes.get(number);
    if (node == null) {
      throw new NoSuchElementException("no node !%08x".formatted(number));
    }
    return node;
  }

  private VirtualNode virtual(int number) {
    LiveRadio radio = radios.get(number);
    return radio == null ? node(number).node() : radio.node();
  }

  /** As if the radio had been there for days. */
  private void acquaint(LiveRadio radio) {
    Instant now = settings.from();
    nodes.values().forEach(node -> node.know(radio.number()));
    NodeInfo self =
        NodeInfo.newBuilder()
            .setNum(radio.number())
            .setUser(Payloads.user(radio.node()))
            .setPosition(mesh.payloads().position(radio.node(), now))
            .build();
    radio.know(new Surroundings(mesh, radio.node()).known(now), self);
  }

  private synchronized void live() {
    if (running) {
      double passed = (System.nanoTime() - beganAt) / 1e6 * settings.scale();
      timeline.advance(began + (long) passed);
    }
  }

  private void beat() {
    try {
      while (isRunning()) {
        live();
        TimeUnit.MILLISECONDS.sleep(BEAT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isRunning() {
    return running;
  }
}
