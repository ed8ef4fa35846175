-- Give up the least important, of that the oldest; neighbours make one range. A trigger deletes the packets.
insert into dropped (first, last, reason)
select min(seq), max(seq), 1
from (
  select seq, seq - row_number() over (order by seq) as island
  from (select seq from packet order by rank, seq limit 500))
group by island
