-- The first key of a node stays its key: anybody with the key of a channel can say another one in its name.
-- Columns without a default: the table is locked for a moment and not rewritten.
alter table node
  add column offered_key bytea,
  add column offered_since timestamptz;
comment on column node.public_key is 'The first key that was heard of it; texts count as its own by this one alone';
comment on column node.offered_key is 'Another key that was said in its name since; null when the newest word is the pinned key';
comment on column node.offered_since is 'Since when that other key alone was said';

-- Rights as they count now: none of a node in whose name another key is said.
create or replace view node_right as
select m.node, m.account, m.role
from membership m
join claimed_node c on c.node = m.node
join node n on n.num = m.node
where n.public_key = c.public_key and n.offered_key is null;

-- Whether a key takes the place of the pinned one: it alone was said for a week, and nobody owns the node.
create function offered_for_a_week(n node, said bytea) returns boolean
language sql stable
return coalesce(said = n.offered_key and n.offered_since < now() - interval '7 days', false)
  and not exists (select from claimed_node c where c.node = n.num);
