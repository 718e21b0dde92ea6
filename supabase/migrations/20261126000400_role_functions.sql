-- Inviting, claiming and changing roles, and the places themselves. Every write to places, place_members,
-- place_roles and invitations goes through here.

-- The code is made on the device of whoever invites, so that an answer that was lost costs nothing.
-- p_place_code null invites to every place, which takes an administrator of every place. The service
-- role may invite the first administrator of an empty installation.
create function public.create_invitation(
  p_key uuid, p_code text, p_role public.place_role, p_place_code text default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  write constant private.write := private.begin_write(p_key,
    jsonb_build_array('create_invitation', p_code, p_role, p_place_code));
begin
  if write.answer is not null then
    return write.answer;
  elsif not private.is_code(p_code) then
    return private.refusal('bad-code', 'a code is twelve letters and digits');
  elsif p_place_code is not null and not exists (select 1 from public.places p where p.code = p_place_code) then
    return private.refusal('unknown-place', 'no such place');
  elsif coalesce(auth.role(), '') <> 'service_role'
    and not private.has_place_role(p_place_code, '{administrator}') then
    return private.refusal('not-allowed', 'only an administrator of the place may invite');
  end if;
  insert into public.invitations (code_hash, place_code, role, created_by)
  values (private.code_hash(p_code), p_place_code, p_role, auth.uid()) on conflict (code_hash) do nothing;
  if not found then
    return private.refusal('key-used', 'this code has been used');
  end if;
  return private.end_write(write, jsonb_build_object('ok', true));
end $$;

-- Claimed again by the same person it is the same answer.
create function public.claim_invitation(p_code text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  invitation public.invitations;
begin
  if auth.uid() is null then
    return private.refusal('not-allowed', 'sign in first');
  end if;
  select * into invitation from public.invitations i
  where i.code_hash = private.code_hash(p_code) for update;
  if invitation.id is null then
    return private.refusal('not-found', 'no invitation has this code');
  elsif invitation.claimed_by is null and invitation.expires_at <= now() then
    return private.refusal('expired', 'the invitation has run out');
  elsif invitation.claimed_by is not null and invitation.claimed_by <> auth.uid() then
    return private.refusal('claimed', 'the invitation has been used');
  end if;
  if invitation.claimed_by is null then
    update public.invitations set claimed_by = auth.uid(), claimed_at = now() where id = invitation.id;
    insert into public.place_roles (place_code, user_id, role)
    values (invitation.place_code, auth.uid(), invitation.role) on conflict do nothing;
  end if;
  return jsonb_build_object('ok', true, 'place_code', invitation.place_code, 'role', invitation.role);
end $$;

-- The people whose roles reach a place, with their addresses: `roles` are held in the place itself,
-- `wider_roles` in a larger one or in every place. Raises 42501 for anyone but its administrators.
create function public.place_people(p_place_code text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  if not private.has_place_role(p_place_code, '{administrator}') then
    raise exception 'only an administrator of the place may list its people' using errcode = '42501';
  end if;
  return coalesce((
    select jsonb_agg(jsonb_build_object('user_id', person.user_id, 'display_name', person.display_name,
      'email', person.email, 'roles', person.roles, 'wider_roles', person.wider_roles)
      order by person.display_name, person.email)
    from (
      select p.user_id, p.display_name, u.email,
        coalesce(jsonb_agg(r.role order by r.role) filter (where r.place_code = p_place_code), '[]') as roles,
        coalesce(jsonb_agg(jsonb_build_object('place_code', r.place_code, 'role', r.role)
          order by r.place_code nulls first, r.role)
          filter (where r.place_code is distinct from p_place_code), '[]') as wider_roles
      from public.place_roles r
      join public.profiles p on p.user_id = r.user_id
      join auth.users u on u.id = r.user_id
      where r.place_code is null or r.place_code = p_place_code or exists (
        select 1 from public.place_members m
        where m.place_code = r.place_code and m.member_code = p_place_code)
      group by p.user_id, p.display_name, u.email
    ) person), '[]');
end $$;

-- p_place_code null is every place.
create function public.set_place_role(
  p_user_id uuid, p_role public.place_role, p_on boolean, p_place_code text default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
begin
  if not private.has_place_role(p_place_code, '{administrator}') then
    return private.refusal('not-allowed', 'only an administrator of the place may change roles');
  elsif not exists (select 1 from public.profiles p where p.user_id = p_user_id) then
    return private.refusal('not-found', 'no such person');
  elsif p_on then
    insert into public.place_roles (place_code, user_id, role)
    values (p_place_code, p_user_id, p_role) on conflict do nothing;
    return jsonb_build_object('ok', true);
  end if;
  -- one at a time, so that two administrators cannot each remove the other
  perform pg_advisory_xact_lock(hashtextextended('place_roles', 0));
  delete from public.place_roles r
  where r.place_code is not distinct from p_place_code and r.user_id = p_user_id and r.role = p_role;
  if p_role = 'administrator' and exists (
    select 1 from private.reached_by(p_place_code) reached (code)
    where not exists (
      select 1 from public.place_roles r
      where r.role = 'administrator' and (r.place_code is null or r.place_code = reached.code or exists (
        select 1 from public.place_members m
        where m.place_code = r.place_code and m.member_code = reached.code))))
  then
    raise exception using errcode = 'LASTA';
  end if;
  return jsonb_build_object('ok', true);
exception
  -- what was deleted is back
  when sqlstate 'LASTA' then
    return private.refusal('last-administrator', 'a place keeps at least one administrator');
end $$;

-- What the person asking may do, place by place; a null place is every place.
create function public.my_roles() returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('place_code', mine.code, 'role', mine.role)
    order by mine.code nulls first, mine.role), '[]')
  from (
    select r.place_code as code, r.role from public.place_roles r where r.user_id = auth.uid()
    union
    select m.member_code, r.role
    from public.place_roles r join public.place_members m on m.place_code = r.place_code
    where r.user_id = auth.uid()) mine;
$$;

-- Makes the places agree with the packs there are: [{"code", "slug", "name", "members"?: [codes]}]. What
-- is new is added, what is gone is kept and becomes read-only, what is back may be written to again. A
-- place keeps its slug: links to it stand in letters and on posters.
create function public.sync_places(p_places jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  wrong text;
  added text[];
  gone text[];
  returned text[];
begin
  if jsonb_typeof(p_places) is distinct from 'array' or jsonb_array_length(p_places) not between 1 and 1000 then
    return private.refusal('bad-places', 'expected 1 to 1,000 places');
  end if;
  create temporary table asked_places on commit drop as
    select place ->> 'code' as code, place ->> 'slug' as slug, place ->> 'name' as name,
      coalesce(place -> 'members', '[]') as members
    from jsonb_array_elements(p_places) place;
  select a.slug into wrong from pg_temp.asked_places a join public.places p on p.code = a.code
  where p.slug <> a.slug limit 1;
  if wrong is not null then
    return private.refusal('slug-changed', wrong || ' is another address for a place that has one');
  end if;
  select a.slug into wrong from pg_temp.asked_places a join public.places p on p.slug = a.slug
  where p.code <> a.code limit 1;
  if wrong is not null then
    return private.refusal('slug-taken', wrong || ' is the address of another place');
  end if;
  select a.code into wrong from pg_temp.asked_places a
  where a.members <> '[]' and (
    exists (select 1 from public.contributions c where c.place_code = a.code)
    or exists (select 1 from public.priority_areas r where r.place_code = a.code)
    or exists (select 1 from pg_temp.asked_places other where other.members ? a.code))
  limit 1;
  if wrong is not null then
    return private.refusal('bad-places', wrong || ' is written to or is a member itself, so it can have no members');
  end if;
  select coalesce(array_agg(p.code order by p.code), '{}') into gone from public.places p
  where p.has_pack and not exists (select 1 from pg_temp.asked_places a where a.code = p.code);
  select coalesce(array_agg(p.code order by p.code), '{}') into returned from public.places p
  where not p.has_pack and exists (select 1 from pg_temp.asked_places a where a.code = p.code);
  select coalesce(array_agg(a.code order by a.code), '{}') into added from pg_temp.asked_places a
  where not exists (select 1 from public.places p where p.code = a.code);

  update public.places set has_pack = false where code = any (gone);
  update public.places p set has_pack = true, name = a.name from pg_temp.asked_places a
  where a.code = p.code and (not p.has_pack or p.name <> a.name);
  insert into public.places (code, slug, name)
  select a.code, a.slug, a.name from pg_temp.asked_places a where a.code = any (added);
  delete from public.place_members m using pg_temp.asked_places a
  where a.code = m.place_code and not a.members ? m.member_code;
  insert into public.place_members (place_code, member_code)
  select a.code, member from pg_temp.asked_places a, jsonb_array_elements_text(a.members) member
  on conflict do nothing;
  drop table pg_temp.asked_places;
  return jsonb_build_object('ok', true, 'added', to_jsonb(added), 'gone', to_jsonb(gone), 'returned', to_jsonb(returned));
end $$;

revoke execute on function public.create_invitation, public.claim_invitation, public.place_people,
  public.set_place_role, public.my_roles, public.sync_places from public, anon, authenticated, service_role;
grant execute on function public.create_invitation to authenticated, service_role;
grant execute on function public.claim_invitation, public.place_people, public.set_place_role,
  public.my_roles to authenticated;
grant execute on function public.sync_places to service_role;
