package org.kosmoconnect.component.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Runs the writers: each takes a batch from its lane and sees it through. */
final class BatchConsumer extends DefaultConsumer {

  private final BatchEndpoint endpoint;
  private final BatchQueue queue;
  private @Nullable ExecutorService executor;

  BatchConsumer(BatchEndpoint endpoint, Processor processor, BatchQueue queue) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.queue = queue;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    List<Lane> lanes = queue.open(endpoint.getWriters(), endpoint.getDiscardableCapacity());
    executor =
        getEndpoint()
            .getCamelContext()
            .getExecutorServiceManager()
            .newFixedThreadPool(this, "batch-" + endpoint.getName(), lanes.size());
    for (Lane lane : lanes) {
      executor.execute(() -> write(lane));
    }
  }

  @Override
  protected void doStop() throws Exception {
    if (executor != null) {
      // A writer between two batches leaves at once, one inside a batch after it or at its next
      // back-off.
      getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(executor, 5_000);
      executor = null;
    }
    super.doStop();
  }

  private void write(Lane lane) {
    BatchRun run = new BatchRun(this, queue.statistics(), this::isRunAllowed);
    try {
      while (isRunAllowed()) {
        List<Source> batch = lane.take(endpoint.getSize(), endpoint.getInterval());
        if (!batch.isEmpty()) {
          queue.putBack(lane, run.process(new ArrayList<>(batch)));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
