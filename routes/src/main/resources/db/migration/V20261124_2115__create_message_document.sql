-- Messages as answers of the API have them, and what an account may send.

-- What an account's plan allows, and the windows it counts in.
create function sending_quota(asked uuid, out per_day integer, out per_month integer, out weight real,
  out day_start timestamptz, out month_start timestamptz, out month_end timestamptz)
language sql stable
return row (
  50, 600, 1::real,
  date_trunc('day', now(), 'UTC'), date_trunc('month', now(), 'UTC'),
  date_trunc('month', now(), 'UTC') + interval '1 month');

-- The name before an account's texts; one that has chosen none has one by its id.
create function sender_name(asked uuid) returns text
language sql stable
return coalesce(
  (select s.alias from sender_alias s where s.account = asked and s.released_at is null),
  'u' || left(replace(asked::text, '-', ''), 6));

create function account_by_name(name text) returns uuid
language sql stable
return coalesce(
  (select s.account from sender_alias s where s.alias = name and s.released_at is null),
  case when name ~ '^u[0-9a-f]{6}$' then (
    select a.id from account a
    where a.id >= (substr(name, 2) || '00-0000-0000-0000-000000000000')::uuid
      and a.id <= (substr(name, 2) || 'ff-ffff-ffff-ffff-ffffffffffff')::uuid
    limit 1) end);

create function accepted_document(id uuid, state text, node bigint, body text, bytes integer, charge text,
  created_at timestamptz) returns json
language sql stable
return json_strip_nulls(json_build_object(
  'id', id,
  'state', state,
  'to', case when node = 4294967295 then '^all' else node_key(node) end,
  'text', body,
  'bytes', bytes,
  'units', case charge when 'free' then 0 else 1 end,
  'createdAt', iso_time(created_at),
  'position', (
    select count(*) + 1 from message w where w.next_try_at is not null and w.created_at < accepted_document.created_at)));

create function message_document(m message) returns jsonb
language sql stable
return jsonb_strip_nulls(jsonb_build_object(
  'id', m.id,
  'direction', m.direction,
  'node', case when m.node = 4294967295 then '^all' else node_key(m.node) end,
  'channel', m.channel,
  'text', m.text,
  'bytes', m.bytes,
  'reaction', case when m.reaction then true end,
  'replyTo', m.reply_to,
  'verified', m.verified,
  'state', m.state,
  'reason', m.reason,
  'waiting', m.waiting,
  'ended', m.ended,
  'units', case m.charge when 'free' then 0 else 1 end,
  'charge', case when m.direction = 'out' then m.charge end,
  'createdAt', iso_time(m.created_at),
  'updatedAt', iso_time(m.updated_at),
  'deadline', iso_time(m.deadline),
  'nextTryAt', case when m.next_try_at > now() then iso_time(m.next_try_at) end,
  'position', case when m.next_try_at is not null then (
    select count(*) + 1 from message w where w.next_try_at is not null and w.created_at < m.created_at) end,
  'bridge', coalesce(m.bridge, (
    select a.bridge from message_attempt a where a.message = m.id order by a.number desc limit 1)),
  'attempts', case when m.direction = 'out' then (
    select count(*) from message_attempt a where a.message = m.id) end));

create function message_timeline(asked uuid) returns jsonb
language sql stable
return coalesce((
  select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'state', e.state,
    'what', e.what,
    'actor', e.actor,
    'source', e.source,
    'attempt', e.attempt,
    'bridge', e.bridge,
    'packet', lpad(to_hex(e.packet_id), 8, '0'),
    'error', e.error,
    'snr', e.snr)) order by e.id)
  from message_event e where e.message = asked), '[]');
