-- clients-delete: a client goes with all that was granted to it. Answers how many there were.
with gone as (
  delete from oauth2_registered_client where client_id = cast(:#${header.id} as text) returning client_id
),
noted as (
  insert into audit_event (actor, action, object, rule, ip)
  select cast(:#${bean:currentAccount.id} as text), 'delete-client', client_id, 'operator',
    cast(:#${bean:currentAccount.ip} as inet)
  from gone
)
select count(*) from gone
