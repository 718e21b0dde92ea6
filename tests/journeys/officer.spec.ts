import { type Browser, expect, type Page, test } from '@playwright/test';
import { driveApp, type OnMap, type Person } from '../app-driver.ts';

const CORNERS: OnMap[] = [
  [0.2, 0.35],
  [0.5, 0.35],
  [0.5, 0.65],
  [0.2, 0.65],
];
const WHY = 'Residents told us at the spring fair that the back lanes need work.';
const AREA_PAGE = /\/leeds\/areas\/[0-9a-f-]{36}$/;

// the map goes where it is sent at once
test.use({ contextOptions: { reducedMotion: 'reduce' } });

async function appFor(browser: Browser, person: Person | null) {
  const page = await (await browser.newContext()).newPage();
  const app = driveApp(page);
  if (person) await app.signInAs(person);
  return app;
}

const people = (page: Page) => page.getByText(/^About [\d,]+ people live here/).first();

test('an officer draws an area with the mouse, publishes it, and everybody can read it', async ({
  page,
  browser,
}) => {
  const app = driveApp(page);
  await app.signInAs('officer');
  await app.open('/leeds/choose');
  await app.mapAtRest();

  await app.drawArea(CORNERS);
  await expect(page.getByText('Drag a corner to move it')).toBeVisible();
  await expect(people(page)).toBeVisible();
  await app.nameArea({ name: 'Around Hamilton Place', reason: /Local knowledge/, why: WHY });
  await page.getByRole('button', { name: 'Save as draft' }).click();

  await page.waitForURL(AREA_PAGE);
  await expect(
    page.getByRole('heading', { level: 1, name: 'Around Hamilton Place' }),
  ).toBeVisible();
  await expect(page.getByText('Only the staff of Leeds can see it')).toBeVisible();
  const stranger = await appFor(browser, null);
  await stranger.open(page.url());
  await expect(stranger.page.getByRole('heading', { level: 1 })).toHaveText(
    'There is no such priority area',
  );

  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('button', { name: 'Publish it' }).click();
  await expect(page.getByText('Only the staff of Leeds can see it')).toBeHidden();

  await stranger.open(page.url());
  await expect(stranger.page).toHaveTitle(/^Around Hamilton Place, priority area in Leeds/);
  await expect(stranger.page.getByText(WHY)).toBeVisible();
  await expect(people(stranger.page)).toBeVisible();
  await expect(stranger.page.getByText('IoD 2025 on LSOAs of 2021')).toBeVisible();
  await expect(stranger.page.getByText(/^Published on/)).toBeVisible();
  await expect(stranger.page.getByRole('link', { name: 'Edit' })).toHaveCount(0);
  await stranger.page.context().close();
});

test('an officer draws and saves an area by keyboard alone', async ({ page }) => {
  const app = driveApp(page);
  await app.signInAs('officer');
  await app.open('/leeds/choose');
  await app.mapAtRest();
  const { keyboard } = page;

  await app.tabTo(app.canvas);
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
    await keyboard.press('Enter');
    if (key !== 'ArrowUp') {
      const moved = app.nextRest();
      await keyboard.press(key);
      await moved;
    }
  }
  await keyboard.press('c');
  await expect(page.getByText('Drag a corner to move it')).toBeVisible();
  await expect(people(page)).toBeVisible();

  await app.tabTo(page.getByLabel('Name', { exact: true }));
  await keyboard.type('By keyboard');
  await app.tabTo(page.getByRole('radio', { name: /Deprivation/ }));
  await keyboard.press('Space');
  await app.tabTo(page.getByLabel('Why here?'));
  await keyboard.type(WHY);
  await app.tabTo(page.getByRole('button', { name: 'Save as draft' }));
  await keyboard.press('Enter');
  await page.waitForURL(AREA_PAGE);
  await expect(page.getByText('The outline was drawn on the map by keyboard.')).toBeVisible();
});

test('LSOAs picked from the list by keyboard give the published figures', async ({ page }) => {
  const app = driveApp(page);
  await app.signInAs('officer');
  await app.open('/leeds/choose');
  const { keyboard } = page;

  await app.tabTo(page.getByRole('radio', { name: 'Draw it' }));
  await keyboard.press('ArrowRight');
  await app.tabTo(page.getByLabel('Find an LSOA or ward'));
  await keyboard.type('gipton');
  const list = page.getByRole('list', { name: 'LSOAs of Leeds' });
  await app.tabTo(list.getByRole('checkbox').first());
  await keyboard.press('Space');
  await keyboard.press('ArrowDown');
  await keyboard.press('Space');
  await expect(page.getByText('2 LSOAs chosen.')).toBeVisible();

  const residents = await list
    .getByRole('listitem')
    .filter({ has: page.locator(':checked') })
    .allInnerTexts();
  const sum = residents
    .map((text) => Number(/([\d,]+) residents/.exec(text)?.[1]?.replace(',', '')))
    .reduce((all, one) => all + one, 0);
  expect(sum).toBeGreaterThan(2000);
  await expect(
    page.getByText(`${sum.toLocaleString('en-GB')} people live here.`, { exact: true }),
  ).toBeVisible();

  await app.nameArea({ name: 'Gipton', reason: /Deprivation/, why: WHY });
  await page.getByRole('button', { name: 'Save as draft' }).click();
  await page.waitForURL(AREA_PAGE);
  await expect(page.getByText('The area is made of 2 whole LSOAs.')).toBeVisible();
});

