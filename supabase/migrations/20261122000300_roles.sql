-- Inviting, claiming and changing roles. Every write to place_roles and invitations goes through here.

-- p_place_code null invites to every place, which takes an administrator of every place.
-- The service role may invite the first administrator of an empty installation.
create function public.create_invitation(p_role public.place_role, p_place_code text default null)
returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  code constant text := private.new_code();
begin
  if coalesce(auth.role(), '') <> 'service_role' and exists (
    select 1 from public.places p
    where (p_place_code is null or p.code = p_place_code)
      and not private.has_place_role(p.code, '{administrator}'))
  then
    return private.refusal('not-allowed', 'only an administrator of the place may invite');
  end if;
  if p_place_code is not null and not exists (select 1 from public.places p where p.code = p_place_code) then
    return private.refusal('unknown-place', 'no such place');
  end if;
  insert into public.invitations (code_hash, place_code, role, created_by)
  values (private.code_hash(code), p_place_code, p_role, auth.uid());
  return jsonb_build_object('ok', true, 'code', code);
end $$;

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
  elsif invitation.claimed_at is not null then
    return private.refusal('claimed', 'the invitation has been used');
  elsif invitation.expires_at <= now() then
    return private.refusal('expired', 'the invitation has run out');
  end if;
  update public.invitations set claimed_by = auth.uid(), claimed_at = now() where id = invitation.id;
  insert into public.place_roles (place_code, user_id, role)
  select p.code, auth.uid(), invitation.role from public.places p
  where invitation.place_code is null or p.code = invitation.place_code
  on conflict do nothing;
  return jsonb_build_object('ok', true, 'place_code', invitation.place_code, 'role', invitation.role);
end $$;

-- The people of a place with their addresses; raises 42501 for anyone but its administrators.
create function public.place_people(p_place_code text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  if not private.has_place_role(p_place_code, '{administrator}') then
    raise exception 'only an administrator of the place may list its people' using errcode = '42501';
  end if;
  return coalesce((
    select jsonb_agg(jsonb_build_object('user_id', person.user_id, 'display_name', person.display_name,
      'email', person.email, 'roles', person.roles) order by person.display_name, person.email)
    from (
      select p.user_id, p.display_name, u.email, jsonb_agg(r.role order by r.role) as roles
      from public.place_roles r
      join public.profiles p on p.user_id = r.user_id
      join auth.users u on u.id = r.user_id
      where r.place_code = p_place_code
      group by p.user_id, p.display_name, u.email
    ) person), '[]');
end $$;

create function public.set_place_role(
  p_place_code text, p_user_id uuid, p_role public.place_role, p_on boolean
) returns jsonb language plpgsql security definer set search_path = '' as $$
begin
  if not private.has_place_role(p_place_code, '{administrator}') then
    return private.refusal('not-allowed', 'only an administrator of the place may change roles');
  end if;
  if not exists (select 1 from public.profiles p where p.user_id = p_user_id) then
    return private.refusal('not-found', 'no such person');
  end if;
  -- one at a time in a place, so that two administrators cannot each remove the other
  perform 1 from public.places p where p.code = p_place_code for no key update;
  if p_on then
    insert into public.place_roles (place_code, user_id, role)
    values (p_place_code, p_user_id, p_role) on conflict do nothing;
  elsif p_role = 'administrator' and not exists (
    select 1 from public.place_roles r
    where r.place_code = p_place_code and r.role = 'administrator' and r.user_id <> p_user_id)
  then
    return private.refusal('last-administrator', 'a place keeps at least one administrator');
  else
    delete from public.place_roles r
    where r.place_code = p_place_code and r.user_id = p_user_id and r.role = p_role;
  end if;
  return jsonb_build_object('ok', true);
end $$;

create function public.my_roles() returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('place_code', r.place_code, 'role', r.role)
    order by r.place_code, r.role), '[]')
  from public.place_roles r where r.user_id = auth.uid();
$$;

revoke execute on function public.create_invitation, public.claim_invitation, public.place_people,
  public.set_place_role, public.my_roles from public, anon, authenticated, service_role;
grant execute on function public.create_invitation to authenticated, service_role;
grant execute on function public.claim_invitation, public.place_people, public.set_place_role,
  public.my_roles to authenticated;
