package org.kosmoconnect.hub.api;

import java.util.List;
import org.springframework.http.MediaType;

/**
 * One operation of the contract.
 *
 * @param id operationId
 * @param role service that answers it (x-kosmo-role)
 * @param open whether it needs no login
 * @param produces media types of its successful answers, the preferred one first
 */
record ApiOperation(
    String id,
    String role,
    boolean open,
    List<ParameterRule> parameters,
    List<MediaType> produces) {

  /** Returns the names of parameters that stand in the given place. */
  List<ParameterRule> in(String place) {
    return parameters.stream().filter(rule -> rule.in().equals(place)).toList();
  }
}
