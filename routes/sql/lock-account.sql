-- messages-api-accept: one message of an account at a time, so that no quota is exceeded by two at once.
select pg_advisory_xact_lock(hashtext('kosmo-sender'), hashtext(cast(:#${variable.account} as text)))::text as locked
