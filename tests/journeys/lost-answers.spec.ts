/** Writes whose answer was lost on the way back, and which are pressed again. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { driveApp } from '../app-driver.ts';
import { picture } from '../picture.ts';
import { cardOf, driveResident, sendContribution } from '../resident-driver.ts';
import { seedPlan, seedPublishedArea } from '../seed.ts';

const mark = () => crypto.randomUUID().slice(0, 6);
const notCertain = (page: Page) => page.getByText(/it is not certain whether this was saved/);

/** The server does it, and its answer is lost on the way back. */
async function loseAnswer(page: Page, name: string) {
  await page.route(
    `**/rpc/${name}`,
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
}

/** Presses, loses the answer, and presses again: the same is sent twice, under one key, and the form closes. */
async function pressTwice(page: Page, name: string, form: Locator, button: Locator) {
  const sent: (string | null)[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith(`/rpc/${name}`)) sent.push(request.postData());
  });
  await loseAnswer(page, name);
  await button.click();
  await expect(notCertain(page)).toBeVisible();
  await button.click();
  await expect(form).toBeHidden();
  expect(sent).toEqual([sent[0], sent[0]]);
  page.removeAllListeners('request');
}

/** Coming back to a page reads its lists again at once, which else happens every 15 seconds. */
const comeBack = (page: Page) =>
  page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));

