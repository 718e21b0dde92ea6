/** What is kept on the device, and what happens where nothing can be kept. The map plays no part. */
import { expect, type Page, test } from '@playwright/test';
import { driveApp } from '../app-driver.ts';
import { findBrowser } from '../find-browser.ts';
import { contributionsWith, driveResident } from '../resident-driver.ts';

const executablePath = findBrowser();
test.use({
  launchOptions: {
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-3d-apis'],
  },
});

const heading = { level: 1 } as const;
const mark = () => crypto.randomUUID().slice(0, 6);

/** Under which names this device keeps drafts. */
const keptNames = (page: Page) =>
  page.evaluate(async () => {
    const request = indexedDB.open('ginnel');
    const names = await new Promise<IDBValidKey[]>((resolve, reject) => {
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const keys = request.result.transaction('kept').objectStore('kept').getAllKeys();
        keys.onsuccess = () => resolve(keys.result);
        keys.onerror = () => reject(keys.error);
      };
    });
    request.result.close();
    return names.map(String).filter((name) => name.startsWith('draft/'));
  });

/** As a browser whose owner lets no site keep anything. */
const forbidStorage = (page: Page) =>
  page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('forbidden', 'SecurityError');
        },
      });
  });
/** As a device whose disk is full. */
const fillStorage = (page: Page) =>
  page.addInitScript(() => {
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    Storage.prototype.setItem = full;
    IDBObjectStore.prototype.put = full;
    IDBObjectStore.prototype.add = full;
  });
const STORAGES = { 'may keep nothing': forbidStorage, 'has no room': fillStorage };

for (const [storage, begin] of Object.entries(STORAGES)) {
  test(`where the browser ${storage}, every page opens`, async ({ page }) => {
    await begin(page);
    const places = ['contributions', 'areas', 'data', 'tell-us', 'follow', 'choose'];
    const paths = ['/', '/sign-in', '/leeds', ...places.map((name) => `/leeds/${name}`)];
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole('heading', heading), path).toBeVisible();
      await expect(page.getByText('Something went wrong'), path).toBeHidden();
    }
  });

  test(`where the browser ${storage}, a contribution reaches its receipt @both`, async ({
    page,
  }) => {
    const app = driveApp(page);
    const resident = driveResident(page);
    await begin(page);
    const words = `The bench is broken (${mark()}).`;
    await app.open('/leeds/tell-us?kind=need');
    await resident.saysWhat('Rubbish', words);
    await expect(page.getByText('This browser does not let Ginnel keep what')).toBeVisible();
    await resident.isNowhere();
    await resident.isAboutAPersonOrHome('No');
    const receipt = await resident.sends();
    expect(await contributionsWith(page.request, words)).toBe(1);
    const tick = page.getByRole('checkbox', { name: /Keep this code on this device/ });
    await tick.click();
    await expect(page.getByText('This browser does not let Ginnel keep the code.')).toBeVisible();
    await expect(tick).not.toBeChecked();
    await app.expectAccessible();
    // there is no other copy of it
    await page.reload();
    await expect(page.getByRole('status', { name: 'Your receipt code' })).toHaveText(receipt);
    await resident.follows(receipt);
    await expect(page.getByText(words)).toBeVisible();
  });

  test(`where the browser ${storage}, an area is saved`, async ({ page }) => {
    const app = driveApp(page);
    await begin(page);
    await app.open('/sign-in?from=%2Fleeds%2Fchoose%3Flsoas%3DE01011264');
    await page.getByLabel('Email').fill('officer@demo.ginnel.example');
    await page.getByLabel('Password').fill('ginnel-demo');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', heading)).toHaveText('Choose a priority area');
    await app.nameArea({
      name: `Kept nowhere ${mark()}`,
      reason: /^Local knowledge/,
      why: 'Residents asked for it.',
    });
    await expect(page.getByText('This browser does not let Ginnel keep what')).toBeVisible();
    await page.getByRole('button', { name: 'Save as draft' }).click();
    await expect(page.getByText('This is a draft.')).toBeVisible();
  });
}

test('each tab has a draft of its own, and the next visitor reads none of its words @both', async ({
  page,
  context,
}) => {
  const first = `Bags at the corner (${mark()}).`;
  const second = `A lamp is out (${mark()}).`;
  await driveApp(page).open('/leeds/tell-us?kind=need');
  await driveResident(page).saysWhat('Rubbish', first);
  const other = await context.newPage();
  await driveApp(other).open('/leeds/tell-us?kind=need');
  const line = other.getByRole('listitem').filter({ hasText: 'Something was begun here today' });
  await expect(line).toHaveCount(1);
  await expect(other.getByText(first)).toBeHidden();
  await expect(other.getByLabel('Tell us in a few words')).toHaveValue('');
  await driveApp(other).expectAccessible();
  await driveResident(other).saysWhat('Lighting', second);

  for (const [tab, words] of [
    [page, first],
    [other, second],
  ] as const) {
    await tab.goto('/leeds/tell-us?step=words');
    await expect(tab.getByLabel('Tell us in a few words')).toHaveValue(words);
  }
  // whoever opens another one sees that there are two, and may take one up
  const third = await context.newPage();
  await driveApp(third).open('/leeds/tell-us');
  await expect(third.getByText('Something was begun here')).toHaveCount(2);
  await third.getByRole('button', { name: 'Throw away' }).first().click();
  await expect(third.getByText('Something was begun here')).toHaveCount(1);
  await expect(third.getByRole('heading', heading)).toBeFocused();
  const before = await keptNames(third);
  await third.getByRole('button', { name: 'Go on' }).click();
  // it is kept anew before the old one goes: who leaves at once loses neither
  await expect.poll(() => keptNames(third)).not.toEqual(before);
  await expect.poll(async () => (await keptNames(third)).length).toBe(before.length);
  await third.goto('/leeds/tell-us?step=words');
  await expect(third.getByLabel('Tell us in a few words')).toHaveValue(first);
});

