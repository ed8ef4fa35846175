package org.kosmoconnect.component.batch;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/** Hands exchanges over to the queue and returns at once; the writer completes them. */
final class BatchProducer extends DefaultAsyncProducer {

  private final BatchEndpoint endpoint;
  private final BatchQueue queue;
  private @Nullable Expression partition;
  private @Nullable Predicate discardable;

  BatchProducer(BatchEndpoint endpoint, BatchQueue queue) {
    super(endpoint);
    this.endpoint = endpoint;
    this.queue = queue;
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    var simple = getEndpoint().getCamelContext().resolveLanguage("simple");
    if (endpoint.getPartition() != null) {
      partition = simple.createExpression(endpoint.getPartition());
      partition.init(getEndpoint().getCamelContext());
    }
    if (endpoint.getDiscardable() != null) {
      discardable = simple.createPredicate(endpoint.getDiscardable());
      discardable.init(getEndpoint().getCamelContext());
    }
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    try {
      Object key = partition == null ? null : partition.evaluate(exchange, Object.class);
      boolean loose = discardable != null && discardable.matches(exchange);
      Source source = new Source(exchange, callback, loose, System.nanoTime());
      queue.add(source, key == null ? 0 : key.hashCode(), key != null);
      return false;
    } catch (RuntimeException e) {
      exchange.setException(e);
      callback.done(true);
      return true;
    }
  }
}