test('an area whose answer was lost is saved once, and is no conflict with itself', async ({
  page,
}) => {
  const app = driveApp(page);
  const name = `Lost and found ${mark()}`;
  await app.signInAs('officer');
  await app.open('/leeds/choose?lsoas=E01011345');
  await app.nameArea({ name, reason: /^Local knowledge/, why: 'Residents asked for it.' });
  await loseAnswer(page, 'save_priority_area');
  await page.getByRole('button', { name: 'Save as draft' }).click();
  await expect(notCertain(page)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name);
  await page.getByRole('button', { name: 'Save as draft' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

  await page.getByRole('link', { name: 'Edit' }).click();
  const field = page.getByLabel('Name', { exact: true });
  await field.fill(`${name}, changed`);
  await loseAnswer(page, 'save_priority_area');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(notCertain(page)).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue(`${name}, changed`);
  await field.fill(`${name}, changed again`);
  await page.getByRole('button', { name: 'Save changes' }).click();
  const changed = page.getByRole('heading', { level: 1, name: `${name}, changed again` });
  await expect(changed).toBeVisible();
  await app.open('/leeds/areas');
  await expect(page.getByRole('listitem').filter({ hasText: name })).toHaveCount(1);
});

test('a plan whose answer was lost is saved once, with the words of the second press', async ({
  page,
}) => {
  const app = driveApp(page);
  const areaId = await seedPublishedArea(page.request, 'Lanes of lost answers');
  await app.signInAs('officer');
  await app.open(`/leeds/areas/${areaId}?add-plan=alleys:way/150133137`);
  await expect(page.getByRole('radio', { name: /^Back Sholebroke Mount/ })).toBeChecked();
  const title = page.getByLabel('Title of the plan');
  await title.fill('Light for the lane');
  await loseAnswer(page, 'save_plan');
  await page.getByRole('button', { name: 'Save the plan' }).click();
  await expect(notCertain(page)).toBeVisible();
  await title.fill('More light for the lane');
  await page.getByRole('button', { name: 'Save the plan' }).click();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByRole('article')).toContainText('More light for the lane');
});

test('a reply and a decision whose answers were lost are sent once', async ({ page }) => {
  const app = driveApp(page);
  const words = `The kerb is high (${mark()}).`;
  const receipt = await sendContribution(page.request, words);
  await app.signInAs('officer');
  await app.open('/leeds/contributions');
  const card = cardOf(page, words);
  await card.getByRole('button', { name: /^Reply/ }).click();
  await card.getByLabel('Your reply').fill('We shall measure it.');
  await loseAnswer(page, 'reply_to_contribution');
  await card.getByRole('button', { name: 'Send the reply' }).click();
  await expect(notCertain(page)).toBeVisible();
  await card.getByRole('button', { name: 'Send the reply' }).click();
  await expect(card.getByText('We shall measure it.')).toHaveCount(1);
  await expect(card.getByLabel('Your reply')).toBeHidden();

  await card.getByRole('button', { name: 'Decline …' }).click();
  await card.getByRole('textbox', { name: 'Reason' }).fill('It is as high as it must be.');
  await loseAnswer(page, 'decide_contribution');
  await card.getByRole('button', { name: 'Decline and tell them why' }).click();
  await expect(notCertain(page)).toBeVisible();
  await card.getByRole('button', { name: 'Decline and tell them why' }).click();
  await expect(page.getByText(`Declined: “${words}”`)).toBeVisible();
  await driveResident(page).follows(receipt);
  await expect(page.getByText('It is as high as it must be.')).toBeVisible();
  await expect(page.getByText('We shall measure it.')).toHaveCount(1);
});

test('a check and a photograph whose answers were lost stand once, and what follows is not lost', async ({
  page,
}) => {
  const app = driveApp(page);
  const areaId = await seedPublishedArea(page.request, 'Lanes of lost pictures');
  await seedPlan(page.request, areaId, 'Clear the lane');
  await app.signInAs('officer');
  await app.open(`/leeds/areas/${areaId}`);
  const standing = page.getByRole('combobox', { name: /^Find out whose it is/ });
  await loseAnswer(page, 'set_plan_check');
  await standing.selectOption('done');
  await expect(notCertain(page)).toBeVisible();
  const written = page.waitForResponse(
    async (response) =>
      response.url().endsWith('/rpc/set_plan_check') && (await response.json()).version === 2,
  );
  await standing.selectOption('not needed');
  await written;
  await page.reload();
  await expect(standing).toHaveValue('not needed');

  await page.getByRole('button', { name: 'Add a photograph' }).click();
  const choose = async (color: string) =>
    page.getByLabel('Photograph', { exact: true }).setInputFiles({
      name: 'lane.png',
      mimeType: 'image/png',
      buffer: await picture(page, color),
    });
  await choose('red');
  await page.getByLabel('What does it show?').fill('The lane');
  await loseAnswer(page, 'add_plan_photograph');
  const add = page.getByRole('button', { name: 'Add it' });
  await add.click();
  await expect(notCertain(page)).toBeVisible();
  await choose('blue');
  await add.click();
  await expect(page.getByText(/^The photograph that you sent before had arrived/)).toBeVisible();
  const shown = page.getByRole('img', { name: 'The lane' });
  await expect(shown).toHaveCount(1);
  await add.click();
  await expect(add).toBeHidden();
  await expect(shown).toHaveCount(2);

  const remove = page.getByRole('button', { name: 'Remove the photograph “The lane”' }).first();
  await loseAnswer(page, 'remove_plan_photograph');
  await remove.click();
  await expect(notCertain(page)).toBeVisible();
  await comeBack(page);
  await expect(shown).toHaveCount(2);
  const fromStorage = page.waitForResponse((one) => one.request().method() === 'DELETE');
  await remove.click();
  expect(await (await fromStorage).json()).toHaveLength(1);
  await expect(shown).toHaveCount(1);
  await expect(notCertain(page)).toBeHidden();
});

test('what is done in a plan stands once after an answer that was lost', async ({ page }) => {
  const app = driveApp(page);
  const areaId = await seedPublishedArea(page.request, 'Lanes of second presses');
  await seedPlan(page.request, areaId, 'Gate the lane', {
    p_details: { works: ['gate'] },
    p_duties: [{ duty: 'order-renewal', began_on: '2022-04-01', due_on: '2025-03-31' }],
  });
  await app.signInAs('officer');
  await app.open(`/leeds/areas/${areaId}`);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = page.getByRole('dialog');
  const form = page.getByRole('article').locator('form');

  await button('Add an action').click();
  const what = page.getByLabel('What will be done');
  await what.fill('Ask who holds the keys');
  await page.getByLabel('Organisation that does it').fill('Leeds City Council');
  await pressTwice(page, 'save_action', form, button('Save the action'));
  await expect(page.getByText('Ask who holds the keys', { exact: true })).toHaveCount(1);
  await button('Change the action “Ask who holds the keys”').click();
  await what.fill('Copy the keys');
  await pressTwice(page, 'save_action', form, button('Save the action'));

  await button('Change status of “Copy the keys”').click();
  await dialog.getByLabel('Status').selectOption('Will not do');
  await dialog.getByLabel(/^Why not/).fill('There is no lock.');
  await pressTwice(page, 'set_action_status', form, button('Save the status'));
  await expect(page.getByText('There is no lock.')).toHaveCount(1);

  await button('Move to another stage').click();
  await pressTwice(page, 'move_plan', form, button('Move the plan'));
  await expect(page.getByText('Stage 2 of 7: Checks')).toBeVisible();
  // a line of the history is not changed by other words
  await button('Move to another stage').click();
  await loseAnswer(page, 'move_plan');
  await button('Move the plan').click();
  await expect(notCertain(page)).toBeVisible();
  await expect(dialog.getByLabel('Stage')).toHaveValue('consents');
  await dialog.getByLabel(/^Why/).fill('The owners were asked.');
  await button('Move the plan').click();
  await expect(dialog.getByText(/had arrived: the plan is at “Consents”/)).toBeVisible();
  await app.expectAccessible();
  await dialog.getByLabel('Stage').selectOption('Agreed');
  await button('Move the plan').click();
  await expect(dialog).toBeHidden();
  await page.getByRole('article').getByText('History', { exact: true }).click();
  await expect(page.getByText(/^From “/)).toHaveText([
    'From “Consents” to “Agreed”',
    'From “Checks” to “Consents”',
    'From “Idea” to “Checks”',
  ]);

  // where it is seen to be done, a second press would take it back, and none is asked for
  await loseAnswer(page, 'set_plan_duty_done');
  await page.getByRole('button', { name: /^Mark as done/ }).click();
  await page.getByText('Days to keep: all is done').click();
  await expect(page.getByText(/^done on/)).toBeVisible();
  await expect(notCertain(page)).toBeHidden();
  await page.getByRole('button', { name: /^Not done yet/ }).click();
  await expect(page.getByText('Days to keep: 1 still to be done')).toBeVisible();
  await expect(page.getByText(/Somebody else changed/)).toBeHidden();
});

test('an area is published, a role given and an invitation made once after answers that were lost', async ({
  page,
}) => {
  const app = driveApp(page);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = page.getByRole('dialog');
  await app.signInAs('admin');
  const id = await app.makeArea('admin', { name: `Published once ${mark()}`, publish: false });
  await app.open(`/leeds/areas/${id}`);
  await button('Publish').click();
  await pressTwice(page, 'set_priority_area_status', dialog, button('Publish it'));
  await page.getByText('Every change, for staff').click();
  await expect(page.getByRole('row')).toHaveCount(3);
  await button('Archive').click();
  await loseAnswer(page, 'set_priority_area_status');
  await button('Archive it').click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row')).toHaveCount(4);

  await app.open('/leeds/people');
  const planner = page
    .getByRole('group', { name: 'Roles of Officer (demonstration)' })
    .getByRole('checkbox', { name: 'Planner' });
  await planner.click();
  await pressTwice(page, 'set_place_role', dialog, button('Give the role'));
  await expect(planner).toBeChecked();
  await planner.click();
  await pressTwice(page, 'set_place_role', dialog, button('Take it away'));
  await expect(planner).not.toBeChecked();

  // no invitation is made whose link nobody has seen
  const codes: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/rpc/create_invitation')) codes.push(request.postDataJSON().p_code);
  });
  const make = page.getByRole('button', { name: 'Make an invitation' });
  const link = page.getByRole('status').filter({ hasText: '/join#' });
  await loseAnswer(page, 'create_invitation');
  await make.click();
  await expect(notCertain(page)).toBeVisible();
  await page.reload();
  await page.getByRole('radio', { name: /^Planner/ }).check();
  await make.click();
  await expect(page.getByText(/is the invitation that you asked for before/)).toBeVisible();
  await expect(link).toHaveText(new RegExp(`/join#${codes[0]}$`));
  await app.expectAccessible();
  await page.getByRole('button', { name: 'Make another invitation' }).click();
  await make.click();
  await expect(page.getByRole('heading', { name: /for a planner/i })).toBeVisible();
  await expect(link).toHaveText(new RegExp(`/join#${codes[2]}$`));
  expect(codes).toEqual([codes[0], codes[0], codes[2]]);
  expect(codes[2]).not.toBe(codes[0]);
});
