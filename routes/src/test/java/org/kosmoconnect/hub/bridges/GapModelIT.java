package org.kosmoconnect.hub.bridges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.ingest.CommitMarks;
import org.kosmoconnect.model.CommitMark;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The statements of spools held against a model of sets, over random histories. */
@BridgeTest
class GapModelIT {

  private static final int HISTORIES =
      "full".equals(System.getProperty("kosmo.test.effort")) ? 100 : 10;
  private static final Pattern BLOCKS = Pattern.compile("shared hit=(\\d+)");
  private static final int STEPS = 25;
  private static final int NUMBERS = 60;
  private static final List<String> REASONS = List.of("full", "expired", "corrupt", "other");

  @Autowired private JdbcClient jdbc;
  @Autowired private ProducerTemplate routes;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private CommitMarks marks;

  /** What a spool is, in sets of numbers. */
  private static final class Model {
    final TreeSet<Long> settled = new TreeSet<>();
    final Map<String, TreeSet<Long>> dropped = new HashMap<>();
    long floor = 1;

    /** Reason by number; a number reported twice has the first of the reasons. */
    TreeMap<Long, String> gaps() {
      TreeMap<Long, String> gaps = new TreeMap<>();
      LongStream.range(1, floor).forEach(seq -> gaps.put(seq, "unexplained"));
      for (int i = REASONS.size() - 1; i >= 0; i--) {
        String reason = REASONS.get(i);
        dropped.getOrDefault(reason, new TreeSet<>()).forEach(seq -> gaps.put(seq, reason));
      }
      settled.forEach(gaps::remove);
      return gaps;
    }
  }

  @Test
  void gapsAndMarksAreThoseOfTheModel() {
    for (int history = 0; history < HISTORIES; history++) {
      Random random = new Random(history);
      String spool = "h" + history;
      Model model = new Model();
      for (int step = 0; step < STEPS; step++) {
        if (random.nextInt(3) > 0) {
          settle(spool, model, random);
        } else {
          report(spool, model, random);
          assertThat(storedGaps(spool))
              .as("history %d step %d", history, step)
              .isEqualTo(model.gaps());
        }
        assertMark(spool, model, "history " + history + " step " + step);
      }
    }
  }

  /** What a mark reads is the state of its spool, never the receptions that made it. */
  @Test
  void aMarkCostsAsMuchAfterAMillionReceptionsAsAfterOne() {
    settle("long", 1, 1);
    long blocks = blocksOfMarks();

    for (long first = 2; first < 1_000_000; first += 100_000) {
      settle("long", first, Math.min(first + 99_999, 1_000_000));
    }

    assertThat(mark("long").upTo()).isEqualTo(1_000_000);
    assertThat(blocksOfMarks()).as("blocks read").isLessThanOrEqualTo(blocks + 5);
    assertThat(
            jdbc.sql("select pg_column_size(settled) from bridge_spool where spool = 'long'")
                .query(Integer.class)
                .single())
        .as("bytes of the state")
        .isLessThan(100);
  }

  private void settle(String spool, long first, long last) {
    Long[] seqs = LongStream.rangeClosed(first, last).boxed().toArray(Long[]::new);
    routes.requestBody(
        "sql:classpath:sql/store-spools.sql?noop=true",
        Map.of(
            "spool_bridge", repeat("model", seqs.length),
            "spool", repeat(spool, seqs.length),
            "seq", seqs));
  }

  /** Counts what the database touches, which no busy machine changes. */
  private long blocksOfMarks() {
    return new TransactionTemplate(transactions)
        .execute(
            status -> {
              jdbc.sql("update bridge_spool set version = version + 1, marked_at = null").update();
              status.setRollbackOnly();
              String plan =
                  String.join(
                      "\n",
                      jdbc.sql("explain (analyze, buffers, format text) " + statement())
                          .query(String.class)
                          .list());
              Matcher blocks = BLOCKS.matcher(plan);
              assertThat(blocks.find()).as(plan).isTrue();
              return Long.parseLong(blocks.group(1));
            });
  }

