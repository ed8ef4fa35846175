-- commit-marks-publish: remember which marks the broker has accepted.
-- Parameters are arrays of equal length, one element per spool.
update bridge_spool s
set marked = u.version, marked_at = now()
from unnest(
    cast(:#bridge as text[]),
    cast(:#spool as text[]),
    cast(:#version as bigint[])
  ) as u (bridge, spool, version)
where s.bridge = u.bridge and s.spool = u.spool
