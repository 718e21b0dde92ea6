import { expect, type Page, test } from '@playwright/test';
import { driveApp } from '../app-driver.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const TELL_US = '**/assets/tell-us-*';

/** Whether the style sheet of a screen is applied. */
const hasStyles = (page: Page, name: string) =>
  page.evaluate(
    (part) => [...document.styleSheets].some((sheet) => sheet.href?.includes(`/${part}-`)),
    name,
  );

test('a screen that was first opened without a connection opens when it is back', async ({
  page,
}) => {
  const app = driveApp(page);
  await app.open('/leeds');
  await app.mapAtRest();
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'This needs work' }).click();
  await expect(page.getByText('There is no connection just now')).toBeVisible();
  await app.expectAccessible();
  await page.context().setOffline(false);
  await expect(heading(page)).toHaveText('What needs work?');
});

test('a screen whose code was lost opens after one press, and other pages go on meanwhile', async ({
  page,
}) => {
  const app = driveApp(page);
  await app.open('/leeds');
  await app.mapAtRest();
  await app.canvas.evaluate((canvas) => canvas.setAttribute('data-first', 'yes'));
  await page.route(TELL_US, (route) => route.abort());
  await page.getByRole('link', { name: 'This needs work' }).click();
  await expect(page.getByText('A part of Ginnel could not be loaded')).toBeVisible();
  await page.getByRole('link', { name: 'Priority areas', exact: true }).click();
  await expect(heading(page)).toHaveText('Priority areas');
  await page.getByRole('link', { name: 'Map', exact: true }).click();
  await expect(heading(page)).toHaveText('Leeds');
  await page.getByRole('link', { name: 'This needs work' }).click();
  await expect(page.getByText('A part of Ginnel could not be loaded')).toBeVisible();
  await page.unroute(TELL_US);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(heading(page)).toHaveText('What needs work?');
  expect(await hasStyles(page, 'tell-us')).toBe(true);
  // the map stood there all the time
  await expect(app.canvas).toHaveAttribute('data-first', 'yes');
});

test('after a new version was put there the page asks to be loaded again', async ({ page }) => {
  const app = driveApp(page);
  await app.open('/leeds');
  await app.mapAtRest();
  await page.route(TELL_US, (route) => route.fulfill({ status: 404 }));
  await page.route(
    (url) => url.pathname === '/',
    (route) => route.fulfill({ body: '<script type="module" src="/assets/index-newer.js">' }),
  );
  await page.getByRole('link', { name: 'This needs work' }).click();
  await expect(page.getByText('Ginnel was renewed since you opened this page')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await expect(heading(page)).toHaveText('What needs work?');
});

test('a search whose code was lost says so and wakes at the next press', async ({ page }) => {
  const app = driveApp(page);
  await app.open('/leeds');
  await page.route('**/assets/search-*', (route) => route.abort());
  await page.getByRole('button', { name: 'Search Leeds' }).click();
  await expect(page.getByText('The search could not be loaded')).toBeVisible();
  await app.expectAccessible();
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Search Leeds' }).click();
  await expect(page.getByRole('combobox', { name: 'Search Leeds' })).toBeVisible();
});
