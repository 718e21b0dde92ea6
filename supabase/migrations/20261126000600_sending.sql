-- Nobody closes a place to others. The limit was a hundred in ten minutes for a place, so that two
-- people could keep it closed; now it is counted by sender, and a place takes what comes: it waits
-- in the queue for an officer anyway. What is left for the place protects the disk.

-- How many somebody sent in a minute. Who it was stands here as a keyed hash, what and where not at
-- all: nothing in this row but the minute is shared with a contribution, and it goes when ten
-- minutes are over.
create table private.recent_sends (
  sender bytea not null,
  minute timestamptz not null,
  sent integer not null default 1,
  primary key (sender, minute)
);
create index recent_sends_minute on private.recent_sends (minute);

-- The key of that hash. Without it all addresses there are could be tried.
create table private.sender_secret (
  only_one boolean primary key default true check (only_one),
  secret bytea not null default extensions.gen_random_bytes(32)
);
insert into private.sender_secret default values;

alter table private.recent_sends enable row level security;
alter table private.sender_secret enable row level security;
revoke all on private.recent_sends, private.sender_secret from public, anon, authenticated, service_role;

-- Removes what is older than ten minutes. Each contribution sent does it; whoever keeps a copy of
-- the database does it before, so that no copy holds more.
create function private.forget_senders() returns void
language sql security definer set search_path = '' as $$
  delete from private.recent_sends r using (
    select old.sender, old.minute from private.recent_sends old
    where old.minute <= now() - interval '10 minutes'
    -- two who forget at once do not wait for one another
    for update skip locked) gone
  where r.sender = gone.sender and r.minute = gone.minute;
$$;

-- The network a request came from, as text; null where nobody says. Hosted Supabase stands behind
-- Cloudflare, which sets cf-connecting-ip itself, while the front of x-forwarded-for is whatever the
-- caller wrote. The embedded server drops both from outside and names the network in x-ginnel-sender
-- as a hash; where they are present that header is a caller's and is not believed.
create function private.sender_network(p_headers jsonb) returns text
language plpgsql stable set search_path = '' as $$
declare
  written text := coalesce(p_headers ->> 'cf-connecting-ip', split_part(p_headers ->> 'x-forwarded-for', ',', -1));
  address inet;
begin
  if written is null then
    return nullif(left(p_headers ->> 'x-ginnel-sender', 64), '');
  end if;
  -- version 4 written as version 6 is version 4
  address := regexp_replace(btrim(written), '^::ffff:(?=[0-9]+\.)', '', 'i')::inet;
  -- a household has a whole /64
  return case family(address) when 6 then network(set_masklen(address, 64))::text else host(address) end;
exception
  when invalid_text_representation then
    return null;
end $$;

-- Who asks, for counting: the person, else the network; null where neither is known.
create function private.sender_key() returns bytea
language sql stable security definer set search_path = '' as $$
  select extensions.hmac(convert_to(coalesce('person ' || auth.uid()::text,
    'network ' || private.sender_network(nullif(current_setting('request.headers', true), '')::jsonb)), 'UTF8'),
    s.secret, 'sha256')
  from private.sender_secret s;
$$;

