-- What was given up and the hub may not know yet, neighbours as one range.
select min(first) as first, max(last) as last, reason
from (
  select first, last, reason, sum(first > before + 1) over (order by first) as island
  from (
    select first, last, reason, coalesce(lag(last) over (order by first), -1) as before
    from (select first, last, reason from dropped order by first limit 20000)))
group by island, reason
order by first
limit 1000
