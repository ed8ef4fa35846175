-- Long after the last deadline a repetition cannot come any more.
delete from command where stage in ('SENT', 'OVER') and taken < :#${header.KosmoNow} - 10 * 86400000
