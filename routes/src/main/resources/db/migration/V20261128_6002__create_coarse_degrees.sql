-- The middle of the square that the first bits of a coordinate name, as firmware does it; org.kosmoconnect.ingest.CoarsePlace
-- is its twin. No table, no lock.
create function coarse_degrees(degrees double precision, bits integer) returns double precision
language sql immutable strict parallel safe
return case
  when bits = 0 then null
  when bits >= 32 then degrees
  else (floor(round(degrees * 1e7) / (2 ^ (32 - bits))) * (2 ^ (32 - bits)) + 2 ^ (31 - bits)) / 1e7 end;
