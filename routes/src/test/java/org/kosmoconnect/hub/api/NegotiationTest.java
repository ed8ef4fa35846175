package org.kosmoconnect.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class NegotiationTest {

  private static final MediaType GEOJSON = new MediaType("application", "geo+json");
  private static final List<MediaType> PRODUCED = List.of(MediaType.APPLICATION_JSON, GEOJSON);

  @Test
  void takesTheFirstTypeWhereTheClientHasNoPreference() {
    assertThat(Negotiation.choose(null, PRODUCED)).contains(MediaType.APPLICATION_JSON);
    assertThat(Negotiation.choose("*/*", PRODUCED)).contains(MediaType.APPLICATION_JSON);
    assertThat(Negotiation.choose("text/html,application/xml;q=0.9,*/*;q=0.8", PRODUCED))
        .contains(MediaType.APPLICATION_JSON);
  }

  @Test
  void followsTheWeightsOfTheClient() {
    assertThat(Negotiation.choose("application/json;q=0.5, application/geo+json", PRODUCED))
        .contains(GEOJSON);
    assertThat(Negotiation.choose("application/json;q=0, */*", PRODUCED)).contains(GEOJSON);
  }

  @Test
  void findsNothingForTypesThatAreNotServed() {
    assertThat(Negotiation.choose("text/html", PRODUCED)).isEmpty();
    assertThat(Negotiation.choose("no type", PRODUCED)).isEmpty();
  }
}
