-- accounts-administer: suspends an account or not, makes it an operator or not. Answers how many there were.
with asked as (
  select cast(:#${body} as jsonb) as value
),
changed as (
  update account a
  set suspended_at = case
        when not jsonb_exists(value, 'suspended') then a.suspended_at
        when (value ->> 'suspended')::boolean then coalesce(a.suspended_at, now()) end,
      operator = coalesce((value ->> 'operator')::boolean, a.operator)
  from asked
  where a.id = cast(:#${header.id} as uuid) and a.erased_at is null
    -- Nobody locks themselves out, so that one operator stays.
    and a.id <> cast(:#${bean:currentAccount.id} as uuid)
  returning a.id
),
grants as (
  delete from oauth2_authorization
  where principal_name in (select id::text from changed) and (select (value ->> 'suspended')::boolean from asked)
),
noted as (
  insert into audit_event (actor, action, object, rule, ip, detail)
  select cast(:#${bean:currentAccount.id} as text), 'change-account', id::text, 'operator',
    cast(:#${bean:currentAccount.ip} as inet), value
  from changed, asked
)
select count(*) from changed
