-- own-messages-api-get: a message of the account that asks, with its timeline; null for anybody else's.
select (
  select message_document(m) || jsonb_build_object('timeline', message_timeline(m.id))
  from message m
  where m.id = cast(:#${header.id} as uuid) and m.account = cast(:#${bean:currentAccount.id} as uuid)
)::text