  private void settle(String spool, Model model, Random random) {
    Long[] seqs = random.longs(1 + random.nextInt(12), 1, NUMBERS).boxed().toArray(Long[]::new);
    model.settled.addAll(List.of(seqs));
    Map<String, Object> rows = new HashMap<>();
    rows.put("spool_bridge", repeat("model", seqs.length));
    rows.put("spool", repeat(spool, seqs.length));
    rows.put("seq", seqs);
    routes.requestBody("sql:classpath:sql/store-spools.sql?noop=true", rows);
  }

  private void report(String spool, Model model, Random random) {
    model.floor = Math.max(1, Math.min(NUMBERS, model.floor + random.nextInt(14) - 2));
    Map<String, Object> rows = new HashMap<>();
    rows.put("spool_bridge", new String[] {"model"});
    rows.put("spool", new String[] {spool});
    rows.put("floor", new Long[] {model.floor});
    rows.put("next", new Long[] {(long) NUMBERS});
    rows.put("depth", new Long[] {0L});
    rows.put("bytes", new Long[] {0L});
    int drops = random.nextInt(3);
    List<Long> first = new ArrayList<>();
    List<Long> last = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < drops; i++) {
      long from = 1 + random.nextInt(NUMBERS - 5);
      long to = from + random.nextInt(5);
      String reason = REASONS.get(random.nextInt(REASONS.size()));
      first.add(from);
      last.add(to);
      reasons.add(reason);
      LongStream.rangeClosed(from, to)
          .forEach(seq -> model.dropped.computeIfAbsent(reason, r -> new TreeSet<>()).add(seq));
    }
    rows.put("drop_bridge", repeat("model", drops));
    rows.put("drop_spool", repeat(spool, drops));
    rows.put("drop_first", first.toArray(Long[]::new));
    rows.put("drop_last", last.toArray(Long[]::new));
    rows.put("drop_reason", reasons.toArray(String[]::new));
    routes.requestBody("direct:bridges-store-spools", rows);
  }

  private TreeMap<Long, String> storedGaps(String spool) {
    TreeMap<Long, String> gaps = new TreeMap<>();
    jdbc.sql("select reason, first, last from bridge_gap where bridge = 'model' and spool = :spool")
        .param("spool", spool)
        .query()
        .listOfRows()
        .forEach(
            row ->
                LongStream.rangeClosed((Long) row.get("first"), (Long) row.get("last"))
                    .forEach(
                        seq ->
                            assertThat(gaps.put(seq, (String) row.get("reason")))
                                .as("%d is in one gap", seq)
                                .isNull()));
    return gaps;
  }

  private void assertMark(String spool, Model model, String when) {
    CommitMark mark = mark(spool);
    assertThat(mark.upTo()).as(when).isEqualTo(model.settled.isEmpty() ? 0 : model.settled.last());
    for (long seq = 1; seq <= mark.upTo(); seq++) {
      long number = seq;
      boolean covered =
          mark.missing().stream().noneMatch(r -> r.first() <= number && number <= r.last());
      assertThat(covered)
          .as("%s: %d of %s", when, seq, mark)
          .isEqualTo(model.settled.contains(seq) || seq < model.floor);
    }
  }

  /** Another context's timer may hold the lock for a moment. */
  private CommitMark mark(String spool) {
    return await().until(() -> dueMark(spool), mark -> mark != null);
  }

  private CommitMark dueMark(String spool) {
    return new TransactionTemplate(transactions)
        .execute(
            status -> {
              jdbc.sql(
                      "update bridge_spool set version = version + 1, marked_at = null where spool = :spool")
                  .param("spool", spool)
                  .update();
              List<Map<String, Object>> rows = jdbc.sql(statement()).query().listOfRows();
              status.setRollbackOnly();
              return rows.stream()
                  .filter(row -> spool.equals(row.get("spool")))
                  .findFirst()
                  .map(marks::read)
                  .orElse(null);
            });
  }

  private static String statement() {
    try {
      return java.nio.file.Files.readString(java.nio.file.Path.of("sql/find-commit-marks.sql"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String[] repeat(String text, int times) {
    return java.util.stream.IntStream.range(0, times).mapToObj(i -> text).toArray(String[]::new);
  }
}
