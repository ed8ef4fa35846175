package org.kosmoconnect.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a node may send, and which of its packets are taken for copies. */
class AllowanceTest {

  private static final long NOW = 1_790_000_000_000L;

  @Test
  void copiesOfTheNewest64PacketsCostNothing() {
    Allowance allowance = new Allowance(64);

    assertThat(LongStream.rangeClosed(1, 64)).allMatch(id -> admits(allowance, id, 64));

    assertThat(LongStream.rangeClosed(1, 64)).allMatch(id -> admits(allowance, id, 64));
    assertThat(admits(allowance, 65, 64)).isFalse();
  }

  @Test
  void anOlderPacketCostsAgain() {
    Allowance allowance = new Allowance(65);

    assertThat(LongStream.rangeClosed(1, 65)).allMatch(id -> admits(allowance, id, 65));

    assertThat(admits(allowance, 2, 65)).isTrue();
    assertThat(admits(allowance, 1, 65)).isFalse();
  }

  private static boolean admits(Allowance allowance, long id, int burst) {
    return allowance.admit(id, NOW, false, 1, burst);
  }
}
