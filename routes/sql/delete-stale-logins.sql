-- account-housekeeping-sweep: what is spent or too old. A grant ends 90 days after it was begun, however often it was renewed.
with tokens as (delete from account_token where expires_at < now()),
tries as (delete from throttle where expires_at < now()),
claims as (delete from claim where expires_at < now() - interval '1 hour'),
audits as (delete from audit_event where at < now() - interval '2 years')
delete from oauth2_authorization
where begun_at < now() - interval '90 days'
  or (refresh_token_value is null and begun_at < now() - interval '1 day'
    and coalesce(access_token_expires_at, begun_at) < now())
  or refresh_token_expires_at < now()
