package org.kosmoconnect.component.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The sources of one name on their way to the writers, one {@link Lane} a writer. Lives as long as
 * the component, so that sources survive a reload of the consuming route.
 */
final class BatchQueue {

  private final String name;
  private final BatchStatistics statistics = new BatchStatistics();
  private final AtomicInteger turn = new AtomicInteger();
  private volatile List<Lane> lanes = List.of();

  BatchQueue(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  BatchStatistics statistics() {
    return statistics;
  }

  /** Opens one lane a writer; sources left by a former consumer are spread over the new lanes. */
  synchronized List<Lane> open(int writers, int discardableCapacity) {
    List<Lane> opened = new ArrayList<>(writers);
    for (int i = 0; i < writers; i++) {
      opened.add(new Lane(statistics, Math.max(1, discardableCapacity / writers)));
    }
    List<Lane> former = lanes;
    lanes = List.copyOf(opened);
    int next = 0;
    for (Lane lane : former) {
      for (Source source : lane.drain()) {
        opened.get(next++ % writers).add(source);
      }
    }
    return opened;
  }

  /** Puts sources back whose writer had to stop; to the lanes in use now if theirs is gone. */
  synchronized void putBack(Lane lane, List<Source> sources) {
    if (lanes.contains(lane)) {
      lane.putBack(sources);
      return;
    }
    sources.forEach(source -> add(source, 0, false));
  }

  /** Adds a source to the lane of its partition, or to the lanes in turn when it has none. */
  void add(Source source, int partition, boolean partitioned) {
    List<Lane> open = lanes;
    if (open.isEmpty()) {
      throw new IllegalStateException("No route consumes from batch:" + name);
    }
    int key = partitioned ? partition : turn.getAndIncrement();
    open.get(Math.floorMod(key, open.size())).add(source);
  }
}
