package org.kosmoconnect.testbed.gateway;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the database says of a trial.
 *
 * @param messages by their ids
 * @param attempts by radio and packet, as {@link #packet} writes them
 * @param ledgerErrors counters that differ from the sums of their entries, and units whose entries
 *     do not say what became of them
 * @param fairness Jain's index of what accounts got through bridges for which all of them had more
 * @param seconds from the first message to the last change
 */
record TrialRecords(
    Map<String, Message> messages,
    Map<String, Sent> attempts,
    int ledgerErrors,
    double fairness,
    double seconds) {

  private static final String MESSAGES =
      """
      select m.id::text, m.state, m.charge, m.ended, m.text like 'hush %',
        exists (select 1 from message_event e where e.message = m.id and e.what = 'outcome-unknown')
      from message m where m.direction = 'out'
      """;

  private static final String ATTEMPTS =
      """
      select a.radio, a.packet_id, a.message::text, a.number, a.granted_at is not null,
        exists (
          select 1 from message_event e
          where e.message = a.message and e.attempt = a.number and e.error = 5),
        m.wire
      from message_attempt a join message m on m.id = a.message
      where a.packet_id is not null or a.granted_at is not null
      """;

  private static final String LEDGER_ERRORS =
      """
      with sums as (
        select account, period, start,
          sum(case kind when 'reserve' then units else -units end) as reserved,
          sum(case kind when 'consume' then units else 0 end) as consumed
        from (
          select account, 'day' as period, day as start, kind, units from usage_entry
          union all
          select account, 'month', month, kind, units from usage_entry) e
        group by account, period, start
      )
      select
        (select count(*) from sums s full join usage_counter c using (account, period, start)
         where (s.reserved, s.consumed) is distinct from (c.reserved::bigint, c.consumed::bigint))
        + (select count(*) from message m
           where m.direction = 'out' and m.account is not null and m.charge <> 'free'
             and (select array_agg(e.kind order by e.id) from usage_entry e where e.message = m.id)
               is distinct from case m.charge
                 when 'reserved' then array['reserve']
                 when 'consumed' then array['reserve', 'consume']
                 else array['reserve', 'return'] end)
      """;

  /**
   * What each account got through while all of them had more. Bridges are shared one by one, so a
   * bridge counts until the first account has nothing left for it: what others send there later
   * takes nothing from anybody.
   */
  private static final String SHARES =
      """
      with first as (
        select m.account, m.id, min(a.granted_at) as at,
          (array_agg(a.bridge order by a.granted_at))[1] as bridge
        from message m join message_attempt a on a.message = m.id
        where m.text like 'hush %' and a.granted_at is not null
        group by m.account, m.id
      ),
      backlogged as (
        select
          bridge,
          (select max(created_at) from message where text like 'hush %') as since,
          min(last) as until
        from (select bridge, account, max(at) as last from first group by bridge, account) l
        group by bridge
      )
      select count(*) filter (where f.at between b.since and b.until)
      from first f join backlogged b using (bridge)
      group by f.account
      """;

  private static final String MILLIS =
      """
      select round(1000 * extract(epoch from max(updated_at) - min(created_at)))
      from message where text like 'hush %'
      """;

  /**
   * One message.
   *
   * @param ofTrial whether it is one of those that the trial counts
   * @param wasUnknown whether it once ended with nobody knowing what became of it
   */
  record Message(String state, String charge, boolean ended, boolean ofTrial, boolean wasUnknown) {}

  /**
   * One attempt with a packet.
   *
   * @param unheard whether it once came back with error 5
   */
  record Sent(String message, int attempt, boolean granted, boolean unheard) {}

  static TrialRecords read(Connection database) throws SQLException {
    Map<String, Message> messages = new HashMap<>();
    Rows.each(
        database,
        MESSAGES,
        row ->
            messages.put(
                row.getString(1),
                new Message(
                    row.getString(2),
                    row.getString(3),
                    row.getBoolean(4),
                    row.getBoolean(5),
                    row.getBoolean(6))));
    Map<String, Sent> attempts = new HashMap<>();
    Rows.each(
        database,
        ATTEMPTS,
        row ->
            attempts.put(
                row.getString(2) == null
                    ? unnamed(row.getLong(1), row.getString(7))
                    : packet(row.getLong(1), row.getLong(2)),
                new Sent(row.getString(3), row.getInt(4), row.getBoolean(5), row.getBoolean(6))));
    return new TrialRecords(
        messages,
        attempts,
        (int) Rows.number(database, LEDGER_ERRORS),
        fairness(database),
        Rows.number(database, MILLIS) / 1000.0);
  }

  /** Names a packet of which no bridge has lived to tell the id, by its words. */
  static String unnamed(long radio, String words) {
    return radio + "/" + words;
  }

  /** Names a packet by its sender and its id. */
  static String packet(long radio, long id) {
    return radio + "/" + id;
  }

  /** Jain's index: 1 when all have the same, 1/n when one has all. */
  private static double fairness(Connection database) throws SQLException {
    List<Long> shares = new ArrayList<>();
    Rows.each(database, SHARES, row -> shares.add(row.getLong(1)));
    double sum = shares.stream().mapToLong(Long::longValue).sum();
    double squares = shares.stream().mapToDouble(one -> (double) one * one).sum();
    return squares == 0 ? 0 : sum * sum / (shares.size() * squares);
  }
}
