-- Rights and rules that several statements share.

-- Whether an account's subscription lets it send.
create function account_can_send(asked uuid) returns boolean
language sql stable
return exists (select 1 from account a where a.id = asked and a.suspended_at is null and a.erased_at is null);

-- Whether an account may write to a node now: by its rights, by the choice of the node's owner, or because the node wrote
-- to it. A block beats all. unclaimed: who may write to a node without an owner, reply-window or public.
create function may_write(writer uuid, recipient bigint, unclaimed text) returns boolean
language sql stable
return
  not exists (
    select 1 from block b
    where b.node = recipient and (b.account = writer or b.account is null))
  and not exists (select 1 from node n where n.num = recipient and n.ignored)
  and case
    when recipient = 4294967295 then exists (select 1 from account a where a.id = writer and a.operator)
    else exists (
        select 1 from node_right r
        where r.node = recipient and r.account = writer and r.role in ('OWNER', 'OPERATOR', 'SENDER'))
      or coalesce((select c.inbound = 'PUBLIC' from claimed_node c where c.node = recipient), unclaimed = 'public')
      or exists (
        select 1 from conversation c
        where c.account = writer and c.node = recipient and c.last_heard_at > now() - interval '72 hours')
  end;

create function epoch_millis(t timestamptz) returns bigint
language sql immutable parallel safe
return round(extract(epoch from t) * 1000)::bigint;

-- A message on its way, as the rules read it.
create function delivery_document(m message, unclaimed text) returns jsonb
language sql stable
return jsonb_build_object(
  'id', m.id,
  'to', m.node,
  'state', m.state,
  'reason', m.reason,
  'waiting', m.waiting,
  'ended', m.ended,
  'charge', m.charge,
  'deadline', epoch_millis(m.deadline),
  'nextTryAt', epoch_millis(m.next_try_at),
  'askedNodeInfo', m.asked_node_info,
  'permitted', m.account is null or (account_can_send(m.account) and may_write(m.account, m.node, unclaimed)),
  'attempts', coalesce((
    select jsonb_agg(jsonb_build_object(
      'number', a.number,
      'bridge', a.bridge,
      'radio', a.radio,
      'packetId', coalesce(a.packet_id, 0),
      'state', a.state,
      'token', coalesce(a.token, 0)::text,
      'offeredAt', epoch_millis(a.offered_at),
      'grantedAt', coalesce(epoch_millis(a.granted_at), 0),
      'acceptedAt', coalesce(epoch_millis(a.accepted_at), 0),
      'resultAt', coalesce(epoch_millis(a.result_at), 0),
      'error', a.error,
      'airtimeMillis', a.airtime_ms) order by a.number)
    from message_attempt a where a.message = m.id), '[]'));
