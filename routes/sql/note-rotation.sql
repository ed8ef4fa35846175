-- clients-rotate: who rotated the keys.
insert into audit_event (actor, action, object, rule, ip)
values (cast(:#${bean:currentAccount.id} as text), 'rotate-keys', 'signing_key', 'operator', cast(:#${bean:currentAccount.ip} as inet))
