-- Nothing to seed: the places stand in supabase/migrations (20261122000200_people.sql), because every
-- backend needs them and seeds run only when a development database is reset. People come by
-- invitation, and the demonstration's accounts are made by the embedded server.
select 1;
