-- Notices are mailed at least once, each by one process at a time. Adds columns with constant defaults: a short lock.
alter table notice
  add column mail_tries smallint not null default 0,
  add column mail_next_at timestamptz not null default '-infinity';
comment on column notice.mail_next_at is 'Not tried before; also while a process that took it may still be at it';
