-- api-get-weather-latest: stations with a position that measured within 7 days, as GeoJSON.
-- Who stands in a box is asked first, of the few columns that it takes; the documents are for those alone. So is the index of air
-- quality: one by one for some nodes, for many at once.
with asked as materialized (
  select cast(string_to_array(cast(:#${header.bbox} as text), ',') as double precision[]) as bbox
),
boxed as materialized (
  select d.num
  from asked a
  join node_place d on a.bbox is not null and in_bbox(d.latitude, d.longitude, a.bbox)
),
few as materialized (
  select count(*) between 1 and 200 as boxed from boxed
),
rated as (
  select q.*
  from air_quality_index q
  where not (select boxed from few)
  union all
  select q.*
  from boxed b
  cross join lateral (select * from air_quality_index i where i.node = b.num offset 0) q
  where (select boxed from few)
),
feature as (
  select
    d.num,
    '{"type":"Feature","id":"' || d.id || '","geometry":{"type":"Point","coordinates":['
      || concat_ws(',', d.longitude, d.latitude, d.altitude) || ']},"properties":{'
      || concat_ws(',',
        d.members,
        '"precisionBits":' || d.precision_bits,
        case when q.index is not null then '"aqi":' || json_build_object(
          'value', q.index,
          'category', q.category,
          'pollutant', q.pollutant,
          'concentration', q.concentration,
          'hour', iso_time(q.hour),
          'formula', 'US EPA 2024-05, NowCast') end) || '}}' as text
  from node_document d
  left join rated q on q.node = d.num
  where d.measured is not null
    and d.newest > now() - interval '7 days'
    and d.latitude is not null
    and ((select bbox from asked) is null or d.num in (select num from boxed))
)
select '{"type":"FeatureCollection","features":[' || coalesce(string_agg(text, ',' order by num), '') || ']}'
from feature
