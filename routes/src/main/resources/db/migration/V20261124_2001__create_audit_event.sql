-- Every privileged action: who did what to which object, by which rule. Rows are never changed; kept for two years.
-- New table: no lock of others.
create table audit_event (
  id bigint generated always as identity,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  object text,
  rule text,
  ip inet,
  detail jsonb not null default '{}',
  constraint audit_event_pk primary key (id),
  constraint audit_event_action_form check (action ~ '^[a-z]+(-[a-z]+)*$')
);
create index audit_event_at on audit_event (at);
create index audit_event_object on audit_event (object, at) where object is not null;
comment on column audit_event.actor is 'Account id, or hub, or anonymous';
comment on column audit_event.action is 'verb-noun, suspend-account';
comment on column audit_event.rule is 'Right that allowed it: operator, owner, self';
comment on column audit_event.detail is 'Holds no secrets';
