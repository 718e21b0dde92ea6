-- Places, people and what each person may do in each place.
create type public.place_role as enum ('resident', 'officer', 'planner', 'administrator');

-- A place that was here once stays: what people wrote points at it. One whose pack is gone can still
-- be read and no longer be written to.
create table public.places (
  code text primary key check (code ~ '^[EWSN][0-9]{8}$'),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (char_length(name) between 1 and 100),
  has_pack boolean not null default true
);

-- A larger place, such as a combined authority, and the districts in it. It has no rows of its own:
-- what people write is filed under a district, and it reads those of its members.
create table public.place_members (
  place_code text not null references public.places (code),
  member_code text not null references public.places (code),
  primary key (place_code, member_code),
  check (place_code <> member_code)
);
create index place_members_member on public.place_members (member_code);

create table public.profiles (
  user_id uuid primary key references auth.users (id) on delete cascade,
  display_name text not null default '' check (char_length(display_name) <= 80)
);

create table public.place_roles (
  place_code text references public.places (code), -- null is every place, those added later too
  user_id uuid not null references public.profiles (user_id) on delete cascade,
  role public.place_role not null,
  unique nulls not distinct (place_code, user_id, role)
);
create index place_roles_user on public.place_roles (user_id);

-- created_by and claimed_by carry no foreign key: the record outlives the account.
create table public.invitations (
  id uuid primary key default gen_random_uuid(),
  code_hash bytea not null unique,
  place_code text references public.places (code), -- null is every place
  role public.place_role not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  claimed_by uuid,
  claimed_at timestamptz,
  check (expires_at > created_at),
  check ((claimed_by is null) = (claimed_at is null))
);
create index invitations_place on public.invitations (place_code);

-- Who signs up gets a profile and nothing else: roles come by invitation. A name that nobody can read
-- is no name: who signs up with one may still sign up.
create function private.add_profile() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.profiles (user_id, display_name)
  values (new.id, coalesce(private.said(left(new.raw_user_meta_data ->> 'display_name', 80)), ''));
  return new;
end $$;
create trigger on_auth_user_created after insert on auth.users
  for each row execute function private.add_profile();
create trigger readable before insert or update on public.profiles
  for each row execute function private.refuse_unreadable('display_name', '1');
insert into public.profiles (user_id) select id from auth.users on conflict do nothing;

-- The places that a role reaches: one that names a place, that place and its members; one of every
-- place, all there are.
create function private.reached_by(p_place_code text) returns setof text
language sql stable security definer set search_path = '' as $$
  select p.code from public.places p where p_place_code is null
  union all select p_place_code where p_place_code is not null
  union all select m.member_code from public.place_members m where m.place_code = p_place_code;
$$;

-- The places where the person asking holds one of the roles. Definer, so that a policy of
-- place_roles can call it without asking itself; in a policy write it as
-- `= any ((select private.places_where('{officer}'))::text[])`, which runs it once a statement.
create function private.places_where(p_roles public.place_role[]) returns text[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct reached.code), '{}')
  from public.place_roles r, private.reached_by(r.place_code) reached (code)
  where r.user_id = auth.uid() and r.role = any (p_roles);
$$;

-- The same for one place; for null, whether the role is one of every place.
create function private.has_place_role(p_place_code text, p_roles public.place_role[]) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.place_roles r
    where r.user_id = auth.uid() and r.role = any (p_roles)
      and (r.place_code is null or r.place_code = p_place_code or exists (
        select 1 from public.place_members m
        where m.place_code = r.place_code and m.member_code = p_place_code)));
$$;

-- People who work in a place see the names of the others whose roles reach it.
create function private.my_colleagues() returns uuid[]
language sql stable security definer set search_path = '' as $$
  with mine as materialized (
    select private.places_where('{officer,planner,administrator}') as codes)
  select coalesce(array_agg(distinct r.user_id), '{}')
  from public.place_roles r, mine
  where cardinality(mine.codes) > 0 and (r.place_code is null or r.place_code = any (mine.codes)
    or exists (select 1 from public.place_members m
      where m.place_code = r.place_code and m.member_code = any (mine.codes)));
$$;

-- Null when people may write under this place: a district whose pack is here.
create function private.place_refusal(p_place_code text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select case
    when p.code is null then private.refusal('unknown-place', 'no such place')
    when exists (select 1 from public.place_members m where m.place_code = p.code)
      then private.refusal('not-a-district', 'what people write is filed under a district')
    when not p.has_pack then private.refusal('read-only', 'the data of this place is gone, so it can only be read')
  end
  from (values (p_place_code)) asked (code) left join public.places p on p.code = asked.code;
$$;

alter table public.places enable row level security;
alter table public.place_members enable row level security;
alter table public.profiles enable row level security;
alter table public.place_roles enable row level security;
alter table public.invitations enable row level security;

create policy "places are public" on public.places for select to anon, authenticated using (true);
create policy "members are public" on public.place_members for select to anon, authenticated using (true);

create policy "own profile and colleagues" on public.profiles for select to authenticated
  using (user_id = (select auth.uid()) or user_id = any ((select private.my_colleagues())::uuid[]));
create policy "own name" on public.profiles for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

-- a role of every place, and an invitation to it, is for those who administer every place
create policy "own roles, and all of a place for its administrators" on public.place_roles
  for select to authenticated
  using (user_id = (select auth.uid())
    or place_code = any ((select private.places_where('{administrator}'))::text[])
    or (place_code is null and (select private.has_place_role(null, '{administrator}'))));

create policy "invitations of a place for its administrators" on public.invitations
  for select to authenticated
  using (created_by = (select auth.uid())
    or place_code = any ((select private.places_where('{administrator}'))::text[])
    or (place_code is null and (select private.has_place_role(null, '{administrator}'))));

revoke all on public.places, public.place_members, public.profiles, public.place_roles, public.invitations
  from public, anon, authenticated;
grant all on public.places, public.place_members, public.profiles, public.place_roles, public.invitations
  to service_role;
grant select on public.places, public.place_members to anon, authenticated;
grant select, update (display_name) on public.profiles to authenticated;
grant select on public.place_roles to authenticated;
-- the hash of a code is nobody's to read
grant select (id, place_code, role, created_by, created_at, expires_at, claimed_by, claimed_at)
  on public.invitations to authenticated;

revoke execute on function private.add_profile, private.reached_by, private.places_where,
  private.has_place_role, private.my_colleagues, private.place_refusal from public;
grant execute on function private.places_where, private.has_place_role, private.my_colleagues
  to anon, authenticated, service_role;
