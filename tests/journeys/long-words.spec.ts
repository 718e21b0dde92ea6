import { expect, type Page, test } from '@playwright/test';
import { driveApp } from '../app-driver.ts';
import {
  seedAnsweringAction,
  seedPlan,
  seedPublishedArea,
  seedPublishedContribution,
} from '../seed.ts';

/** The page, and the panels that scroll by themselves, where they could be scrolled sideways. Tables may be. */
const tooWide = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(
        (element) =>
          element === document.documentElement ||
          getComputedStyle(element).overflowY === 'auto' ||
          getComputedStyle(element).overflowX === 'auto',
      )
      .filter((element) => !element.matches('section[tabindex]:has(> table)'))
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => `${element.tagName} ${element.className}: ${element.scrollWidth}`),
  );

test('a word without an end makes no page wider than its window @both', async ({ page }) => {
  const app = driveApp(page);
  const word = 'gggggggggg'.repeat(400);
  const mark = `${Date.now()}`;
  const areaId = await seedPublishedArea(page.request, word.slice(0, 120), word);
  const planId = await seedPlan(page.request, areaId, word.slice(0, 160));
  const subject = word.slice(0, 80);
  const said = await seedPublishedContribution(page.request, subject, mark + word.slice(0, 1400));
  await seedAnsweringAction(page.request, planId, said, word.slice(0, 2000));
  await app.signInAs('officer');

  await app.open('/leeds/areas');
  await expect(page.getByRole('link', { name: word.slice(0, 120) }).first()).toBeVisible();
  expect(await tooWide(page)).toEqual([]);
  await app.open(`/leeds/areas/${areaId}`);
  await expect(page.getByText(`${subject}: ${mark}`)).toBeVisible();
  expect(await tooWide(page)).toEqual([]);
  await app.open('/leeds/contributions?status=published');
  await expect(page.getByText(mark)).toBeVisible();
  expect(await tooWide(page)).toEqual([]);
});
