/** What residents and officers do with contributions, in their words; and the same done through the API, to set a scene. */
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { PASSWORD } from './app-driver.ts';
import { contributionToSend, LEEDS } from './what-to-save.ts';

async function call(request: APIRequestContext, name: string, data: object, token?: string) {
  const { publishableKey } = await (await request.get('/env.json')).json();
  const answer = await request.post(`/rest/v1/rpc/${name}`, {
    headers: { apikey: publishableKey, ...(token && { authorization: `Bearer ${token}` }) },
    data,
  });
  if (!answer.ok()) throw new Error(`${name}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** Sends a contribution as a resident's browser would. @returns its receipt */
export async function sendContribution(
  request: APIRequestContext,
  words: string,
  more: object = {},
): Promise<string> {
  const contribution = { ...contributionToSend(words), p_subject: 'lighting', ...more };
  const answer = await call(request, 'submit_contribution', contribution);
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return contribution.p_receipt;
}

/** What an administrator reads of the contributions that wait in Leeds, and what they read it with. */
async function pendingFor(request: APIRequestContext) {
  const { publishableKey } = await (await request.get('/env.json')).json();
  const signedIn = await request.post('/auth/v1/token?grant_type=password', {
    headers: { apikey: publishableKey },
    data: { email: 'admin@demo.ginnel.example', password: PASSWORD },
  });
  const token = (await signedIn.json()).access_token;
  const found = await request.get(
    `/rest/v1/contribution_details?select=id,words&place_code=eq.${LEEDS}&status=eq.pending&order=created_at.desc,id.desc&limit=200`,
    { headers: { apikey: publishableKey, authorization: `Bearer ${token}` } },
  );
  const rows: { id: string; words: string }[] = await found.json();
  return { rows, token };
}

/** How many wait that say exactly this. */
export async function contributionsWith(request: APIRequestContext, words: string) {
  const { rows } = await pendingFor(request);
  return rows.filter((row) => row.words === words).length;
}

/** Another officer, at another desk, decides. */
export async function decideElsewhere(
  request: APIRequestContext,
  words: string,
  decision: 'published' | 'declined',
): Promise<void> {
  const { rows, token } = await pendingFor(request);
  const contribution = rows.find((row) => row.words === words);
  const answer = await call(
    request,
    'decide_contribution',
    {
      p_key: crypto.randomUUID(),
      p_id: contribution?.id,
      p_decision: decision,
      p_reason: 'It is known already.',
    },
    token,
  );
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
}

export function driveResident(page: Page) {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  return {
    async saysWhat(subject: string, words: string) {
      await page.getByRole('radio', { name: subject, exact: true }).check();
      await page.getByLabel('Tell us in a few words').fill(words);
      await press('Continue');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Where is it?');
    },
    async choosesFromTheList(typed: string, name: RegExp) {
      await page.getByRole('radio', { name: /from a list/ }).check();
      await page.getByRole('searchbox').fill(typed);
      const matches = page.getByRole('group', { name: 'Places that match' });
      await matches.getByRole('radio', { name }).first().check();
      await press('Continue');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check and send');
    },
    async isNowhere() {
      await page.getByRole('radio', { name: /^Nowhere in particular/ }).check();
      await press('Continue');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check and send');
    },
    async isAboutAPersonOrHome(answer: 'Yes' | 'No') {
      await page
        .getByRole('group', { name: 'Is this about a person or a home?' })
        .getByRole('radio', { name: new RegExp(`^${answer}\\b`) })
        .check();
    },
    /** @returns the receipt that is shown */
    async sends(): Promise<string> {
      await press('Send');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you. We have it.');
      const receipt = await page.getByRole('status', { name: 'Your receipt code' }).textContent();
      expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
      return receipt ?? '';
    },
    async follows(receipt: string) {
      // the browser keeps an entry's state when the same address is opened again
      await page.goto('about:blank');
      await page.goto('/leeds/follow');
      await page.getByLabel('Receipt code').fill(receipt);
      await press('Look it up');
    },
  };
}

/** The card of one contribution in the list. */
export const cardOf = (page: Page, words: string) =>
  page.getByRole('listitem').filter({ hasText: words });
