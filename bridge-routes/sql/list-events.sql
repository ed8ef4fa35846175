-- What the hub is to be told next, in order.
select seq, body, (select id from spool) as spool from event order by seq limit 50
