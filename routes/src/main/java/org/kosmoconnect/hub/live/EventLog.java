package org.kosmoconnect.hub.live;

import java.io.ByteArrayOutputStream;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The newest events in the order of their arrival, numbered from 0; older ones are forgotten. */
final class EventLog {

  private final @Nullable LiveEvent[] ring;
  private long end;

  EventLog(int capacity) {
    this.ring = new LiveEvent[capacity];
  }

  synchronized void append(LiveEvent event) {
    ring[slot(end)] = event;
    end++;
  }

  /** Returns the number that the next event will have. */
  synchronized long end() {
    return end;
  }

  /** Returns the number behind the event with this id, if it is still remembered. */
  synchronized OptionalLong after(String id) {
    for (long number = end - 1; number >= start(); number--) {
      LiveEvent event = ring[slot(number)];
      if (event != null && id.equals(event.id())) {
        return OptionalLong.of(number + 1);
      }
    }
    return OptionalLong.empty();
  }

  synchronized boolean remembers(long number) {
    return number >= start();
  }

  /** Returns the frames of a range of numbers that are of some topics, one behind the other. */
  synchronized byte[] read(long from, long to, Set<Topic> topics) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (long number = Math.max(from, start()); number < to; number++) {
      LiveEvent event = ring[slot(number)];
      if (event != null && topics.contains(event.topic())) {
        frames.writeBytes(event.frame());
      }
    }
    return frames.toByteArray();
  }

  private long start() {
    return Math.max(0, end - ring.length);
  }

  private int slot(long number) {
    return (int) (number % ring.length);
  }
}
