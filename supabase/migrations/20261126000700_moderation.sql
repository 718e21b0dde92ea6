-- Officers decide and reply. p_from is the status that the officer saw when deciding: where another
-- officer has decided since, nothing changes. Null does not ask.
create function public.decide_contribution(
  p_key uuid, p_id uuid, p_decision public.contribution_status, p_reason text default null,
  p_from public.contribution_status default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  write constant private.write := private.begin_write(p_key,
    jsonb_build_array('decide_contribution', p_id, p_decision, p_reason, p_from));
  found_one public.contributions;
  refusal jsonb;
begin
  if write.answer is not null then
    return write.answer;
  end if;
  select * into found_one from public.contributions c where c.id = p_id for update;
  refusal := private.place_refusal(found_one.place_code);
  if found_one.id is null then
    return private.refusal('not-found', 'no such contribution');
  elsif not private.has_place_role(found_one.place_code, '{officer,administrator}') then
    return private.refusal('not-allowed', 'only an officer of the place decides');
  elsif refusal is not null then
    return refusal;
  elsif p_decision not in ('published', 'declined') then
    return private.refusal('not-allowed', 'a contribution is published or declined');
  elsif p_from <> found_one.status then
    return private.refusal('already-decided', 'it is now ' || found_one.status);
  elsif p_decision = found_one.status then
    return private.refusal('not-allowed', 'it is already ' || p_decision);
  elsif p_decision = 'declined' and private.readable_length(p_reason) < 3 then
    return private.refusal('reason-required', 'the person who sent it is owed a reason');
  end if;
  update public.contributions set status = p_decision,
    decline_reason = case when p_decision = 'declined' then btrim(p_reason) end,
    decided_by = auth.uid(), decided_at = now()
  where id = p_id;
  return private.end_write(write, jsonb_build_object('ok', true, 'id', p_id, 'status', p_decision));
end $$;

create function public.reply_to_contribution(p_key uuid, p_id uuid, p_body text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  write constant private.write := private.begin_write(p_key,
    jsonb_build_array('reply_to_contribution', p_id, p_body));
  place text;
  refusal jsonb;
  reply_id uuid;
begin
  if write.answer is not null then
    return write.answer;
  end if;
  select c.place_code into place from public.contributions c where c.id = p_id;
  refusal := private.place_refusal(place);
  if place is null then
    return private.refusal('not-found', 'no such contribution');
  elsif not private.has_place_role(place, '{officer,administrator}') then
    return private.refusal('not-allowed', 'only an officer of the place replies');
  elsif refusal is not null then
    return refusal;
  elsif private.readable_length(p_body) < 1 then
    return private.refusal('too-short', 'a reply has words');
  elsif char_length(p_body) > 2000 then
    return private.refusal('too-long', 'a reply has up to 2000 letters');
  end if;
  insert into public.replies (contribution_id, body, created_by)
  values (p_id, btrim(p_body), auth.uid()) returning id into reply_id;
  return private.end_write(write, jsonb_build_object('ok', true, 'id', reply_id));
end $$;

revoke execute on function public.decide_contribution, public.reply_to_contribution
  from public, anon, authenticated, service_role;
grant execute on function public.decide_contribution, public.reply_to_contribution to authenticated;
