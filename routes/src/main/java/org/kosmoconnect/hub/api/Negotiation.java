package org.kosmoconnect.hub.api;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Chooses the media type of an answer. */
final class Negotiation {

  static final MediaType CSV = new MediaType("text", "csv");

  private Negotiation() {}

  /**
   * Returns the produced type that the client likes best, the first one where it has no preference.
   *
   * @param accept header Accept; null or blank accepts everything
   */
  static Optional<MediaType> choose(@Nullable String accept, List<MediaType> produced) {
    if (accept == null || accept.isBlank()) {
      return produced.stream().findFirst();
    }
    List<MediaType> accepted;
    try {
      accepted = MediaType.parseMediaTypes(accept);
    } catch (InvalidMediaTypeException e) {
      return Optional.empty();
    }
    return produced.stream()
        .filter(type -> quality(type, accepted) > 0)
        // Of equals, max would take the last one.
        .reduce((best, type) -> quality(type, accepted) > quality(best, accepted) ? type : best);
  }

  /** Returns the weight of the most specific range that includes the type; 0 when none does. */
  private static double quality(MediaType type, List<MediaType> accepted) {
    return accepted.stream()
        .filter(range -> range.includes(type))
        .max(Comparator.comparingInt(Negotiation::specificity))
        .map(MediaType::getQualityValue)
        .orElse(0.0);
  }

  private static int specificity(MediaType range) {
    return range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
  }
}
