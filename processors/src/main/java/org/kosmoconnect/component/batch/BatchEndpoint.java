package org.kosmoconnect.component.batch;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Collect exchanges into batches and complete them only after their batch has been processed.
 *
 * <p>{@code to: batch:name} hands an exchange over without blocking; {@code from: batch:name}
 * receives a list of bodies as one exchange. A batch that fails for a passing reason is retried
 * whole; one that fails for its content is halved until the culprit stands alone, and only the
 * culprit's source exchange fails.
 */
@ManagedResource(description = "Managed batch endpoint")
@UriEndpoint(
    firstVersion = "4.17.0",
    scheme = "batch",
    title = "Batch",
    syntax = "batch:name",
    category = {Category.CORE, Category.MESSAGING},
    remote = false)
public class BatchEndpoint extends DefaultEndpoint {

  @UriPath(description = "Name of the queue shared by producers and the one consumer")
  @Metadata(required = true)
  private String name = "";

  @UriParam(label = "consumer", defaultValue = "1000", description = "Most sources in a batch")
  private int size = 1000;

  @UriParam(
      label = "consumer",
      defaultValue = "50",
      description =
          "Longest time in milliseconds that the first source of a batch waits for others, after a full batch;"
              + " less after a smaller one, down to a twentieth")
  private long interval = 50;

  @UriParam(
      label = "consumer",
      defaultValue = "1",
      description = "Batches processed at the same time, each by a thread of its own")
  private int writers = 1;

  @UriParam(
      label = "producer",
      description =
          "Simple expression; sources of equal value are processed in order by one writer. Without it any writer"
              + " takes any source")
  private @Nullable String partition;

  @UriParam(
      label = "producer",
      description =
          "Simple predicate; sources that match may be discarded, oldest first, when more than discardableCapacity of"
              + " them wait. Nobody can send those again, so they are counted")
  private @Nullable String discardable;

  @UriParam(
      label = "consumer",
      defaultValue = "20000",
      description = "Most discardable sources that wait at the same time")
  private int discardableCapacity = 20_000;

  public BatchEndpoint(String uri, BatchComponent component) {
    super(uri, component);
  }

  @Override
  public Producer createProducer() {
    return new BatchProducer(this, queue());
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    BatchConsumer consumer = new BatchConsumer(this, processor, queue());
    configureConsumer(consumer);
    return consumer;
  }

  @Override
  public boolean isRemote() {
    return false;
  }

  private BatchQueue queue() {
    return ((BatchComponent) getComponent()).queue(name);
  }

  @ManagedAttribute(description = "Sources waiting for their batch")
  public long getDepth() {
    return queue().statistics().depth();
  }

  @ManagedAttribute(description = "Name of the queue")
  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  @ManagedAttribute(description = "Most sources in a batch")
  public int getSize() {
    return size;
  }

  public void setSize(int size) {
    this.size = size;
  }

  public long getInterval() {
    return interval;
  }

  public void setInterval(long interval) {
    this.interval = interval;
  }

  public int getWriters() {
    return writers;
  }

  public void setWriters(int writers) {
    this.writers = writers;
  }

  public @Nullable String getPartition() {
    return partition;
  }

  public void setPartition(@Nullable String partition) {
    this.partition = partition;
  }

  public @Nullable String getDiscardable() {
    return discardable;
  }

  public void setDiscardable(@Nullable String discardable) {
    this.discardable = discardable;
  }

  public int getDiscardableCapacity() {
    return discardableCapacity;
  }

  public void setDiscardableCapacity(int discardableCapacity) {
    this.discardableCapacity = discardableCapacity;
  }
}