test('a tab that was duplicated counts as two', async ({ page, context }) => {
  await driveApp(page).open('/leeds/tell-us?kind=need');
  await driveResident(page).saysWhat('Rubbish', 'Bags at the corner.');
  const kept = await page.evaluate(() => ({ ...sessionStorage }));
  const copy = await context.newPage();
  await copy.addInitScript((values) => Object.assign(sessionStorage, values), kept);
  await driveApp(copy).open('/leeds/tell-us');
  await expect(copy.getByText('Something was begun here')).toBeVisible();
});

test('the receipt outlives a reload, and is gone for whoever comes next', async ({ page }) => {
  const app = driveApp(page);
  const resident = driveResident(page);
  await app.open('/leeds/tell-us?kind=story');
  await resident.saysWhat('History', `The baths stood here (${mark()}).`);
  await resident.isNowhere();
  await resident.isAboutAPersonOrHome('No');
  const receipt = await resident.sends();
  await page.reload();
  await expect(page.getByRole('status', { name: 'Your receipt code' })).toHaveText(receipt);
  await page.getByRole('navigation').getByRole('link', { name: 'Map', exact: true }).click();
  await page.getByRole('link', { name: 'This needs work' }).first().click();
  await expect(page.getByRole('heading', heading)).toHaveText('What needs work?');
  await expect(page.getByLabel('Tell us in a few words')).toHaveValue('');
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole('heading', heading)).toHaveText('What would you like to tell us?');
  await expect(page.getByText(receipt)).toBeHidden();
});

test.describe('an answer that was cut', () => {
  /** The server gets what is sent first, and its answer never comes. */
  async function cutFirstAnswer(page: Page) {
    let sent = 0;
    await page.route('**/rpc/submit_contribution', async (route) => {
      sent++;
      if (sent > 1) return route.continue();
      await route.fetch();
      await route.abort('connectionreset');
    });
  }
  const shownCode = (page: Page) =>
    page.getByText(/receipt code: [0-9A-Z]{4}-/).evaluate((line) => line.textContent?.slice(-14));

  test('and a second press: one contribution, one receipt @both', async ({ page }) => {
    const app = driveApp(page);
    const resident = driveResident(page);
    const words = `The bins are full (${mark()}).`;
    await cutFirstAnswer(page);
    await app.open('/leeds/tell-us?kind=need');
    await resident.saysWhat('Rubbish', words);
    await resident.isNowhere();
    await resident.isAboutAPersonOrHome('No');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByText('It is not certain that it arrived')).toBeVisible();
    await app.expectAccessible();
    const promised = await shownCode(page);
    // it is known after a reload too
    await page.reload();
    await expect(page.getByText('It is not certain that it arrived')).toBeVisible();
    expect(await shownCode(page)).toBe(promised);
    expect(await resident.sends()).toBe(promised);
    expect(await contributionsWith(page.request, words)).toBe(1);
    await resident.follows(promised ?? '');
    await expect(page.getByText(words)).toBeVisible();
  });

  test('and other words: the first is told to have arrived, the others are a new one', async ({
    page,
  }) => {
    const app = driveApp(page);
    const resident = driveResident(page);
    const words = `The bins are full (${mark()}).`;
    const changed = `${words} And the bags are torn.`;
    await cutFirstAnswer(page);
    await app.open('/leeds/tell-us?kind=need');
    await resident.saysWhat('Rubbish', words);
    await resident.isNowhere();
    await resident.isAboutAPersonOrHome('No');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByText('It is not certain that it arrived')).toBeVisible();
    const promised = await shownCode(page);
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByLabel('Tell us in a few words').fill(changed);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByText('What you sent before has arrived')).toBeVisible();
    expect(await shownCode(page)).toBe(promised);
    expect(await contributionsWith(page.request, changed)).toBe(0);
    await app.expectAccessible();
    await page.getByRole('button', { name: 'Send as a new message' }).click();
    await expect(page.getByRole('heading', heading)).toHaveText('Thank you. We have it.');
    await expect(page.getByText(promised ?? '')).toBeVisible();
    expect(await contributionsWith(page.request, words)).toBe(1);
    expect(await contributionsWith(page.request, changed)).toBe(1);
  });
});
