-- Every write once. Whoever writes sends a key made on the device; sent again by the same writer with the
-- same content it gives the answer that it gave, and nothing is written twice. The answers are small: ids
-- and versions. A write that was refused keeps no key: it may be sent again.
create table private.write_keys (
  -- who wrote: an account, or whoever holds the receipt. Another writer's key is another key
  writer bytea not null,
  key uuid not null,
  -- a hash of all that was sent
  content bytea not null,
  answer jsonb not null,
  written_at timestamptz not null default now(),
  primary key (writer, key)
);
create index write_keys_written_at on private.write_keys (written_at);
alter table private.write_keys enable row level security;
revoke all on private.write_keys from public, anon, authenticated, service_role;

-- A write under way. `answer` is there when there is nothing left to do but to give it.
create type private.write as (writer bytea, key uuid, content bytea, answer jsonb);

-- `p_content` is the name of the deed and all its parameters. Raises 22004 without a key. Two of the same
-- key wait for one another; keys are forgotten after 30 days.
create function private.begin_write(p_writer bytea, p_key uuid, p_content jsonb) returns private.write
language plpgsql security definer set search_path = '' as $$
declare
  write private.write := row(p_writer, p_key, sha256(convert_to(p_content::text, 'UTF8')), null);
  held private.write_keys;
begin
  if p_key is null then
    raise exception 'a write carries a key' using errcode = 'null_value_not_allowed';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(encode(p_writer, 'hex') || p_key, 0));
  delete from private.write_keys k using (
    select old.writer, old.key from private.write_keys old
    where old.written_at <= now() - interval '30 days'
    -- two who forget at once do not wait for one another
    for update skip locked) gone
  where k.writer = gone.writer and k.key = gone.key;
  select * into held from private.write_keys k where k.writer = p_writer and k.key = p_key;
  if held.key is not null then
    write.answer := case when held.content = write.content then held.answer
      else private.refusal('key-used', 'something else has been sent with this key') end;
  end if;
  return write;
end $$;

-- The same for whoever is signed in.
create function private.begin_write(p_key uuid, p_content jsonb) returns private.write
language sql security definer set search_path = '' as $$
  select private.begin_write(
    convert_to('person ' || coalesce(auth.uid()::text, auth.role()), 'UTF8'), p_key, p_content);
$$;

-- Keeps the answer with the key, and gives it.
create function private.end_write(p_write private.write, p_answer jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.write_keys (writer, key, content, answer)
  values (p_write.writer, p_write.key, p_write.content, p_answer);
  return p_answer;
end $$;

revoke execute on function private.begin_write(bytea, uuid, jsonb), private.begin_write(uuid, jsonb),
  private.end_write from public;
