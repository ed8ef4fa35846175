-- bridges-answer: one bridge; nothing when there is none.
select document::text from bridge_document where id = :#${variable.bridge}
