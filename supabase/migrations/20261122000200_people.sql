-- Places, people and what each person may do in each place.
create type public.place_role as enum ('resident', 'officer', 'planner', 'administrator');

create table public.places (
  code text primary key check (code ~ '^[EWSN][0-9]{8}$'),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (char_length(name) between 1 and 100)
);

create table public.profiles (
  user_id uuid primary key references auth.users (id) on delete cascade,
  display_name text not null default '' check (char_length(display_name) <= 80)
);

create table public.place_roles (
  place_code text not null references public.places (code),
  user_id uuid not null references public.profiles (user_id) on delete cascade,
  role public.place_role not null,
  primary key (place_code, user_id, role)
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

-- Who signs up gets a profile and nothing else: roles come by invitation.
create function private.add_profile() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.profiles (user_id, display_name)
  values (new.id, left(coalesce(new.raw_user_meta_data ->> 'display_name', ''), 80));
  return new;
end $$;
create trigger on_auth_user_created after insert on auth.users
  for each row execute function private.add_profile();
insert into public.profiles (user_id) select id from auth.users on conflict do nothing;

-- The places where the person asking holds one of the roles. Definer, so that a policy of
-- place_roles can call it without asking itself; in a policy write it as
-- `= any ((select private.places_where('{officer}'))::text[])`, which runs it once a statement.
create function private.places_where(p_roles public.place_role[]) returns text[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct r.place_code), '{}')
  from public.place_roles r
  where r.user_id = auth.uid() and r.role = any (p_roles);
$$;

create function private.has_place_role(p_place_code text, p_roles public.place_role[]) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.place_roles r
    where r.user_id = auth.uid() and r.place_code = p_place_code and r.role = any (p_roles));
$$;

-- People who work in a place see the names of the others who hold a role there.
create function private.my_colleagues() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct r.user_id), '{}')
  from public.place_roles r
  where r.place_code = any (private.places_where('{officer,planner,administrator}'));
$$;

alter table public.places enable row level security;
alter table public.profiles enable row level security;
alter table public.place_roles enable row level security;
alter table public.invitations enable row level security;

create policy "places are public" on public.places for select to anon, authenticated using (true);

create policy "own profile and colleagues" on public.profiles for select to authenticated
  using (user_id = (select auth.uid()) or user_id = any ((select private.my_colleagues())::uuid[]));
create policy "own name" on public.profiles for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

create policy "own roles, and all of a place for its administrators" on public.place_roles
  for select to authenticated
  using (user_id = (select auth.uid())
    or place_code = any ((select private.places_where('{administrator}'))::text[]));

create policy "invitations of a place for its administrators" on public.invitations
  for select to authenticated
  using (place_code = any ((select private.places_where('{administrator}'))::text[])
    or created_by = (select auth.uid()));

revoke all on public.places, public.profiles, public.place_roles, public.invitations
  from public, anon, authenticated;
grant all on public.places, public.profiles, public.place_roles, public.invitations to service_role;
grant select on public.places to anon, authenticated;
grant select, update (display_name) on public.profiles to authenticated;
grant select on public.place_roles to authenticated;
-- the hash of a code is nobody's to read
grant select (id, place_code, role, created_by, created_at, expires_at, claimed_by, claimed_at)
  on public.invitations to authenticated;

revoke execute on function private.add_profile, private.places_where, private.has_place_role,
  private.my_colleagues from public;
grant execute on function private.places_where, private.has_place_role, private.my_colleagues
  to anon, authenticated, service_role;

-- The three places whose packs are in this repository. They stand in a migration, not in
-- seed.sql: seeds run only on a reset of a development database, never on a hosted one, and
-- every other table points at a place.
insert into public.places (code, slug, name) values
  ('E08000035', 'leeds', 'Leeds'),
  ('E06000003', 'redcar-and-cleveland', 'Redcar and Cleveland'),
  ('E06000002', 'middlesbrough', 'Middlesbrough');
