package org.kosmoconnect.component.batch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Creates {@link BatchEndpoint}s; endpoints of one name share one queue. */
@Component("batch")
public class BatchComponent extends DefaultComponent {

  private final Map<String, BatchQueue> queues = new ConcurrentHashMap<>();

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    BatchEndpoint endpoint = new BatchEndpoint(uri, this);
    endpoint.setName(remaining);
    setProperties(endpoint, parameters);
    return endpoint;
  }

  BatchQueue queue(String name) {
    return queues.computeIfAbsent(name, BatchQueue::new);
  }

  /** Returns what the queue of this name has counted since the start. */
  public BatchStatistics statistics(String name) {
    return queue(name).statistics();
  }
}
