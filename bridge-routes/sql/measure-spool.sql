-- Bytes of the spool that are in use; reads its youngest packet too, so that a broken file is noticed.
select (pages.page_count - free.freelist_count) * size.page_size + 0 * coalesce(length(youngest.payload), 0) as used
from pragma_page_count pages, pragma_freelist_count free, pragma_page_size size
left join (select payload from packet order by seq desc limit 1) youngest on true
