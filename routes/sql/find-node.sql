-- nodes-get: one published node, or null.
select (
  select document from node_document where num = node_number(cast(:#${header.id} as text))
)::text
