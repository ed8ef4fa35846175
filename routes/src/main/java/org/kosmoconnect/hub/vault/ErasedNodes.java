package org.kosmoconnect.hub.vault;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Nodes whose owners had them erased, for the route that erases and for the uplink that takes
 * nothing of them again. Their numbers are kept as keyed hashes only.
 */
public final class ErasedNodes {

  private final Vault vault;
  private final Map<Long, Boolean> judged = new ConcurrentHashMap<>();
  private volatile Set<String> hashes = Set.of();
  private volatile byte @Nullable [] key;

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
    Set<String> known =
        rows.stream().map(row -> String.valueOf(row.get("hash"))).collect(Collectors.toSet());
    if (!known.equals(hashes)) {
      hashes = known;
      judged.clear();
    }
  }

  /** Tells whether a node was erased. */
  public boolean contains(long node) {
    return !hashes.isEmpty() && judged.computeIfAbsent(node, this::isErased);
  }

  private boolean isErased(long node) {
    return hashes.contains(hash(node));
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
