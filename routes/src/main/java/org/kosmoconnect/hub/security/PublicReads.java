package org.kosmoconnect.hub.security;

import java.time.Duration;
import java.util.List;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Any page may read what is public; none may send a login along. */
final class PublicReads {

  private PublicReads() {}

  static UrlBasedCorsConfigurationSource cors() {
    CorsConfiguration reads = new CorsConfiguration();
    reads.setAllowedOrigins(List.of(CorsConfiguration.ALL));
    reads.setAllowedMethods(List.of("GET", "HEAD", "OPTIONS"));
    reads.setAllowedHeaders(List.of("Accept", "If-None-Match", "Last-Event-ID"));
    reads.setExposedHeaders(List.of("ETag", "Content-Disposition", "Retry-After"));
    reads.setMaxAge(Duration.ofHours(1));
    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/api/**", reads);
    return source;
  }
}
