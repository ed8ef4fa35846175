package org.kosmoconnect.hub.api;

import org.apache.camel.http.base.HttpHeaderFilterStrategy;

/**
 * Which headers of a message become headers of an answer: as Camel has it, and how long the answer
 * may be kept.
 */
final class ResponseHeaders extends HttpHeaderFilterStrategy {

  ResponseHeaders() {
    getOutFilter().remove("cache-control");
  }
}
