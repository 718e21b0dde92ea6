-- Officers decide and reply. p_from is the status that the officer saw when deciding: where another
-- officer has decided since, nothing changes. Null does not ask.
create function public.decide_contribution(
  p_id uuid, p_decision public.contribution_status, p_reason text default null,
  p_from public.contribution_status default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  found_one public.contributions;
begin
  select * into found_one from public.contributions c where c.id = p_id for update;
  if found_one.id is null then
    return private.refusal('not-found', 'no such contribution');
  elsif not private.has_place_role(found_one.place_code, '{officer,administrator}') then
    return private.refusal('not-allowed', 'only an officer of the place decides');
  elsif p_decision not in ('published', 'declined') then
    return private.refusal('not-allowed', 'a contribution is published or declined');
  elsif p_from <> found_one.status then
    return private.refusal('already-decided', 'it is now ' || found_one.status);
  elsif p_decision = found_one.status then
    return private.refusal('not-allowed', 'it is already ' || p_decision);
  elsif p_decision = 'declined' and char_length(btrim(coalesce(p_reason, ''))) < 3 then
    return private.refusal('reason-required', 'the person who sent it is owed a reason');
  end if;
  update public.contributions set status = p_decision,
    decline_reason = case when p_decision = 'declined' then btrim(p_reason) end,
    decided_by = auth.uid(), decided_at = now()
  where id = p_id;
  return jsonb_build_object('ok', true, 'contribution',
    (select to_jsonb(d) from public.contribution_details d where d.id = p_id));
end $$;

create function public.reply_to_contribution(p_id uuid, p_body text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  place text;
  reply public.replies;
begin
  select c.place_code into place from public.contributions c where c.id = p_id;
  if place is null then
    return private.refusal('not-found', 'no such contribution');
  elsif not private.has_place_role(place, '{officer,administrator}') then
    return private.refusal('not-allowed', 'only an officer of the place replies');
  elsif char_length(btrim(coalesce(p_body, ''))) < 1 then
    return private.refusal('too-short', 'a reply has words');
  elsif char_length(p_body) > 2000 then
    return private.refusal('too-long', 'a reply has up to 2000 letters');
  end if;
  insert into public.replies (contribution_id, body, created_by)
  values (p_id, btrim(p_body), auth.uid()) returning * into reply;
  return jsonb_build_object('ok', true, 'reply',
    jsonb_build_object('id', reply.id, 'contribution_id', p_id, 'body', reply.body, 'created_at', reply.created_at));
end $$;

revoke execute on function public.decide_contribution, public.reply_to_contribution
  from public, anon, authenticated, service_role;
grant execute on function public.decide_contribution, public.reply_to_contribution to authenticated;
