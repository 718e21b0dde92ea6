import { expect, test } from '@playwright/test';
import { driveApp } from '../app-driver.ts';
import { cardOf, decideElsewhere, driveResident, sendContribution } from '../resident-driver.ts';

const heading = { level: 1 } as const;
/** Tells what one run wrote from what another did. */
const mark = () => crypto.randomUUID().slice(0, 6);

test('a resident says what needs work without the map, and follows it with the code @phone', async ({
  page,
}) => {
  const app = driveApp(page);
  const resident = driveResident(page);
  await app.open('/leeds');
  const dock = page.getByRole('navigation', { name: 'Tell us' });
  await dock.getByRole('link', { name: 'This needs work' }).click();
  await expect(page.getByRole('heading', heading)).toHaveText('What needs work?');
  await app.expectAccessible();
  await resident.saysWhat('Rubbish', 'Bags are left at the corner every Friday.');
  await app.expectAccessible();
  await resident.choosesFromTheList('spencer pl', /^Spencer Place/);
  await resident.isAboutAPersonOrHome('No');
  const seen = page.getByRole('heading', { name: /Everybody will be able to read this/ });
  await expect(seen).toBeVisible();
  await expect(page.getByText('Where: Spencer Place', { exact: true })).toBeVisible();
  await app.expectAccessible();
  const receipt = await resident.sends();
  await app.expectAccessible();
  await page.getByRole('link', { name: 'See what happens to it' }).click();
  await expect(page.getByText('It waits for moderation')).toBeVisible();
  await app.expectAccessible();

  // typed as people type: small letters, spaces, O for 0 and l for 1
  const typed = receipt
    .toLowerCase()
    .replaceAll('-', ' ')
    .replaceAll('0', 'o')
    .replaceAll('1', 'l');
  await resident.follows(typed);
  await expect(page.getByText('Bags are left at the corner every Friday.')).toBeVisible();
});

test('a resident who stands in the next district is told in which one, and can say where otherwise @phone', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ latitude: 53.7938, longitude: -1.7594 });
  await driveApp(page).open('/leeds/tell-us?kind=need');
  const resident = driveResident(page);
  await resident.saysWhat('Rubbish', 'Bags are left at the corner every Friday.');
  await page.getByRole('radio', { name: /^Use where I am/ }).check();
  await expect(page.getByText('You seem to be in Bradford, outside Leeds.')).toBeVisible();
  await resident.isNowhere();
});

test('a resident marks a home by pressing the map, and it is rounded for everybody else @phone', async ({
  page,
}) => {
  const app = driveApp(page);
  const resident = driveResident(page);
  await app.open('/leeds/tell-us?kind=asset');
  await resident.saysWhat('Something else', 'My neighbour cooks for the whole street.');
  await page.getByRole('radio', { name: 'Press the place on the map' }).check();
  await app.mapAtRest();
  await app.pressMap([0.4, 0.2]);
  await expect(page.getByText(/You have marked a place/)).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await resident.isAboutAPersonOrHome('Yes');
  await expect(page.getByText('Where: roughly, rounded to 100 metres')).toBeVisible();
  await expect(page.getByText('The exact spot you marked')).toBeVisible();
  await page.getByRole('radio', { name: /^Not at all/ }).check();
  await expect(page.getByText('Where: not shown')).toBeVisible();
  await expect(page.getByText('The exact spot you marked')).toBeHidden();
  await resident.sends();
});

test('nothing that was written is lost without a connection @phone', async ({ page, context }) => {
  const app = driveApp(page);
  const resident = driveResident(page);
  await app.open('/leeds/tell-us?kind=idea');
  await resident.saysWhat('An alley', 'Planters along the back lane.');
  await resident.choosesFromTheList('harehills', /./);
  await resident.isAboutAPersonOrHome('No');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('There is no connection just now.')).toBeVisible();
  await expect(page.getByText('Everything you wrote is still here.')).toBeVisible();
  await expect(page.getByText('Planters along the back lane.')).toBeVisible();

  await context.setOffline(false);
  await page.reload();
  await expect(page.getByText('Planters along the back lane.')).toBeVisible();
  await resident.sends();
  // once it is sent, the device keeps nothing of it
  await page.getByRole('button', { name: 'Tell us something else' }).click();
  await page.getByRole('button', { name: /^I have an idea/ }).click();
  await expect(page.getByLabel('Tell us in a few words')).toHaveValue('');
});

