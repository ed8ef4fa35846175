-- api-get-weather-latest: stations with a position that measured within 7 days, as GeoJSON.
with station as materialized (
  select
    d.num, d.id, d.longitude, d.latitude, d.altitude, d.precision_bits, d.document,
    q.index, q.category, q.pollutant, q.concentration, q.hour
  from node_document d
  left join air_quality_index q on q.node = d.num
  where d.kind = 'enviro'
    and d.newest > now() - interval '7 days'
    and d.latitude is not null
    and in_bbox(d.latitude, d.longitude,
      cast(string_to_array(cast(:#${header.bbox} as text), ',') as double precision[]))
)
select json_build_object(
  'type', 'FeatureCollection',
  'features', coalesce(json_agg(json_build_object(
    'type', 'Feature',
    'id', id,
    'geometry', json_build_object(
      'type', 'Point', 'coordinates', array_remove(array[longitude, latitude, altitude], null)),
    'properties', document - '{num,hardware,firmware,unmessagable,position,firstHeard,rssi}'::text[]
      || case when precision_bits is null then '{}' else jsonb_build_object('precisionBits', precision_bits) end
      || case when index is null then '{}' else jsonb_build_object('aqi', jsonb_build_object(
        'value', index,
        'category', category,
        'pollutant', pollutant,
        'concentration', concentration,
        'hour', iso_time(hour),
        'formula', 'US EPA 2024-05, NowCast')) end) order by num), '[]')
)::text
from station
