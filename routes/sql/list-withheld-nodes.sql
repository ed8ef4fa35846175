-- live-refresh-withheld: nodes lately heard that nobody may see, for the live feed to leave out.
select coalesce(json_agg(node_key(n.num)), '[]')::text
from node n
where n.last_heard > now() - interval '24 hours'
  and not exists (select 1 from published_node p where p.num = n.num)
