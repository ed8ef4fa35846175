-- broker-access-settle: revocations that the broker has not confirmed.
select id from bridge where access_due order by id limit 100
