-- Shapes that people draw, and what is refused of them.

-- Null when the rings of a GeoJSON polygon are rings. PostGIS would find out too, but its versions
-- differ in how: one parses an open ring, another raises. The corners are counted before anything looks
-- at them.
create function private.ring_refusal(p_geojson jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  ring jsonb;
  corners integer := 0;
begin
  for ring in select jsonb_path_query(p_geojson, case p_geojson ->> 'type'
    when 'Polygon' then 'strict $.coordinates[*]'::jsonpath else 'strict $.coordinates[*][*]'::jsonpath end)
  loop
    corners := corners + jsonb_array_length(ring);
    if corners > 20000 then
      return private.refusal('invalid-geometry', 'more than 20,000 corners');
    elsif exists (select 1 from jsonb_array_elements(ring) p (position)
      where jsonb_typeof(p.position -> 0) is distinct from 'number'
        or jsonb_typeof(p.position -> 1) is distinct from 'number')
    then
      return private.refusal('invalid-geometry', 'a position is not two numbers');
    elsif jsonb_array_length(ring) < 4 then
      return private.refusal('invalid-geometry', 'a ring has fewer than four positions', ring -> 0);
    elsif ring -> 0 <> ring -> -1 then
      return private.refusal('invalid-geometry', 'a ring does not close', ring -> -1);
    end if;
  end loop;
  return null;
end $$;

-- How many pairs of edges lie beside one another, seen from the south or from the west, whichever
-- are fewer. Whether a shape is valid is found by comparing edges whose boxes meet, which are never
-- more than these: 20,000 corners in a slanting comb are 200 million pairs and 14 s, asked twice.
-- The count itself is two sorts: under 0.1 s for as many corners.
create function private.edges_side_by_side(p_shape extensions.geometry) returns bigint
language sql immutable set search_path = '' as $$
  with edge as materialized (
    select extensions.st_xmin(s.geom) as west, extensions.st_xmax(s.geom) as east,
      extensions.st_ymin(s.geom) as south, extensions.st_ymax(s.geom) as north
    from extensions.st_dumpsegments(p_shape) s)
  select least(
    -- going along, each edge meets those that have begun and not yet ended
    (select sum(met) filter (where step = 1) from (
      select step, sum(step) over (order by at, step desc rows between unbounded preceding and 1 preceding) as met
      from (select west, 1 from edge union all select east, -1 from edge) e (at, step)) along),
    (select sum(met) filter (where step = 1) from (
      select step, sum(step) over (order by at, step desc rows between unbounded preceding and 1 preceding) as met
      from (select south, 1 from edge union all select north, -1 from edge) e (at, step)) along))::bigint;
$$;

-- GeoJSON in; a multipolygon with anticlockwise exterior rings and six decimals out, as RFC 7946
-- wants it, or the reason it cannot be one and the [lng, lat] where it fails. A shape that would take
-- long to check is refused before it is checked.
create function private.read_multipolygon(
  p_geojson jsonb, out multipolygon extensions.geometry, out refusal jsonb
) language plpgsql immutable set search_path = '' as $$
declare
  shape extensions.geometry;
  detail record;
  stray record;
begin
  if p_geojson is null or jsonb_typeof(p_geojson) = 'null' then
    refusal := private.refusal('empty-geometry', 'there is no shape');
    return;
  elsif coalesce(p_geojson ->> 'type', '') not in ('Polygon', 'MultiPolygon') then
    refusal := private.refusal('invalid-geometry', 'expected a Polygon or a MultiPolygon');
    return;
  elsif length(p_geojson::text) > 2000000 then
    refusal := private.refusal('invalid-geometry', 'more than 2 MB of GeoJSON');
    return;
  end if;
  begin
    refusal := private.ring_refusal(p_geojson);
    if refusal is not null then
      return;
    end if;
    shape := extensions.st_force2d(extensions.st_setsrid(
      extensions.st_geomfromgeojson(p_geojson - 'crs'), 4326));
  exception when others then
    -- what cannot be read at all is raised under several codes
    refusal := private.refusal('invalid-geometry', sqlerrm);
    return;
  end;
  if extensions.st_isempty(shape) then
    refusal := private.refusal('empty-geometry', 'there is no shape');
    return;
  end if;
  select extensions.st_x(d.geom) as lng, extensions.st_y(d.geom) as lat into stray
  from extensions.st_dumppoints(shape) d
  where not (extensions.st_x(d.geom) between -11 and 2.5 and extensions.st_y(d.geom) between 49 and 61.5)
  limit 1;
  if found then
    refusal := private.refusal('invalid-geometry', 'outside the British Isles',
      jsonb_build_array(stray.lng, stray.lat));
    return;
  end if;
  -- what is checked is what every export will print
  shape := extensions.st_snaptogrid(shape, 0.000001);
  if shape is null or extensions.st_isempty(shape) then
    refusal := private.refusal('empty-geometry', 'the shape has no area');
    return;
  end if;
  -- 2,000 corners have no more than two million pairs, which is 0.15 s. Every second LSOA of the
  -- widest districts of England (12,300 corners) has 0.18 million.
  if extensions.st_npoints(shape) > 2000 and private.edges_side_by_side(shape) > 2000000 then
    refusal := private.refusal('invalid-geometry',
      'too many of its edges lie side by side to be checked; draw it with fewer spikes');
    return;
  end if;
  select v.valid, v.reason, extensions.st_x(v.location) as lng, extensions.st_y(v.location) as lat
  into detail from extensions.st_isvaliddetail(shape) v;
  if detail.valid is distinct from true then
    refusal := private.refusal('invalid-geometry', coalesce(detail.reason, 'not a valid shape'),
      case when detail.lng is not null then jsonb_build_array(detail.lng, detail.lat) end);
    return;
  end if;
  multipolygon := extensions.st_multi(extensions.st_forcepolygonccw(shape));
end $$;

revoke execute on function private.ring_refusal, private.edges_side_by_side, private.read_multipolygon from public;
