package org.kosmoconnect.component.batch;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One waiting exchange and the callback that completes it. */
record Source(Exchange exchange, AsyncCallback callback, boolean discardable, long arrivedNanos) {

  private static final Logger LOG = LoggerFactory.getLogger(Source.class);

  Object body() {
    return exchange.getMessage().getBody();
  }

  /** Completes the source; its own route goes on from here in this thread. */
  void complete() {
    try {
      callback.done(false);
    } catch (RuntimeException e) {
      // One source's completion must not keep the others of its batch from being acknowledged.
      LOG.warn("Completing exchange {} failed: {}", exchange.getExchangeId(), e.toString(), e);
    }
  }

  void fail(Throwable cause) {
    exchange.setException(cause);
    complete();
  }
}
