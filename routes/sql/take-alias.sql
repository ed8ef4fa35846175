-- aliases-api-take: choose the name before one's texts. One that another account has, or gave up within 90 days, is
-- refused: no row.
with asked as (
  select
    cast(:#${bean:currentAccount.id} as uuid) as account,
    cast(cast(:#${variable.request} as jsonb)->>'alias' as text) as alias
),
free as (
  select a.* from asked a
  where not exists (
    select 1 from sender_alias s
    where s.alias = a.alias and s.account <> a.account
      and (s.released_at is null or s.released_at > now() - interval '90 days'))
),
released as (
  update sender_alias s set released_at = now()
  from free f
  where s.account = f.account and s.released_at is null and s.alias <> f.alias
  returning s.alias
),
taken as (
  insert into sender_alias as s (alias, account)
  select f.alias, f.account from free f
  where (select count(*) from released) >= 0
  on conflict (alias) do update set account = excluded.account, taken_at = now(), released_at = null
  returning s.alias
)
select json_build_object('alias', alias)::text from taken
