package org.kosmoconnect.hub.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Nodes whose owners had them erased, for the route that erases and for the uplink that takes
 * nothing of them again. Their numbers are kept as keyed hashes only.
 */
public final class ErasedNodes {

  /** Anybody can make up numbers, so as many as a large network has are remembered, and no more. */
  private static final long MOST_JUDGED = 100_000;

  private final Vault vault;
  private volatile Known known = new Known(Set.of());
  private volatile byte @Nullable [] key;

  /** The hashes of erased nodes, and what was found by them of each node, for a hash takes long. */
  private record Known(Set<String> hashes, Cache<Long, Boolean> judged) {
    Known(Set<String> hashes) {
      this(hashes, Caffeine.newBuilder().maximumSize(MOST_JUDGED).build());
    }
  }

  public ErasedNodes(Vault vault) {
    this.vault = vault;
  }

  /**
   * Returns the hash under which a node is erased.
   *
   * @param node {@code !a1b2c3d4}, or the decimal number
   */
  public String hash(String node) {
    return hash(
        node.startsWith("!") ? Long.parseLong(node, 1, node.length(), 16) : Long.parseLong(node));
  }

  /** Takes what the database knows, rows with {@code hash}. */
  public void refresh(List<Map<String, Object>> rows) {
    Set<String> hashes =
        rows.stream().map(row -> String.valueOf(row.get("hash"))).collect(Collectors.toSet());
    if (!hashes.equals(known.hashes())) {
      known = new Known(hashes);
    }
  }

  /** Tells whether a node was erased. */
  public boolean contains(long node) {
    Known now = known;
    return !now.hashes().isEmpty()
        && now.judged().get(node, number -> now.hashes().contains(hash(number)));
  }

  private String hash(long node) {
    byte[] own = key;
    if (own == null) {
      own = vault.hashKey();
      key = own;
    }
    return Vault.hash(own, Long.toString(node));
  }
}
