-- notify-dismiss: an account has read a notice; one of somebody else is left alone.
update notice
set dismissed_at = cast(:#${bean:billingClock.now} as timestamptz)
where id = cast(:#${header.id} as bigint) and account = cast(:#${bean:currentAccount.id} as uuid) and dismissed_at is null
