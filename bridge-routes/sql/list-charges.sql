-- What was given to the radio within the last hour and may have been on the air.
select packet_id, granted, airtime
from command
where granted > :#${header.KosmoNow} - 3600000 and airtime > 0
order by granted
