-- bridges-approve: bind a bridge to the radio that it reports; the operator names it, so that he approves what he saw.
with approved as (
  update bridge b set node = b.pending_node, pending_node = null
  where b.id = :#${variable.bridge} and b.pending_node = node_number(cast(:#${body} as jsonb) ->> 'radio')
  returning b.id, b.node
),
audited as (
  insert into audit_event (actor, action, object, rule, ip, detail)
  select :#${bean:currentAccount.actor}, 'approve-radio', 'bridge:' || id, 'operator', cast(:#${bean:currentAccount.ip} as inet), jsonb_build_object('radio', node_key(node))
  from approved
)
select id from approved
