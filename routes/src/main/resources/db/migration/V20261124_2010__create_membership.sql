-- Who may do what with which node, and how a node becomes somebody's.
-- New tables: no lock of others.
create table membership (
  node bigint not null,
  account uuid not null,
  role text not null,
  created_at timestamptz not null default now(),
  constraint membership_pk primary key (node, account),
  constraint membership_account_fk foreign key (account) references account (id) on delete cascade,
  constraint membership_role check (role in ('OWNER', 'OPERATOR', 'SENDER', 'VIEWER'))
);
create unique index membership_owner on membership (node) where role = 'OWNER';
create index membership_account on membership (account);

-- A claimed node, and what its owner says of it.
create table claimed_node (
  node bigint not null,
  public_key bytea not null,
  claimed_at timestamptz not null default now(),
  name text,
  station bigint,
  inbound text not null default 'CONTACTS',
  precision_bits smallint,
  consent boolean,
  constraint claimed_node_pk primary key (node),
  constraint claimed_node_station_fk foreign key (station) references station (id),
  constraint claimed_node_inbound check (inbound in ('NOBODY', 'CONTACTS', 'PUBLIC')),
  constraint claimed_node_precision check (precision_bits between 0 and 32),
  constraint claimed_node_name_length check (length(name) between 1 and 40)
);
comment on column claimed_node.public_key is 'Key of the node when it was claimed; while the node has another one the claim rests';
comment on column claimed_node.inbound is 'Whose messages the node takes from the web';

create table claim (
  id uuid not null default gen_random_uuid(),
  account uuid not null,
  node bigint not null,
  code text not null,
  tries integer not null default 0,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '10 minutes',
  constraint claim_pk primary key (id),
  constraint claim_once unique (account, node),
  constraint claim_account_fk foreign key (account) references account (id) on delete cascade,
  constraint claim_code_form check (code ~ '^[0-9]{6}$')
);
create index claim_node on claim (node);
comment on column claim.tries is 'Wrong codes that came from the node; five end the claim';

-- Rights as they count now: none of a node whose key is another than when it was claimed.
create view node_right as
select m.node, m.account, m.role
from membership m
join claimed_node c on c.node = m.node
join node n on n.num = m.node
where n.public_key = c.public_key;

-- The checksum that firmware 2.8 makes a node's number from.
create function crc32(data bytea) returns bigint
language plpgsql immutable strict parallel safe
as $$
declare
  crc bigint := 4294967295;
begin
  for i in 0 .. length(data) - 1 loop
    crc := crc # get_byte(data, i);
    for j in 1 .. 8 loop
      crc := (crc >> 1) # (3988292384 * (crc & 1));
    end loop;
  end loop;
  return crc # 4294967295;
end
$$;
