-- Take a step: only from where the command stood when it was decided. Its report goes along by a trigger.
insert into command (command, attempt, body, stage, priority, token, packet_id, report, taken, granted, airtime)
values (:#command, :#attempt, :#body, :#stage, :#priority, :#token, :#packet_id, :#report, :#taken, :#granted, :#airtime)
on conflict (command, attempt) do update
set stage = excluded.stage, token = excluded.token, packet_id = excluded.packet_id, report = excluded.report,
    granted = excluded.granted, airtime = excluded.airtime
where command.stage = :#before
