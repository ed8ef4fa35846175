-- uplink-store: count what was heard, in the transaction that stores it, so that the counters never drift.
insert into traffic as t (
  minute, instance, copies, packets, withheld, unread, unknown_port, malformed)
values (
  date_trunc('minute', now()), :#instance, :#copies, :#packets, :#withheld, :#unread,
  :#unknown_port, :#malformed)
on conflict (minute, instance) do update set
  copies = t.copies + excluded.copies,
  packets = t.packets + excluded.packets,
  withheld = t.withheld + excluded.withheld,
  unread = t.unread + excluded.unread,
  unknown_port = t.unknown_port + excluded.unknown_port,
  malformed = t.malformed + excluded.malformed
