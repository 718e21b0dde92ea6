import { expect, type Page, test } from '@playwright/test';
import { driveApp } from '../app-driver.ts';
import { cardOf, decideElsewhere, driveResident, sendContribution } from '../resident-driver.ts';
import { seedPlan, seedPublishedArea } from '../seed.ts';

const mark = () => crypto.randomUUID().slice(0, 6);
const notCertain = (page: Page) => page.getByText(/it is not certain whether this was saved/);

/** The server does it, and its answer is lost on the way back. */
async function loseAnswer(page: Page, name: string) {
  await page.route(
    `**/rpc/${name}`,
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
}

/** Coming back to a page reads its lists again at once, which else happens every 15 seconds. */
const comeBack = (page: Page) =>
  page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));

test('a decision elsewhere takes nothing from somebody who is declining', async ({ page }) => {
  const app = driveApp(page);
  const words = `The gate squeaks (${mark()}).`;
  const receipt = await sendContribution(page.request, words);
  await app.signInAs('officer');
  await app.open('/leeds/contributions');
  const card = cardOf(page, words);
  await card.getByRole('button', { name: 'Decline …' }).click();
  const reason = card.getByRole('textbox', { name: 'Reason' });
  await reason.fill('We oiled it this morning.');
  await decideElsewhere(page.request, words, 'published');
  await comeBack(page);
  await expect(
    card.getByText(/Somebody else has just decided this one: it is published/),
  ).toBeVisible();
  await expect(reason).toHaveValue('We oiled it this morning.');
  await expect(reason).toBeFocused();
  await app.expectAccessible();
  await card.getByRole('button', { name: 'Send these words as a reply' }).click();
  await expect(page.getByText('Your reply was sent')).toBeVisible();
  await expect(card).toBeHidden();
  await expect(page.locator('body')).not.toBeFocused();
  await driveResident(page).follows(receipt);
  await expect(page.getByText('We oiled it this morning.')).toHaveCount(1);
});

test('a decision elsewhere takes nothing from somebody who is replying', async ({ page }) => {
  const app = driveApp(page);
  const words = `The wall leans (${mark()}).`;
  const receipt = await sendContribution(page.request, words);
  await app.signInAs('officer');
  await app.open('/leeds/contributions');
  const card = cardOf(page, words);
  await card.getByRole('button', { name: /^Reply/ }).click();
  const reply = card.getByLabel('Your reply');
  await reply.fill('A mason comes on Monday.');
  await decideElsewhere(page.request, words, 'declined');
  await comeBack(page);
  await expect(
    card.getByText(/Somebody else has just decided this one: it was declined/),
  ).toBeVisible();
  await expect(reply).toHaveValue('A mason comes on Monday.');
  await expect(reply).toBeFocused();
  await card.getByRole('button', { name: 'Send the reply' }).click();
  await expect(page.getByText('Your reply was sent')).toBeVisible();
  await expect(card).toBeHidden();
  await driveResident(page).follows(receipt);
  await expect(page.getByText('A mason comes on Monday.')).toBeVisible();
});

