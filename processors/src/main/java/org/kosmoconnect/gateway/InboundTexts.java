package org.kosmoconnect.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.util.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.gateway.Reply.Writer;

/** Decides what becomes of a text that came from the mesh. */
public final class InboundTexts {

  private static final String NOT_PROVEN =
      "Commands work only in an encrypted direct message from a node whose key is known here";

  /**
   * Decides.
   *
   * @param document what is known, as {@code claim-inbound-texts.sql} writes it
   * @return what {@code apply-inbound-text.sql} stores, JSON
   */
  public String decide(String document) {
    JsonObject text = DeliveryJson.parse(document);
    JsonObject decision = new JsonObject();
    decision.put("document", text);
    if (DeliveryJson.flag(text, "everybody")) {
      decision.put("file", "channel");
      return decision.toJson();
    }
    Optional<MeshCommand> command = MeshCommand.parse(DeliveryJson.text(text, "text"));
    if (command.isPresent()) {
      obey(command.get(), text, decision);
    } else {
      file(text, decision);
    }
    return decision.toJson();
  }

  /** Tells whether a decision is that a code claims a node. */
  public boolean isClaim(String decision) {
    return DeliveryJson.parse(decision).get("claim") != null;
  }

  /** Returns what {@code claim-node.sql} reads, JSON; only proven texts come so far. */
  public String claim(String decision) {
    JsonObject decided = DeliveryJson.parse(decision);
    JsonObject text = DeliveryJson.row(decided, "document");
    JsonObject claim = new JsonObject();
    claim.put("node", text.get("from"));
    claim.put("code", decided.get("claim"));
    claim.put("publicKey", text.get("publicKey"));
    claim.put("pki", true);
    claim.put("trusted", true);
    return claim.toJson();
  }

  /** Tells whether a decision is that a node is erased, for it said so. */
  public boolean isErasure(String decision) {
    return DeliveryJson.parse(decision).get("forget") != null;
  }

  /**
   * Returns what {@code erase-asking-node.sql} reads, JSON.
   *
   * @param hash what is kept of the node's number
   */
  public String erasure(String decision, String hash) {
    JsonObject erasure = new JsonObject();
    erasure.put("node", DeliveryJson.row(DeliveryJson.parse(decision), "document").get("from"));
    erasure.put("hash", hash);
    return erasure.toJson();
  }

  private static void obey(MeshCommand command, JsonObject text, JsonObject decision) {
    boolean renewal =
        command.kind() == MeshCommand.Kind.CLAIM && DeliveryJson.flag(text, "offered");
    if (!DeliveryJson.flag(text, "proven") && !renewal) {
      decision.put("file", "inbox");
      decision.put("answer", NOT_PROVEN);
      return;
    }
    decision.put("file", "nowhere");
    switch (command.kind()) {
      case STOP, START -> block(command, text, decision);
      case CLAIM -> decision.put("claim", command.argument());
      case FORGET -> decision.put("forget", true);
    }
  }

  private static void block(MeshCommand command, JsonObject text, JsonObject decision) {
    boolean stop = command.kind() == MeshCommand.Kind.STOP;
    if (command.isForAll()) {
      decision.put(stop ? "stop" : "start", "all");
      decision.put(
          "answer",
          stop
              ? "Nobody on the web can write to you. !start all lifts it"
              : "All on the web may write to you again");
      return;
    }
    Writer writer = meant(command.argument(), text);
    if (writer == null) {
      decision.put("answer", "Nobody of that name wrote to you. !stop all stops everybody");
      return;
    }
    decision.put(stop ? "stop" : "start", writer.account());
    decision.put(
        "answer",
        stop
            ? writer.alias() + " can no longer write to you. !start " + writer.alias() + " lifts it"
            : writer.alias() + " may write to you again");
  }

  /** Returns whom a command means: by name, by what it refers to, else who wrote last. */
  private static @Nullable Writer meant(String alias, JsonObject text) {
    List<Writer> writers = writers(text, "writers");
    String answered = DeliveryJson.optionalText(text, "answered");
    return writers.stream()
        .filter(
            writer ->
                alias.isEmpty()
                    ? answered == null || writer.account().equals(answered)
                    : writer.alias().equals(alias))
        .findFirst()
        .orElse(null);
  }

  private static void file(JsonObject text, JsonObject decision) {
    Reply reply =
        Reply.match(
            DeliveryJson.optionalText(text, "answered"),
            DeliveryJson.optionalText(text, "addressed"),
            writers(text, "recent"));
    if (reply instanceof Reply.ToAccount to) {
      boolean unwanted = DeliveryJson.texts(text, "blockers").contains(to.account());
      decision.put("file", unwanted ? "nowhere" : "conversation");
      decision.put("account", to.account());
    } else if (reply instanceof Reply.Ambiguous several) {
      decision.put("file", "inbox");
      decision.put("answer", Reply.question(several.aliases()));
    } else {
      decision.put("file", "inbox");
    }
  }

  private static List<Writer> writers(JsonObject text, String key) {
    List<Writer> writers = new ArrayList<>();
    for (JsonObject row : DeliveryJson.rows(text, key)) {
      writers.add(new Writer(DeliveryJson.text(row, "account"), DeliveryJson.text(row, "alias")));
    }
    return writers;
  }
}
