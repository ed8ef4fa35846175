-- consent-learn: nodes of which nothing is taken again.
select hash from erased_node
