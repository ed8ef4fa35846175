-- consent-erase-again: all that is known of a node that was erased before.
select erase_node(cast(:#${variable.node} as bigint), cast(:#${body} as text))::text
