-- orders-api-open: one order of an account after the other, so that an impatient second click finds the first.
select a.id from account a where a.id = cast(:#${bean:currentAccount.id} as uuid) and a.erased_at is null for update
