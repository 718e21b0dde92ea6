import { expect, type Page, test } from '@playwright/test';
import { driveApp } from '../app-driver.ts';
import { cardOf, decideElsewhere, driveResident, sendContribution } from '../resident-driver.ts';

const mark = () => crypto.randomUUID().slice(0, 6);
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
