-- outbound-plan: keep whose turn it is at each bridge.
insert into bridge_share (bridge, deficits)
select x.bridge, x.deficits
from jsonb_to_recordset(cast(:#${variable.plan.shares} as jsonb)) as x (bridge text, deficits jsonb)
on conflict (bridge) do update set deficits = excluded.deficits
