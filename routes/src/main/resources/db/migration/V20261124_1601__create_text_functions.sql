-- How times and numbers are written in answers. SQL bodies, so that the planner inlines them.
create function iso_time(t timestamptz) returns text
language sql stable parallel safe
return to_char(t at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');

-- A column of type real that went through double precision is written with its own digits: 3.4, not 3.4000000953674316.
create function number_text(v double precision) returns text
language sql immutable parallel safe
return case
  when v in ('NaN', 'Infinity', '-Infinity') then null
  when v = trunc(v) then v::numeric::text
  else v::real::text
end;

create function mean_text(v double precision) returns text
language sql immutable parallel safe
return trim_scale(round(v::numeric, 3))::text;

create function quality_name(q smallint) returns text
language sql immutable parallel safe
return (array['device', 'radio', 'bridge', 'hub'])[q + 1];

-- A node id as it stands in paths: !a1b2c3d4 or the decimal number.
create function node_number(id text) returns bigint
language sql immutable parallel safe
return case
  when id like '!%' then ('x' || lpad(substr(id, 2), 16, '0'))::bit(64)::bigint
  else id::bigint
end;

create function node_key(num bigint) returns text
language sql immutable parallel safe
return '!' || lpad(to_hex(num), 8, '0');

-- Whether a point lies in {west, south, east, north}; west greater than east crosses the antimeridian.
create function in_bbox(latitude double precision, longitude double precision, bbox double precision[]) returns boolean
language sql immutable parallel safe
return bbox is null or (
  latitude between bbox[2] and bbox[4]
  and case when bbox[1] <= bbox[3] then longitude between bbox[1] and bbox[3]
      else longitude >= bbox[1] or longitude <= bbox[3] end);
