-- Photographs of a plan before and after: <place_code>/<plan_id>/<before|after>-<uuid>.jpg
insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('plan-photographs', 'plan-photographs', false, 5242880, array['image/jpeg'])
on conflict (id) do update set public = excluded.public, file_size_limit = excluded.file_size_limit,
  allowed_mime_types = excluded.allowed_mime_types;

-- The plan must lie in the place the path names. Definer: it is asked before the plan is shown to
-- anyone, and answers only whether the path is right.
create function private.is_photograph_path(p_name text) returns boolean
language sql stable security definer set search_path = '' as $$
  select p_name ~ ('^[EWSN][0-9]{8}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/'
      || '(before|after)-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.jpg$')
    and exists (
      select 1 from public.plans p join public.priority_areas a on a.id = p.area_id
      where p.id::text = split_part(p_name, '/', 2) and a.place_code = split_part(p_name, '/', 1)
        and a.status <> 'archived');
$$;

-- `objects.name` in full: the inner tables have a column of that name too
create policy "photographs follow their plan" on storage.objects for select to anon, authenticated
  using (bucket_id = 'plan-photographs' and exists (
    select 1 from public.plans p where p.id::text = split_part(objects.name, '/', 2)));
create policy "photographs are added by officers of the place" on storage.objects
  for insert to authenticated
  with check (bucket_id = 'plan-photographs' and (select private.is_photograph_path(objects.name))
    and split_part(objects.name, '/', 1)
      = any ((select private.places_where('{officer,administrator}'))::text[]));
create policy "photographs are removed by officers of the place" on storage.objects
  for delete to authenticated
  using (bucket_id = 'plan-photographs' and (select private.is_photograph_path(objects.name))
    and split_part(objects.name, '/', 1)
      = any ((select private.places_where('{officer,administrator}'))::text[]));

revoke execute on function private.is_photograph_path from public;
grant execute on function private.is_photograph_path to authenticated, service_role;
