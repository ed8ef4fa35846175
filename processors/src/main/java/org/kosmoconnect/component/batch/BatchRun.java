package org.kosmoconnect.component.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees one batch through: process, retry, bisect, complete. Used by one thread. */
final class BatchRun {

  private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);
  private static final int UNCLEAR_ATTEMPTS = 5;
  private static final long FIRST_BACKOFF_MILLIS = 100;
  private static final long LONGEST_BACKOFF_MILLIS = 5_000;

  private final DefaultConsumer consumer;
  private final BatchStatistics statistics;
  private final BooleanSupplier mayRun;

  BatchRun(DefaultConsumer consumer, BatchStatistics statistics, BooleanSupplier mayRun) {
    this.consumer = consumer;
    this.statistics = statistics;
    this.mayRun = mayRun;
  }

  /**
   * Processes the batch until each of its sources is completed.
   *
   * @return the sources left open because the consumer is stopping; none otherwise
   */
  List<Source> process(List<Source> batch) {
    long started = System.nanoTime();
    batch.forEach(source -> statistics.waitNanos.add(started - source.arrivedNanos()));
    List<Source> open = new ArrayList<>();
    processWhole(batch, open);
    return open;
  }

  private void processWhole(List<Source> batch, List<Source> open) {
    long backoff = FIRST_BACKOFF_MILLIS;
    for (int attempt = 1; ; attempt++) {
      Throwable failure = attempt(batch);
      if (failure == null) {
        statistics.sources.add(batch.size());
        batch.forEach(Source::complete);
        return;
      }
      FailureKind kind = FailureKind.of(failure);
      if (kind == FailureKind.CONTENT
          || (kind == FailureKind.UNCLEAR && attempt >= UNCLEAR_ATTEMPTS)) {
        bisect(batch, failure, open);
        return;
      }
      LOG.warn(
          "Batch of {} not stored, attempt {}, next in {} ms: {}",
          batch.size(),
          attempt,
          backoff,
          rootMessage(failure));
      if (!pause(backoff)) {
        open.addAll(batch);
        return;
      }
      statistics.retries.increment();
      backoff = Math.min(backoff * 2, LONGEST_BACKOFF_MILLIS);
    }
  }

  private void bisect(List<Source> batch, Throwable failure, List<Source> open) {
    if (batch.size() == 1) {
      statistics.poisons.increment();
      LOG.warn("One source cannot be processed, even alone: {}", rootMessage(failure));
      batch.get(0).fail(failure);
      return;
    }
    int half = batch.size() / 2;
    processWhole(batch.subList(0, half), open);
    processWhole(batch.subList(half, batch.size()), open);
  }

  /** Returns why the batch failed, or null when it is done. */
  private @Nullable Throwable attempt(List<Source> batch) {
    Exchange exchange = consumer.createExchange(false);
    try {
      List<Object> bodies = new ArrayList<>(batch.size());
      batch.forEach(source -> bodies.add(source.body()));
      exchange.getMessage().setBody(bodies);
      consumer.createUoW(exchange);
      try {
        consumer.getProcessor().process(exchange);
      } finally {
        consumer.doneUoW(exchange);
      }
      statistics.batches.increment();
      return failureOf(exchange);
    } catch (Exception e) {
      return e;
    } finally {
      consumer.releaseExchange(exchange, false);
    }
  }

  /**
   * A handled failure or a rollback mark is a failure too: what is not committed must not be
   * acknowledged.
   */
  private static @Nullable Throwable failureOf(Exchange exchange) {
    if (exchange.getException() != null) {
      return exchange.getException();
    }
    Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    boolean handled =
        Boolean.TRUE.equals(
                exchange.getProperty(ExchangePropertyKey.FAILURE_HANDLED, Boolean.class))
            || (exchange.getExchangeExtension().isErrorHandlerHandledSet()
                && exchange.getExchangeExtension().isErrorHandlerHandled());
    if (handled || exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
      return caught == null ? new IllegalStateException("Batch was rolled back") : caught;
    }
    return null;
  }

  private boolean pause(long millis) {
    long until =
        System.currentTimeMillis()
            + millis / 2
            + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
    synchronized (this) {
      while (mayRun.getAsBoolean()) {
        long left = until - System.currentTimeMillis();
        if (left <= 0) {
          return true;
        }
        try {
          wait(Math.min(left, 200));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return false;
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
  }
}
