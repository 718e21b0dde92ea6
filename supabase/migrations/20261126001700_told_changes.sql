-- Supabase tells browsers what changes in the tables of this publication, each under its own row-level
-- security. Elsewhere there is no such publication, and browsers ask.
do $$ begin
  if exists (select from pg_publication where pubname = 'supabase_realtime') then
    alter publication supabase_realtime add table public.contributions, public.replies, public.priority_areas,
      public.plans, public.plan_checks, public.plan_photographs, public.plan_duties, public.actions,
      public.action_contributions;
  end if;
end $$;
