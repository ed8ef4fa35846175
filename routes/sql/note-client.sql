-- clients-create: who registered a client.
insert into audit_event (actor, action, object, rule, ip)
values (cast(:#${bean:currentAccount.id} as text), 'create-client', cast(:#${variable.client} as jsonb) ->> 'clientId', 'operator',
  cast(:#${bean:currentAccount.ip} as inet))
