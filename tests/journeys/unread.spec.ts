import { expect, type Page, test } from '@playwright/test';
import { driveApp } from '../app-driver.ts';
import { seedPublishedArea } from '../seed.ts';

/** Nobody waits longer than this to be told. */
const TOLD = { timeout: 8_000 };

/** Cuts every request for what people wrote; the given function lets them through again. */
async function cutReading(page: Page) {
  await page.route('**/rest/v1/**', (route) =>
    // who is signed in is known: what they may read is what fails
    route.request().url().includes('/rpc/my_roles') ? route.fallback() : route.abort(),
  );
  return () => page.unroute('**/rest/v1/**');
}

test('what cannot be read is said within 8 seconds on each screen, and read after one press', async ({
  page,
}) => {
  const name = `Unread ${crypto.randomUUID().slice(0, 6)}`;
  const areaId = await seedPublishedArea(page.request, name);
  const app = driveApp(page);
  const panel = page.getByRole('main');
  const map = page.getByRole('region', { name: 'Map', exact: true });
  await app.signInAs('officer');

  let mend = await cutReading(page);
  await app.open('/leeds');
  await app.mapAtRest();
  await expect(map.getByText('Areas and contributions could not be read.')).toBeVisible(TOLD);
  await app.expectAccessible();
  await mend();
  await map.getByRole('button', { name: 'Try again' }).click();
  await expect(map.getByText('Areas and contributions could not be read.')).toBeHidden();

  mend = await cutReading(page);
  await app.open('/leeds/areas');
  await expect(panel.getByRole('alert')).toBeVisible(TOLD);
  await mend();
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect(panel.getByRole('heading', { name })).toBeVisible();

  mend = await cutReading(page);
  await app.open('/leeds/contributions');
  await expect(panel.getByRole('alert')).toBeVisible(TOLD);
  await mend();
  await panel.getByRole('alert').getByRole('button').click();
  await expect(panel.getByRole('alert')).toBeHidden();
  await expect(panel.getByLabel('Loading')).toBeHidden();

  mend = await cutReading(page);
  await page.goto(`/leeds/areas/${areaId}`);
  await expect(panel.getByRole('alert')).toBeVisible(TOLD);
  await mend();
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
});

test('what is on its way for long is said to be so', async ({ page }) => {
  await page.route('**/rest/v1/priority_area*', () => {
    // nobody ever answers
  });
  await driveApp(page).open('/leeds/areas');
  await expect(page.getByText('This takes longer than it should.')).toBeVisible({
    timeout: 12_000,
  });
});

test('a list of streets that was wanted without a connection comes when it is back', async ({
  page,
}) => {
  const app = driveApp(page);
  await page.route('**/places/leeds/streets.geojson', (route) =>
    // the map has its own copy of the file, which is not what this is about
    route.request().frame() === page.mainFrame() ? route.abort() : route.fallback(),
  );
  await app.open('/leeds/tell-us?kind=need&step=words');
  await page.getByRole('radio', { name: 'Rubbish', exact: true }).check();
  await page.getByLabel('Tell us in a few words').fill('Bags at the corner.');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('radio', { name: /from a list/ }).check();
  await expect(page.getByText('The list could not be loaded')).toBeVisible(TOLD);
  await page.unrouteAll();
  await page.getByRole('main').getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('searchbox').fill('spencer pl');
  await expect(page.getByRole('radio', { name: /^Spencer Place/ })).toBeVisible();
});

test('a layer of the map that did not come is drawn after one press', async ({ page }) => {
  const app = driveApp(page);
  await page.route('**/places/leeds/{basemap.pmtiles,parks.geojson}', (route) => route.abort());
  // the middle of Potternewton Park
  await app.open('/leeds?map=15.5/53.81984/-1.52498');
  await app.mapAtRest();
  const said = page.getByText(/These layers could not be drawn: .*Parks/);
  await expect(said).toBeVisible(TOLD);
  await app.expectAccessible();
  await page.unrouteAll();
  const streets = page.waitForResponse(/basemap\.pmtiles/);
  const parks = page.waitForResponse(/parks\.geojson/);
  await page
    .getByRole('region', { name: 'Map', exact: true })
    .getByRole('button', { name: 'Try again' })
    .click();
  await expect(said).toBeHidden();
  expect((await streets).ok() && (await parks).ok()).toBe(true);
  await app.pressMap([0.5, 0.5]);
  await expect(page).toHaveURL(/selected=park/);
});