test('an area whose answer was lost is saved once, and is no conflict with itself', async ({
  page,
}) => {
  const app = driveApp(page);
  const name = `Lost and found ${mark()}`;
  await app.signInAs('officer');
  await app.open('/leeds/choose?lsoas=E01011345');
  await app.nameArea({ name, reason: /^Local knowledge/, why: 'Residents asked for it.' });
  await loseAnswer(page, 'save_priority_area');
  await page.getByRole('button', { name: 'Save as draft' }).click();
  await expect(notCertain(page)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name);
  await page.getByRole('button', { name: 'Save as draft' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

  await page.getByRole('link', { name: 'Edit' }).click();
  const field = page.getByLabel('Name', { exact: true });
  await field.fill(`${name}, changed`);
  await loseAnswer(page, 'save_priority_area');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(notCertain(page)).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue(`${name}, changed`);
  await field.fill(`${name}, changed again`);
  await page.getByRole('button', { name: 'Save changes' }).click();
  const changed = page.getByRole('heading', { level: 1, name: `${name}, changed again` });
  await expect(changed).toBeVisible();
  await app.open('/leeds/areas');
  await expect(page.getByRole('listitem').filter({ hasText: name })).toHaveCount(1);
});

test('a plan whose answer was lost is saved once, with the words of the second press', async ({
  page,
}) => {
  const app = driveApp(page);
  const areaId = await seedPublishedArea(page.request, 'Lanes of lost answers');
  await app.signInAs('officer');
  await app.open(`/leeds/areas/${areaId}?add-plan=alleys:way/150133137`);
  await expect(page.getByRole('radio', { name: /^Back Sholebroke Mount/ })).toBeChecked();
  const title = page.getByLabel('Title of the plan');
  await title.fill('Light for the lane');
  await loseAnswer(page, 'save_plan');
  await page.getByRole('button', { name: 'Save the plan' }).click();
  await expect(notCertain(page)).toBeVisible();
  await title.fill('More light for the lane');
  await page.getByRole('button', { name: 'Save the plan' }).click();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByRole('article')).toContainText('More light for the lane');
});

test('a reply and a decision whose answers were lost are sent once', async ({ page }) => {
  const app = driveApp(page);
  const words = `The kerb is high (${mark()}).`;
  const receipt = await sendContribution(page.request, words);
  await app.signInAs('officer');
  await app.open('/leeds/contributions');
  const card = cardOf(page, words);
  await card.getByRole('button', { name: /^Reply/ }).click();
  await card.getByLabel('Your reply').fill('We shall measure it.');
  await loseAnswer(page, 'reply_to_contribution');
  await card.getByRole('button', { name: 'Send the reply' }).click();
  await expect(notCertain(page)).toBeVisible();
  await card.getByRole('button', { name: 'Send the reply' }).click();
  await expect(card.getByText('We shall measure it.')).toHaveCount(1);
  await expect(card.getByLabel('Your reply')).toBeHidden();

  await card.getByRole('button', { name: 'Decline …' }).click();
  await card.getByRole('textbox', { name: 'Reason' }).fill('It is as high as it must be.');
  await loseAnswer(page, 'decide_contribution');
  await card.getByRole('button', { name: 'Decline and tell them why' }).click();
  await expect(notCertain(page)).toBeVisible();
  await card.getByRole('button', { name: 'Decline and tell them why' }).click();
  await expect(page.getByText(`Declined: “${words}”`)).toBeVisible();
  await driveResident(page).follows(receipt);
  await expect(page.getByText('It is as high as it must be.')).toBeVisible();
  await expect(page.getByText('We shall measure it.')).toHaveCount(1);
});

test('a check and a photograph whose answers were lost stand once, and what follows is not lost', async ({
  page,
}) => {
  const app = driveApp(page);
  const areaId = await seedPublishedArea(page.request, 'Lanes of lost pictures');
  await seedPlan(page.request, areaId, 'Clear the lane');
  await app.signInAs('officer');
  await app.open(`/leeds/areas/${areaId}`);
  const standing = page.getByRole('combobox', { name: /^Find out whose it is/ });
  await loseAnswer(page, 'set_plan_check');
  await standing.selectOption('done');
  await expect(notCertain(page)).toBeVisible();
  const written = page.waitForResponse(
    async (response) =>
      response.url().endsWith('/rpc/set_plan_check') && (await response.json()).version === 2,
  );
  await standing.selectOption('not needed');
  await written;
  await page.reload();
  await expect(standing).toHaveValue('not needed');

  await page.getByRole('button', { name: 'Add a photograph' }).click();
  const choose = async (color: string) =>
    page.getByLabel('Photograph', { exact: true }).setInputFiles({
      name: 'lane.png',
      mimeType: 'image/png',
      buffer: await picture(page, color),
    });
  await choose('red');
  await page.getByLabel('What does it show?').fill('The lane');
  await loseAnswer(page, 'add_plan_photograph');
  const add = page.getByRole('button', { name: 'Add it' });
  await add.click();
  await expect(notCertain(page)).toBeVisible();
  await choose('blue');
  await add.click();
  await expect(page.getByText(/^The photograph that you sent before had arrived/)).toBeVisible();
  const shown = page.getByRole('img', { name: 'The lane' });
  await expect(shown).toHaveCount(1);
  await add.click();
  await expect(add).toBeHidden();
  await expect(shown).toHaveCount(2);
});

/** A small PNG of one colour, of the browser's own making. */
const picture = async (page: Page, color: string) =>
  Buffer.from(
    await page.evaluate((fill) => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      if (context) context.fillStyle = fill;
      context?.fillRect(0, 0, 400, 400);
      return canvas.toDataURL('image/png').split(',')[1] ?? '';
    }, color),
    'base64',
  );
