-- The command that news is about, by its name or by its packet.
select body, stage, token, packet_id, report, taken, granted, airtime
from command
where (command = :#command and attempt = :#attempt) or (packet_id = :#packet_id and packet_id <> 0)
order by id desc
limit 1
