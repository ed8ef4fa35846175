package org.kosmoconnect.hub.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class EventLogTest {

  private final EventLog log = new EventLog(3);

  private void append(Topic topic, String id) {
    log.append(LiveEvent.of(topic, id, "{}"));
  }

  private String read(long from, Topic topic) {
    return new String(log.read(from, log.end(), EnumSet.of(topic)), StandardCharsets.UTF_8);
  }

  @Test
  void readsTheFramesOfTheChosenTopics() {
    append(Topic.READINGS, "a");
    append(Topic.NODES, "b");

    assertThat(read(0, Topic.NODES)).isEqualTo("event: node\nid: b\ndata: {}\n\n");
    assertThat(read(1, Topic.READINGS)).isEmpty();
  }

  @Test
  void continuesBehindAnEventThatItRemembers() {
    append(Topic.READINGS, "a");
    append(Topic.READINGS, "b");

    assertThat(log.after("a")).hasValue(1);
    assertThat(log.after("b")).hasValue(2);
  }

  @Test
  void forgetsTheOldest() {
    for (String id : new String[] {"a", "b", "c", "d"}) {
      append(Topic.READINGS, id);
    }

    assertThat(log.after("a")).isEmpty();
    assertThat(log.after("b")).hasValue(2);
    assertThat(log.remembers(0)).isFalse();
    assertThat(log.remembers(1)).isTrue();
    assertThat(read(0, Topic.READINGS)).contains("id: b", "id: c", "id: d");
  }
}
