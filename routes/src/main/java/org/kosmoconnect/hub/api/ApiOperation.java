package org.kosmoconnect.hub.api;

import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;

/**
 * One operation of the contract.
 *
 * @param id operationId
 * @param role service that answers it (x-kosmo-role)
 * @param access who may call it
 * @param body what its request carries; absent when it carries nothing
 * @param produces media types of its successful answers, the preferred one first
 */
record ApiOperation(
    String id,
    String role,
    Access access,
    Optional<BodyRule> body,
    List<ParameterRule> parameters,
    List<MediaType> produces) {

  /** Returns the names of parameters that stand in the given place. */
  List<ParameterRule> in(String place) {
    return parameters.stream().filter(rule -> rule.in().equals(place)).toList();
  }
}
