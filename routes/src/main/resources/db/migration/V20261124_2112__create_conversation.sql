-- Who talks with whom, under which names, and who does not want to. New tables: no lock of others.
create table conversation (
  account uuid not null,
  node bigint not null,
  created_at timestamptz not null default now(),
  last_message_at timestamptz not null default now(),
  last_sent_at timestamptz,
  last_heard_at timestamptz,
  read_at timestamptz not null default '-infinity',
  constraint conversation_pk primary key (account, node),
  constraint conversation_account_fk foreign key (account) references account (id) on delete cascade
);
create index conversation_node on conversation (node, last_sent_at);
comment on column conversation.last_heard_at is 'Newest text of the node that proves to be its own; for 72 hours it opens the way back';

create table node_alias (
  account uuid,
  alias text not null,
  node bigint not null,
  created_at timestamptz not null default now(),
  constraint node_alias_key unique nulls not distinct (account, alias),
  constraint node_alias_account_fk foreign key (account) references account (id) on delete cascade,
  constraint node_alias_form check (alias ~ '^[[:alnum:]][[:alnum:]_.-]{0,31}$')
);
comment on column node_alias.account is 'Null: set by an operator for everybody';

create table block (
  node bigint not null,
  account uuid,
  by_node boolean not null,
  created_at timestamptz not null default now(),
  constraint block_key unique nulls not distinct (node, account, by_node)
);
comment on column block.account is 'Null: the node wants nothing from the web at all';

create table sender_alias (
  alias text not null,
  account uuid not null,
  taken_at timestamptz not null default now(),
  released_at timestamptz,
  constraint sender_alias_pk primary key (alias),
  constraint sender_alias_form check (alias ~ '^[a-z0-9_-]{2,12}$')
);
create unique index sender_alias_account on sender_alias (account) where released_at is null;
comment on column sender_alias.released_at is 'Nobody else may take it for 90 days from then on';
