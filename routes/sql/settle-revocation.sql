-- broker-access-settle: the broker has confirmed the revocation.
update bridge set access_due = false where id = :#${variable.revoked} and revoked_at is not null
