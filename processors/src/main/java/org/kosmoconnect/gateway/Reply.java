package org.kosmoconnect.gateway;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whom a text from the mesh answers (spec 5 "Replies"). */
public sealed interface Reply {

  /** Begins a text to one of several people. */
  Pattern ADDRESS = Pattern.compile("@([A-Za-z0-9_-]{2,12})(?:[:,]?\\s+|$)(.*)", Pattern.DOTALL);

  /**
   * It belongs into the conversation of an account.
   *
   * @param account its id
   */
  record ToAccount(String account) implements Reply {}

  /**
   * Nobody can tell; the node is asked.
   *
   * @param aliases of those it may mean
   */
  record Ambiguous(List<String> aliases) implements Reply {

    public Ambiguous {
      aliases = List.copyOf(aliases);
    }
  }

  /** It is for the operators. */
  record ToOperators() implements Reply {}

  /**
   * Who wrote to the node of late.
   *
   * @param account its id
   * @param alias that stood before the text
   */
  record Writer(String account, String alias) {}

  /**
   * Decides.
   *
   * @param answered account whose message the text refers to; null when it refers to none
   * @param addressed account whose alias begins the text; null when none does
   * @param recent who wrote to the node within 72 hours, each once
   */
  static Reply match(@Nullable String answered, @Nullable String addressed, List<Writer> recent) {
    if (answered != null) {
      return new ToAccount(answered);
    }
    if (addressed != null) {
      return new ToAccount(addressed);
    }
    return switch (recent.size()) {
      case 0 -> new ToOperators();
      case 1 -> new ToAccount(recent.get(0).account());
      default -> new Ambiguous(recent.stream().map(Writer::alias).toList());
    };
  }

  /** Returns the alias that a text begins with, in lower case. */
  static Optional<String> alias(String text) {
    Matcher matcher = ADDRESS.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(matcher.group(1).toLowerCase(java.util.Locale.ROOT))
        : Optional.empty();
  }

  /** Returns what the node is told, within the bytes of a text. */
  static String question(List<String> aliases) {
    String names = String.join(" or @", aliases.subList(0, Math.min(3, aliases.size())));
    return TextRules.fit("Several people wrote: start with @" + names, TextRules.MOST_BYTES);
  }
}
