-- Store packets and number them in their order: one statement, and so one transaction.
insert into packet (boot, mono, at, synced, rank, topic, payload)
select value ->> 'boot', value ->> 'mono', value ->> 'at', value ->> 'synced', value ->> 'rank', value ->> 'topic',
       unhex(value ->> 'payload')
from json_each(:#${body})
order by key