test('what is missing is said, and the keyboard is led to it', async ({ page }) => {
  const app = driveApp(page);
  await app.open('/leeds/tell-us');
  await app.expectAccessible();
  await page.getByRole('button', { name: /^This is good/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', heading)).toBeFocused();
  await page.getByRole('button', { name: 'Continue' }).focus();
  await page.keyboard.press('Enter');
  const summary = page.getByRole('alert').filter({ hasText: '2 things are missing' });
  await expect(summary).toBeVisible();
  await expect(page.locator(':focus')).toContainText('2 things are missing');
  await app.expectAccessible();
  await summary.getByRole('link', { name: /Write a few words/ }).press('Enter');
  await expect(page.getByLabel('Tell us in a few words')).toBeFocused();
});

test('a code that is not whole or not known is answered with a sentence @both', async ({
  page,
}) => {
  const app = driveApp(page);
  const resident = driveResident(page);
  await app.open('/leeds/follow');
  await app.expectAccessible();
  await resident.follows('7K2M-Q9XD');
  await expect(page.getByText('That is not a whole receipt code.')).toBeVisible();
  await resident.follows('7K2M-Q9XD-4RTA');
  await expect(page.getByText('No contribution has this code.')).toBeVisible();
  await app.expectAccessible();
});

test('an officer publishes one and declines another, and each resident sees the answer @both', async ({
  page,
}) => {
  const app = driveApp(page);
  const resident = driveResident(page);
  const good = `The library lends tools (${mark()}).`;
  const bad = `Mr Smith at number 4 is noisy (${mark()}).`;
  const goodCode = await sendContribution(page.request, good, { p_kind: 'asset' });
  const badCode = await sendContribution(page.request, bad);

  await app.signInAs('officer');
  await app.open('/leeds/contributions');
  await expect(cardOf(page, good)).toBeVisible();
  await app.expectAccessible();
  await cardOf(page, good).getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText(`Published: “${good}”`)).toBeVisible();
  await expect(cardOf(page, good)).toBeHidden();

  await cardOf(page, bad).getByRole('button', { name: 'Decline …' }).click();
  await cardOf(page, bad).getByRole('button', { name: 'Decline and tell them why' }).click();
  await expect(page.getByText('Write a reason: the person who sent it is owed one.')).toBeVisible();
  await app.expectAccessible();
  await page.getByLabel('Begin with').selectOption({ label: 'It names or describes a person' });
  const reason = page.getByRole('textbox', { name: 'Reason' });
  await reason.press('Control+End');
  await reason.pressSequentially(' Thank you.');
  await cardOf(page, bad).getByRole('button', { name: 'Decline and tell them why' }).click();
  await expect(page.getByText(`Declined: “${bad}”`)).toBeVisible();

  await page.getByLabel('Show', { exact: true }).selectOption('published');
  await cardOf(page, good)
    .getByRole('button', { name: /^Reply/ })
    .click();
  await page.getByLabel('Your reply').fill('We will tell more people about it.');
  await page.getByRole('button', { name: 'Send the reply' }).click();
  // until it is sent its words stand in the form alone, and leaving the page would stop it
  await expect(page.getByLabel('Your reply')).toBeHidden();
  await expect(cardOf(page, good)).toContainText('We will tell more people about it.');

  await resident.follows(goodCode);
  await expect(page.getByText('It was published')).toBeVisible();
  await expect(page.getByText('We will tell more people about it.')).toBeVisible();
  await app.expectAccessible();
  await resident.follows(badCode);
  await expect(page.getByText('It was not published')).toBeVisible();
  await expect(page.getByText(/somebody could be recognised in it.* Thank you\./)).toBeVisible();
});

test('everybody reads what is published, and nothing else @both', async ({ page }) => {
  const app = driveApp(page);
  const waiting = `Nobody has read this yet (${mark()}).`;
  const published = `There is tea on Tuesdays (${mark()}).`;
  await sendContribution(page.request, waiting);
  await sendContribution(page.request, published);
  await decideElsewhere(page.request, published, 'published');
  await app.open('/leeds/contributions');
  await expect(page.getByRole('heading', heading)).toHaveText('You said');
  await expect(page.getByText(published)).toBeVisible();
  await expect(page.getByText(waiting)).toBeHidden();
  await app.expectAccessible();
});

test('two officers who decide at once never overwrite each other', async ({ page }) => {
  const app = driveApp(page);
  const words = `The lamp at the steps is out (${mark()}).`;
  await sendContribution(page.request, words);
  await app.signInAs('officer');
  await app.open('/leeds/contributions');
  await expect(cardOf(page, words)).toBeVisible();
  await decideElsewhere(page.request, words, 'declined');
  await cardOf(page, words).getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Somebody else has just decided this one.')).toBeVisible();
  await expect(cardOf(page, words)).toBeHidden();
});
