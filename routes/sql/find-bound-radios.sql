-- bridge-rounds-refresh-radios: which radio each bridge is bound to, and which are revoked.
select id, node, revoked_at is not null as revoked
from bridge