-- Anyone may send, and nobody needs an account. The receipt is made on the device, so that it is known
-- before an answer is: only its hash is kept. It is who writes, too, so that somebody whose session ends
-- between two tries still sends once. What is too much:
-- * sixty in ten minutes from one sender: a library or an event shares one network;
-- * above 500 in ten minutes for a place, only from who has sent fewer than three: hundreds of
--   networks are needed to send 500 and more, and whoever is new is taken before them;
-- * 3,000 in ten minutes for a place from all together, some 10 MB: the end of what a disk is lent.
-- Where the sender is not known (PostgREST with nothing before it), 500 is the end: what is above is
-- kept for senders who can be told apart.
create function public.submit_contribution(
  p_key uuid, p_receipt text, p_place_code text, p_kind public.contribution_kind, p_subject text, p_words text,
  p_street text default null, p_lsoa_code text default null,
  p_lng float8 default null, p_lat float8 default null, p_blur boolean default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  receipt_hash constant bytea := private.code_hash(p_receipt);
  write private.write;
  who constant bytea := private.sender_key();
  exact_point extensions.geometry;
  refusal jsonb;
  new_id uuid;
  sent_lately bigint := 0;
  place_lately bigint;
begin
  if not private.is_code(p_receipt) then
    return private.refusal('bad-receipt', 'a receipt is twelve letters and digits');
  end if;
  write := private.begin_write(receipt_hash, p_key, jsonb_build_array('submit_contribution', p_place_code,
    p_kind, p_subject, p_words, p_street, p_lsoa_code, p_lng, p_lat, p_blur));
  if write.answer is not null then
    return write.answer;
  elsif char_length(p_subject) > 80 or char_length(p_words) > 2000 or char_length(p_street) > 120 then
    return private.refusal('too-long', 'subject up to 80, words up to 2000, street up to 120 letters');
  elsif private.readable_length(p_subject) < 1 or private.readable_length(p_words) < 3 then
    return private.refusal('too-short', 'say in at least three letters what it is');
  end if;
  if p_lng is not null or p_lat is not null then
    -- the box of England: districts' own outlines are in the place packs, not in the database
    if not coalesce(p_lng between -6.5 and 1.8 and p_lat between 49.8 and 55.9, false) then
      return private.refusal('outside-england', 'the point is not in England');
    end if;
    exact_point := extensions.st_setsrid(extensions.st_makepoint(p_lng, p_lat), 4326);
  end if;
  -- its key is another or was forgotten: what this receipt is for has been sent
  if exists (select 1 from private.receipts r where r.code_hash = receipt_hash) then
    return private.refusal('key-used', 'something has been sent with this receipt');
  end if;
  perform private.forget_senders();
  if who is not null then
    -- one at a time from a sender, whichever places they write to, so that the count is right; always
    -- before the place's turn, so that two never wait for one another
    perform pg_advisory_xact_lock(hashtextextended(encode(who, 'hex'), 0));
    select coalesce(sum(r.sent), 0) into sent_lately from private.recent_sends r
    where r.sender = who and r.minute > now() - interval '10 minutes';
    if sent_lately >= 60 then
      return private.refusal('too-many', 'you have just sent many: try again in ten minutes');
    end if;
  end if;
  refusal := private.place_refusal(p_place_code);
  if refusal is not null then
    return refusal;
  end if;
  -- one at a time in a place, so that the count below is right
  perform 1 from public.places p where p.code = p_place_code for no key update;
  -- counts no further than it needs to know
  select count(*) into place_lately from (
    select from public.contributions c
    where c.place_code = p_place_code and c.created_at > now() - interval '10 minutes' limit 3000) lately;
  if place_lately >= 3000 or place_lately >= 500 and (who is null or sent_lately >= 3) then
    return private.refusal('too-many', 'many have just been sent to this place: try again in ten minutes');
  end if;
  insert into public.contributions (place_code, kind, subject, words, street, lsoa_code, public_point, created_by)
  values (p_place_code, p_kind, btrim(p_subject), btrim(p_words), private.said(p_street), p_lsoa_code,
    -- not said is taken as the careful answer
    case when coalesce(p_blur, true) then private.to_hundred_metres(exact_point) else exact_point end,
    auth.uid())
  returning id into new_id;
  if exact_point is not null then
    insert into public.contribution_locations (contribution_id, point) values (new_id, exact_point);
  end if;
  insert into private.receipts (code_hash, contribution_id) values (receipt_hash, new_id);
  if who is not null then
    insert into private.recent_sends as r (sender, minute) values (who, date_trunc('minute', now()))
    on conflict (sender, minute) do update set sent = r.sent + 1;
  end if;
  return private.end_write(write, jsonb_build_object('ok', true));
end $$;

revoke execute on function private.forget_senders, private.sender_network, private.sender_key from public;
revoke execute on function public.submit_contribution from public, anon, authenticated, service_role;
grant execute on function public.submit_contribution to anon, authenticated;
