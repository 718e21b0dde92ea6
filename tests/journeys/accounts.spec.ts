import { expect, test } from '@playwright/test';
import { driveApp } from '../app-driver.ts';

const heading = { level: 1 } as const;

test('a demonstration account is one press, and leads back to where one came from', async ({
  page,
}) => {
  const app = driveApp(page);
  await app.open('/middlesbrough/people');
  await expect(page.getByText('This page is for administrators')).toBeVisible();
  await app.expectAccessible();
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', heading)).toHaveText('Sign in');
  await app.expectAccessible();
  await page.getByRole('button', { name: /^Administrator/ }).click();
  await expect(page.getByRole('heading', heading)).toHaveText('People of Middlesbrough');

  await page.getByRole('button', { name: /^Account of/ }).click();
  const account = page.getByRole('region', { name: 'Your account' });
  await expect(account.getByText('Every place: Administrator')).toBeVisible();
  await app.expectAccessible();
  await account.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('This page is for administrators')).toBeVisible();
});

test('a sign-in that fails is a sentence, and never leads to another site @both', async ({
  page,
}) => {
  const app = driveApp(page);
  await app.open('/sign-in?from=https://example.org/');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Enter an email address, such as name@example.org')).toBeVisible();
  await expect(page.getByLabel('Email address')).toBeFocused();
  await page.getByLabel('Email address').fill('nobody@example.org');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('No account has this email address and password.')).toBeVisible();
  await app.expectAccessible();
  await page.getByRole('button', { name: /^Planner/ }).click();
  await expect(page).toHaveURL(/127\.0\.0\.1:\d+\/$/);
});

test('too many tries are answered with a sentence', async ({ page }) => {
  const app = driveApp(page);
  await page.route('**/auth/v1/token*', (route) =>
    route.fulfill({ status: 429, json: { code: 429, msg: 'too many requests' } }),
  );
  await app.open('/sign-in');
  await page.getByLabel('Email address').fill('officer@demo.ginnel.example');
  await page.getByLabel('Password').fill('ginnel-demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('There were too many tries.')).toBeVisible();
});

test('an administrator invites, and the invited makes an account and takes the role', async ({
  page,
  browser,
  baseURL,
}) => {
  const app = driveApp(page);
  await app.signInAs('admin');
  await app.open('/leeds/people');
  await page.getByRole('radio', { name: /^Planner/ }).check();
  await page.getByRole('button', { name: 'Make an invitation' }).click();
  const link = await page.getByRole('status').filter({ hasText: '/join#' }).textContent();
  expect(link).toMatch(new RegExp(`^${baseURL}/join#[0-9A-Z-]{14}$`));
  await app.expectAccessible();

  const mark = crypto.randomUUID().slice(0, 6);
  const name = `Pat ${mark}`;
  const email = `pat-${mark}@example.org`;
  const invited = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
  const theirs = driveApp(invited);
  await theirs.open(link ?? '');
  await expect(invited).toHaveURL(`${baseURL}/join`);
  await theirs.expectAccessible();
  await invited.getByLabel('Your name').fill(name);
  await invited.getByLabel('Email address').fill(email);
  await invited.getByLabel('Password').fill('short');
  await invited.getByRole('button', { name: 'Make my account' }).click();
  await expect(invited.getByText(/Choose a password with at least/)).toBeVisible();
  await invited.getByLabel('Password').fill('a long enough password');
  await invited.getByRole('button', { name: 'Make my account' }).click();
  await invited.getByRole('button', { name: 'Take up the invitation' }).click();
  await expect(invited.getByText('You are now a planner of Leeds.')).toBeVisible();
  await theirs.expectAccessible();

  await invited.goto('about:blank');
  await theirs.open(link ?? '');
  await invited.getByRole('button', { name: 'Take up the invitation' }).click();
  // theirs already, which is no fault: an answer may have been lost
  await expect(invited.getByText('You are now a planner of Leeds.')).toBeVisible();
  await invited.context().close();
  await app.open(link ?? '');
  await page.getByRole('button', { name: 'Take up the invitation' }).click();
  await expect(page.getByText('This invitation has already been used.')).toBeVisible();

  await app.open('/leeds/people');
  const pat = page.getByRole('group', { name: `Roles of ${name}` });
  await expect(pat.getByRole('checkbox', { name: 'Planner' })).toBeChecked();
  await pat.getByRole('checkbox', { name: 'Officer' }).click();
  await expect(page.getByRole('dialog')).toContainText(`${name} becomes an officer of Leeds`);
  await app.expectAccessible();
  await page.getByRole('button', { name: 'Give the role' }).click();
  await expect(page.getByText(`${name} is now an officer.`)).toBeVisible();
  await expect(pat.getByRole('checkbox', { name: 'Officer' })).toBeChecked();
});

test('the last administrator of a place stays', async ({ page }) => {
  const app = driveApp(page);
  await app.signInAs('admin');
  await app.open('/redcar-and-cleveland/people');
  await expect(page.getByText('The last administrator stays.')).toBeVisible();
  const takeAway = (whose: string) =>
    page.getByRole('button', { name: new RegExp(`^Take away from ${whose} .*in every place$`) });
  await expect(takeAway('Officer')).toBeVisible();
  await expect(takeAway('Administrator')).toHaveCount(0);
  await app.expectAccessible();
});

test('a wrong invitation code is answered with a sentence @both', async ({ page }) => {
  const app = driveApp(page);
  await app.signInAs('resident');
  await app.open('/join');
  await app.expectAccessible();
  await page.getByLabel('Invitation code').fill('ABCD');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('Enter the invitation code: twelve letters')).toBeVisible();
  await page.getByLabel('Invitation code').fill('ABCD-ABCD-ABCD');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Take up the invitation' }).click();
  await expect(page.getByText('No invitation has this code.')).toBeVisible();
});
