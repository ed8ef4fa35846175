-- What was heard in this boot before the clock was right gets the time that it had.
update packet set at = :#KosmoOffset + mono, synced = 1 where boot = :#KosmoBoot and synced = 0
