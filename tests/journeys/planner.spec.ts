import { readFileSync, statSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { driveApp } from '../app-driver.ts';
import { openGeojson, openGeojsonFile } from '../open-geojson.ts';
import { seedPlan, seedPublishedArea } from '../seed.ts';

async function download(page: Page, button: string) {
  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  const file = await arriving;
  return { name: file.suggestedFilename(), path: await file.path() };
}

test('a planner takes out what is on the map, as it is filtered and framed @both', async ({
  page,
}) => {
  const app = driveApp(page);
  await app.open(
    '/leeds/data?layers=alleys,parks,incidents,deprivation&map=14.5/53.82/-1.53&types=burglary',
  );
  const { name, path } = await download(page, 'Export what is on the map');
  expect(name).toMatch(/^ginnel-leeds-map-\d{4}-\d\d-\d\d\.geojson$/);
  const file = openGeojsonFile(path, name);
  const layers = new Set(file.features.map(({ properties }) => properties?.layer));
  expect(layers).toEqual(
    new Set(['alleys', 'parks', 'incidents-by-lsoa', 'incidents-by-street', 'deprivation']),
  );
  // fewer than the place's 140 alleys and 488 LSOAs: only what the map shows
  const alleys = file.features.filter(({ properties }) => properties?.layer === 'alleys');
  expect(alleys.length).toBeGreaterThan(0);
  expect(alleys.length).toBeLessThan(140);
  expect(alleys[0]?.properties).toMatchObject({
    source: 'OpenStreetMap (2014-01)',
    licence: 'Open Database License (ODbL) 1.0',
    attribution: '© OpenStreetMap contributors, ODbL 1.0.',
  });
  const streets = file.features.find(
    ({ properties }) => properties?.layer === 'incidents-by-street',
  );
  expect(streets?.properties).toHaveProperty('burglary');
  expect(streets?.properties).not.toHaveProperty('robbery');
  expect(streets?.properties?.months_missing).toContain('2025-01');
  await app.expectAccessible();
});

test('the size that is told is the size of what is saved', async ({ page }) => {
  const app = driveApp(page);
  await app.open('/leeds/data');
  const { path } = await download(page, 'Export Alleys');
  const kilobytes = Math.ceil(statSync(path).size / 1000);
  await expect(page.getByText(`140 features, ${kilobytes} kB`)).toBeVisible();
  // the file that the link gives is the pack's own
  const card = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Alleys' }) });
  await expect(card.getByText('Size of the linked file')).toBeVisible();
  await expect(card.getByText('42 kB', { exact: true })).toBeVisible();
});

test('a published area leaves with its plans for anybody', async ({ page }) => {
  const areaId = await seedPublishedArea(page.request, 'Export me: “Lanes” & more');
  await seedPlan(page.request, areaId, 'Light for the lane');
  const app = driveApp(page);
  await app.open('/leeds/data');
  await page.getByLabel('Priority area', { exact: true }).selectOption(areaId);
  const { name, path } = await download(page, 'Export the area');
  expect(name).toMatch(/^ginnel-leeds-export-me-lanes-more-\d{4}-\d\d-\d\d\.geojson$/);
  const file = openGeojsonFile(path, name);
  expect(file.extent).toBe(
    'only the priority area “Export me: “Lanes” & more”, its plans and their actions',
  );
  expect(file.features[0]).toMatchObject({
    id: `priority-areas:${areaId}`,
    geometry: { type: 'MultiPolygon' },
    properties: { layer: 'priority-areas', reason: 'local knowledge', status: 'published' },
  });
  // the plan lies where its alley lies, and the alley's licence comes with it
  expect(file.features[1]).toMatchObject({
    geometry: { type: 'LineString' },
    properties: { layer: 'plans', title: 'Light for the lane', subject: 'alleys:way/150133137' },
  });
  expect(file.licence).toContain('ODbL');
  expect(file.licence).toContain('Open Government Licence v3.0');
});

test('everything of a place leaves as one zip that says what is missing', async ({ page }) => {
  const app = driveApp(page);
  await app.open('/middlesbrough/data');
  await expect(page.getByText('Not loaded yet').first()).toBeVisible();
  const { name, path } = await download(page, 'Export everything');
  expect(name).toMatch(/^ginnel-middlesbrough-everything-\d{4}-\d\d-\d\d\.zip$/);
  const files = unzipSync(readFileSync(path));
  const text = (entry: string) => new TextDecoder().decode(files[entry]);
  const readme = text('README.txt');
  expect(readme).toContain('Community assets: No OpenStreetMap extract of this place');
  expect(readme).toContain('Open Government Licence v3.0');
  const names = Object.keys(files).filter((entry) => entry.endsWith('.geojson'));
  const counts = Object.fromEntries(
    names.map((entry) => [
      entry.replace(/^ginnel-middlesbrough-|-\d{4}-\d\d-\d\d\.geojson$/g, ''),
      openGeojson(entry, text(entry)).features.length,
    ]),
  );
  expect(counts).toMatchObject({ deprivation: 90, wards: 20, 'incidents-by-lsoa': 90 });
  expect(counts).not.toHaveProperty('parks');
  for (const entry of names) expect(readme).toContain(entry);
});
