-- All that is not yet given to the radio, or whose fate there is not known; what goes first comes first.
select body, stage, token, packet_id, report, taken, granted, airtime
from command
where stage in ('WAITING', 'READY', 'GRANTED')
order by priority desc, id
limit 500
