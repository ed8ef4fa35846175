-- Take what was heard within the last half minute and was never sent; it is due again in a minute.
update packet set due = :#KosmoNow + 60000, tries = tries + 1
where seq in (
  select seq from (select seq, boot, mono from packet where due = 0 order by seq desc limit 200) newest
  where boot = :#KosmoBoot and mono > :#KosmoNow - 30000)
returning seq, boot, at, synced, topic, payload, 1 as live
