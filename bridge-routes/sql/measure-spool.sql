-- Bytes of the spool that are in use.
select (pages.page_count - free.freelist_count) * size.page_size as used
from pragma_page_count pages, pragma_freelist_count free, pragma_page_size size
