-- consent-erase-again: every node, if any was ever erased; which of them were, only who has the key can tell.
select num::text as num from node where exists (select from erased_node)
