package org.kosmoconnect.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may call an operation, as the contract says.
 *
 * @param open needs no login ({@code security: []})
 * @param session a signed-in browser may ({@code session})
 * @param token a program with a token may ({@code token})
 * @param scopes that such a token needs, all of them
 * @param operator only operators may, by whatever login ({@code x-kosmo-operator})
 * @param machine called by other servers that prove themselves in the request, never by browsers
 *     ({@code x-kosmo-machine}): no cookie is looked at
 * @param whileSuspended a suspended account may, though it changes something ({@code
 *     x-kosmo-while-suspended})
 */
public record Access(
    boolean open,
    boolean session,
    boolean token,
    Set<String> scopes,
    boolean operator,
    boolean machine,
    boolean whileSuspended) {

  /** Everyone. */
  static final Access OPEN = new Access(true, true, true, Set.of(), false, false, true);

  static Access of(JsonNode operation, JsonNode standard) {
    JsonNode security = operation.has("security") ? operation.path("security") : standard;
    Set<String> schemes = new HashSet<>();
    Set<String> scopes = new TreeSet<>();
    for (JsonNode choice : security) {
      choice.fieldNames().forEachRemaining(schemes::add);
      choice.path("token").forEach(scope -> scopes.add(scope.asText()));
    }
    return new Access(
        security.isEmpty(),
        schemes.contains("session"),
        schemes.contains("token"),
        Set.copyOf(scopes),
        operation.path("x-kosmo-operator").asBoolean(),
        operation.path("x-kosmo-machine").asBoolean(),
        operation.path("x-kosmo-while-suspended").asBoolean());
  }
}
