package org.kosmoconnect.testbed.btcpay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What outlives a run of the stand-in: its store, its keys and its invoices, in one JSON file. */
final class StandInMemory {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "btcpay.json";

  private final @Nullable Path file;
  private final ObjectNode facts;

  private StandInMemory(@Nullable Path file, ObjectNode facts) {
    this.file = file;
    this.facts = facts;
  }

  /** A memory that forgets. */
  static StandInMemory none() {
    return new StandInMemory(null, fresh());
  }

  /** Opens what an earlier run left in a folder, or begins it. */
  static StandInMemory in(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      Files.createDirectories(folder);
      ObjectNode facts =
          Files.exists(file) ? (ObjectNode) JSON.readTree(Files.readAllBytes(file)) : fresh();
      return new StandInMemory(file, facts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode fresh() {
    return JSON.createObjectNode()
        .put("storeId", Ids.next() + Ids.next())
        .put("apiKey", Ids.next() + Ids.next())
        .put("secret", Ids.next());
  }

  String storeId() {
    return facts.path("storeId").asText();
  }

  String apiKey() {
    return facts.path("apiKey").asText();
  }

  String secret() {
    return facts.path("secret").asText();
  }

  List<PayInvoice> invoices() {
    List<PayInvoice> kept = new ArrayList<>();
    for (JsonNode invoice : facts.path("invoices")) {
      kept.add(PayInvoice.resume(invoice));
    }
    return kept;
  }

  void write(String secret, Collection<PayInvoice> invoices) {
    if (file == null) {
      return;
    }
    facts.put("secret", secret);
    facts.putArray("invoices").addAll(invoices.stream().map(PayInvoice::json).toList());
    Path next = file.resolveSibling(FILE + ".new");
    try {
      Files.write(next, JSON.writeValueAsBytes(facts));
      // A run that is killed here leaves the former state whole.
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
