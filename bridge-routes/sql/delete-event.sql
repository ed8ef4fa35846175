-- The broker has it.
delete from event where seq = :#${variable.seq}
