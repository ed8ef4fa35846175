-- outbound-plan: one hub plans at a time, for what it gives a bridge the next must know. Released with the transaction.
select pg_try_advisory_xact_lock(hashtext('kosmo-outbound')) as locked
