-- Take the oldest that are due; they are due again after 1, 2, 4, 8, 10, 10 … minutes.
update packet set due = :#KosmoNow + min(60000 * (1 << min(tries, 4)), 600000), tries = tries + 1
where seq in (select seq from packet where due <= :#KosmoNow order by due, seq limit 100)
returning seq, boot, at, synced, topic, payload, 0 as live
