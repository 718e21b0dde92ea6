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
      select 1 from public.plans p
      join public.priority_areas a on a.id = p.area_id
      join public.places place on place.code = p.place_code
      where p.id::text = split_part(p_name, '/', 2) and p.place_code = split_part(p_name, '/', 1)
        and a.status <> 'archived' and place.has_pack);
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

-- Hangs a picture that has been sent to storage on its plan, with what it shows.
create function public.add_plan_photograph(
  p_key uuid, p_plan_id uuid, p_taken text, p_path text, p_words text
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  write constant private.write := private.begin_write(p_key,
    jsonb_build_array('add_plan_photograph', p_plan_id, p_taken, p_path, p_words));
  refusal constant jsonb := private.plan_refusal(p_plan_id);
  photograph_id uuid;
begin
  if write.answer is not null then
    return write.answer;
  elsif refusal is not null then
    return refusal;
  elsif private.said(p_words) is null then
    return private.refusal('reason-required', 'say what the picture shows');
  elsif not private.is_photograph_path(p_path) or split_part(p_path, '/', 2) <> p_plan_id::text
    or not split_part(p_path, '/', 3) ^@ (p_taken || '-')
    or not exists (select 1 from storage.objects o where o.bucket_id = 'plan-photographs' and o.name = p_path)
  then
    return private.refusal('not-found', 'no such picture of this plan');
  end if;
  -- one at a time, so that the count is right
  perform 1 from public.plans p where p.id = p_plan_id for no key update;
  if (select count(*) from public.plan_photographs f where f.plan_id = p_plan_id) >= 100 then
    return private.refusal('not-allowed', 'a plan has at most 100 photographs');
  end if;
  insert into public.plan_photographs (plan_id, taken, path, words, added_by)
  values (p_plan_id, p_taken, p_path, btrim(p_words), auth.uid())
  on conflict (path) do nothing returning id into photograph_id;
  if photograph_id is null then
    return private.refusal('not-allowed', 'this picture hangs on its plan already');
  end if;
  return private.end_write(write, jsonb_build_object('ok', true, 'id', photograph_id, 'version', 1));
end $$;

-- Takes it off its plan; the picture in storage is for the caller to remove after that.
create function public.remove_plan_photograph(p_key uuid, p_id uuid, p_version integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  write constant private.write := private.begin_write(p_key,
    jsonb_build_array('remove_plan_photograph', p_id, p_version));
  held public.plan_photographs;
  refusal jsonb;
begin
  if write.answer is not null then
    return write.answer;
  end if;
  select * into held from public.plan_photographs f where f.id = p_id for update;
  refusal := private.plan_refusal(held.plan_id);
  if held.id is null then
    return private.refusal('not-found', 'no such photograph');
  elsif refusal is not null then
    return refusal;
  elsif held.version is distinct from p_version then
    return private.version_refusal(held.version, p_version);
  end if;
  delete from public.plan_photographs where id = p_id;
  return private.end_write(write, jsonb_build_object('ok', true));
end $$;

revoke execute on function private.is_photograph_path from public;
grant execute on function private.is_photograph_path to authenticated, service_role;
revoke execute on function public.add_plan_photograph, public.remove_plan_photograph
  from public, anon, authenticated, service_role;
grant execute on function public.add_plan_photograph, public.remove_plan_photograph to authenticated;