test('an outline that crosses itself is refused with the place where it does', async ({ page }) => {
  const app = driveApp(page);
  await app.signInAs('officer');
  await app.open('/leeds/choose');
  await app.mapAtRest();

  for (const corner of [CORNERS[0], CORNERS[2], CORNERS[1], CORNERS[3]] as OnMap[]) {
    await app.pressMap(corner);
  }
  await expect(page.getByText('The outline crosses itself')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show where', exact: true })).toBeVisible();
});

test('what was not saved is still there after a reload', async ({ page }) => {
  const app = driveApp(page);
  await app.signInAs('officer');
  await app.open('/leeds/choose');
  await app.nameArea({ name: 'Half done', reason: /Rural isolation/, why: WHY });
  // the browser writes it down a moment after the last letter
  await expect.poll(() => app.keptOnDevice()).toContain('rural isolation');

  await page.reload();

  await expect(page.getByText('What you had not saved is still here.')).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Half done');
  await expect(page.getByRole('radio', { name: /Rural isolation/ })).toBeChecked();
  await page.getByRole('button', { name: 'Start afresh' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('');
});

test('an officer moves a corner, undoes it, redoes it and saves', async ({ page }) => {
  const app = driveApp(page);
  await app.signInAs('officer');
  const id = await app.makeArea('officer', { name: 'To be edited', publish: false });
  await app.open(`/leeds/areas/${id}/edit`);
  await app.mapAtRest();
  const undo = page.getByRole('button', { name: 'Undo' });
  const redo = page.getByRole('button', { name: 'Redo' });
  await expect(people(page)).toBeVisible();
  const before = await people(page).innerText();

  await app.dragCorner([-1.536, 53.817], [60, 40]);
  await expect(undo).toBeEnabled();
  await expect(people(page)).not.toHaveText(before);
  await undo.click();
  await expect(people(page)).toHaveText(before);
  await redo.click();
  await expect(people(page)).not.toHaveText(before);
  // a step is one change, where a drag is many
  const after = await people(page).innerText();

  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.waitForURL(AREA_PAGE);
  await expect(people(page)).toHaveText(after);
  await page.getByText('Every change, for staff').click();
  await expect(page.getByText('Changed: outline')).toBeVisible();
});

test('of two officers who save the same area neither loses anything', async ({ page, browser }) => {
  const mine = driveApp(page);
  await mine.signInAs('officer');
  const id = await mine.makeArea('officer', { name: 'Contested', publish: false });
  const theirs = await appFor(browser, 'admin');
  await mine.open(`/leeds/areas/${id}/edit`);
  await theirs.open(`/leeds/areas/${id}/edit`);
  const name = (app: typeof mine) => app.page.getByLabel('Name', { exact: true });

  await name(theirs).fill('Their name');
  await theirs.page.getByRole('button', { name: 'Save changes' }).click();
  await theirs.page.waitForURL(AREA_PAGE);
  await name(mine).fill('My name');
  await page.getByRole('button', { name: 'Save changes' }).click();

  await expect(page.getByText('Somebody else saved this area')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Their name' })).toBeVisible();
  await expect(name(mine)).toHaveValue('My name');
  await mine.expectAccessible();
  await page.getByRole('button', { name: 'Save mine over theirs' }).click();
  await page.waitForURL(AREA_PAGE);
  await expect(page.getByRole('heading', { level: 1, name: 'My name' })).toBeVisible();
  await theirs.page.context().close();
});

test('what everybody sees of areas is accessible @both', async ({ page }) => {
  const stranger = driveApp(page);
  const id = await stranger.makeArea('officer', { name: 'For everybody', publish: true });
  await stranger.open('/leeds/choose');
  await stranger.expectAccessible(page.getByText('Sign in as an officer of Leeds'));
  await stranger.open('/leeds/areas');
  await stranger.expectAccessible(page.getByRole('link', { name: 'For everybody' }).first());
  await stranger.open(`/leeds/areas/${id}`);
  await stranger.expectAccessible(page.getByRole('heading', { name: 'Parks' }));
  await stranger.open('/leeds/areas/00000000-0000-4000-8000-000000000000');
  await stranger.expectAccessible(page.getByText('It may not be published'));
});

test('what an officer sees of areas is accessible @both', async ({ page }) => {
  test.slow();
  const officer = driveApp(page);
  await officer.signInAs('officer');
  const id = await officer.makeArea('officer', { name: 'For officers', publish: true });
  await officer.open('/leeds/choose');
  await officer.expectAccessible(page.getByRole('heading', { name: 'Look at its figures' }));
  await page.getByRole('radio', { name: 'Pick LSOAs' }).check();
  // a few rows stand for all 488, which axe would read for a minute
  await page.getByLabel('Find an LSOA or ward').fill('Leeds 053');
  await officer.expectAccessible(page.getByRole('checkbox', { name: /Leeds 053C/ }));
  await page.getByRole('button', { name: 'Save as draft' }).click();
  await officer.expectAccessible(page.getByText('Give it a name.'));
  await officer.open(`/leeds/areas/${id}/edit`);
  await officer.expectAccessible(page.getByText('This area is published: what you save'));
  await officer.open(`/leeds/areas/${id}`);
  await page.getByRole('button', { name: 'Archive' }).click();
  await officer.expectAccessible(page.getByText('This cannot be undone.'));
});
