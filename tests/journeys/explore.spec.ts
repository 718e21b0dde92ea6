import { copyFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { driveApp } from '../app-driver.ts';

test('the first view of Leeds frames its streets, without a complaint of the browser @both', async ({
  page,
}, { project }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  const app = driveApp(page);
  await app.open('/');
  await page.getByRole('link', { name: /Leeds/ }).click();
  await app.mapAtRest();
  // Census 2021: the residents column of the raw file summed over the look-up's LSOAs of E08000035
  await expect(
    page.getByText('811,915 people live here, in 488 small neighbourhoods'),
  ).toBeVisible();
  await expect(page).toHaveTitle('Map – Leeds – Ginnel');
  await app.expectAccessible();
  const picture = `tests/results/ginnel-${project.name}.png`;
  await page.screenshot({ path: picture });
  // the README's picture is renewed on request, so that a test run leaves the tree as it was
  if (process.env.GINNEL_PICTURE && project.name === 'laptop')
    copyFileSync(picture, 'docs/ginnel.png');
  expect(complaints).toEqual([]);
});

test('the search finds an alley, and its card tells its facts and its source', async ({ page }) => {
  const app = driveApp(page);
  await app.open('/leeds');
  await page.getByRole('button', { name: 'Search Leeds' }).click();
  await page.getByRole('combobox', { name: 'Search Leeds' }).fill('back roundhay');
  const found = page.getByRole('option', { name: /Back Roundhay/ }).first();
  const name = (await found.getAttribute('data-key')) ?? '';
  await found.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Back Roundhay');
  await expect(page.getByText('Lane named “Back …”')).toBeVisible();
  await expect(page.getByText(/\d+ metres/)).toBeVisible();
  await expect(page.getByText(/2014-01.*OpenStreetMap contributors/)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`selected=${encodeURIComponent(name)}`));
  await app.expectAccessible();
});

test('an LSOA shows what was published for it, and missing months as missing', async ({ page }) => {
  const app = driveApp(page);
  // the published row of IoD 2025: decile 1, rank 977, score 60.175; Census 2021: 1,809 residents
  await app.open('/leeds?selected=lsoa:E01011371');
  const panel = page.getByRole('main');
  await expect(panel.getByText('E01011371', { exact: true })).toBeVisible();
  await expect(
    panel.getByText(/most deprived tenth of England. 1,809 people live here/),
  ).toBeVisible();
  await expect(panel.getByText(/Rank 977 of 33,755 LSOAs/).first()).toBeVisible();
  await expect(
    panel.getByText(/a yearly rate is withheld, because 11 months are missing/i),
  ).toBeVisible();
  await panel.getByText('Show the figures').first().click();
  await expect(
    panel.getByRole('row', { name: 'Index of multiple deprivation 1 977 60.175' }),
  ).toBeVisible();
  await app.expectAccessible();
});

test('what is looked at is in the address and comes back with it', async ({ page, context }) => {
  const app = driveApp(page);
  await app.open('/leeds');
  await app.mapAtRest();
  const layers = page.getByRole('region', { name: 'Layers' });
  await layers.getByRole('checkbox', { name: 'Incidents' }).check();
  await layers.getByRole('checkbox', { name: 'Parks' }).uncheck();
  await layers.getByRole('button', { name: 'About Deprivation' }).click();
  await layers.getByLabel('Measure').selectOption('health');
  await layers.getByRole('button', { name: 'About Incidents' }).click();
  await layers.getByRole('combobox', { name: 'From' }).selectOption('2025-02');
  await expect(page).toHaveURL(/months=2025-02/);
  await app.expectAccessible();

  const second = await context.newPage();
  await second.goto(page.url());
  const again = second.getByRole('region', { name: 'Layers' });
  await expect(again.getByRole('checkbox', { name: 'Incidents' })).toBeChecked();
  await expect(again.getByRole('checkbox', { name: 'Parks' })).not.toBeChecked();
  await again.getByRole('button', { name: 'About Deprivation' }).click();
  await expect(again.getByLabel('Measure')).toHaveValue('health');
});

test('pressing on the map opens the card of what is there', async ({ page }) => {
  const app = driveApp(page);
  await app.open('/leeds?layers=deprivation&map=15/53.8150/-1.5250');
  await app.mapAtRest();
  await app.pressMap([0.4, 0.5]);
  await expect(page).toHaveURL(/selected=lsoa%3AE0/);
  await expect(page.getByRole('main').getByText(/people live here \(Census 2021\)/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/selected/);
});

test('pressing an LSOA, an alley and a building is done without a complaint of the map', async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    // what the graphics card has to say is not the map's
    const isOurs = !/GL Driver Message|GPU stall|WebGL/.test(text);
    if (['error', 'warning'].includes(message.type()) && isOurs) complaints.push(text);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const app = driveApp(page);
  const heading = page.getByRole('heading', { level: 1 });
  // the middle of Back Sholebroke Mount in the middle of the map
  await app.open('/leeds?layers=alleys,deprivation&map=17.5/53.81900/-1.53734');
  await app.mapAtRest();
  await app.pressMap([0.2, 0.2]);
  await expect(page).toHaveURL(/selected=lsoa%3A/);
  await app.pressMap([0.5, 0.5]);
  await expect(heading).toHaveText('Back Sholebroke Mount');
  await app.open('/leeds?layers=community-assets,deprivation&map=18/53.82274/-1.51098');
  await app.mapAtRest();
  await app.pressMap([0.5, 0.5]);
  await expect(heading).toHaveText('Tesco');
  expect(complaints).toEqual([]);
});

test('a place without OpenStreetMap says what is not loaded, and shows no zero', async ({
  page,
}) => {
  const app = driveApp(page);
  await app.open('/middlesbrough');
  await expect(page.getByText('Some layers are not loaded yet')).toBeVisible();
  const layers = page.getByRole('region', { name: 'Layers' });
  await expect(layers.getByRole('checkbox', { name: 'Alleys' })).toBeDisabled();
  await app.expectAccessible();
  await page.getByRole('combobox', { name: 'Place' }).selectOption('redcar-and-cleveland');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Redcar and Cleveland');
});

test('an address that leads nowhere says so', async ({ page }) => {
  const app = driveApp(page);
  await app.open('/atlantis');
  await expect(page.getByText('Ginnel has no place called “atlantis” here.')).toBeVisible();
  await app.expectAccessible();
});
