-- The spool in figures.
select spool.id, spool.lost, number.next, count(packet.seq) as depth, coalesce(min(packet.seq), number.next) as floor,
       pages.page_count * size.page_size as bytes
from spool, (select coalesce(max(seq), 0) + 1 as next from sqlite_sequence where name = 'packet') number,
     pragma_page_count pages, pragma_page_size size
left join packet on true
