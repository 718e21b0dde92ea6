/** The app in the words of its users. Journeys speak through this; what moves on the screen is mended here. */
import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';

export type Person = 'resident' | 'officer' | 'planner' | 'admin';
/** A point of the map's canvas: parts of its width and height, from the upper left. */
export type OnMap = [x: number, y: number];

const PASSWORD = 'ginnel-demo';

/** Asks the server itself for a session, as the app's client would. */
async function sessionOf(request: APIRequestContext, person: Person): Promise<unknown> {
  const environment = await (await request.get('/env.json')).json();
  const answer = await request.post('/auth/v1/token?grant_type=password', {
    headers: { apikey: environment.publishableKey },
    data: { email: `${person}@demo.ginnel.example`, password: PASSWORD },
  });
  if (!answer.ok()) throw new Error(`${person} cannot sign in: ${await answer.text()}`);
  return answer.json();
}

export function driveApp(page: Page) {
  const canvas = page.locator('canvas.maplibregl-canvas');

  const mapAtRest = () => page.locator('body[data-map-ready="true"]').waitFor();
  const pointOf = async ([x, y]: OnMap) => {
    const box = await canvas.boundingBox();
    if (!box) throw new Error('the map is not on the screen');
    return { x: box.x + x * box.width, y: box.y + y * box.height };
  };

  return {
    page,
    canvas,
    mapAtRest,

    /** Signs in without the form, for journeys that are about something else. */
    async signInAs(person: Person) {
      const session = await sessionOf(page.request, person);
      await page.addInitScript((kept) => {
        if (!sessionStorage.getItem('signed-in-by-test')) {
          localStorage.setItem('ginnel-session', kept);
          sessionStorage.setItem('signed-in-by-test', 'true');
        }
      }, JSON.stringify(session));
    },

    async open(path: string) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    },

    /** Presses corners one after the other; the last press on the last corner closes the outline. */
    async drawArea(corners: OnMap[]) {
      for (const corner of corners) await this.pressMap(corner);
      const last = corners.at(-1);
      if (last) await this.pressMap(last);
    },

    async pressMap(at: OnMap) {
      const { x, y } = await pointOf(at);
      // drawing follows the pointer, so it must have been there before it presses
      await page.mouse.move(x - 3, y - 3);
      await page.mouse.move(x, y, { steps: 3 });
      await page.mouse.click(x, y);
    },

    async dragOnMap(from: OnMap, to: OnMap) {
      const start = await pointOf(from);
      const end = await pointOf(to);
      await page.mouse.move(start.x - 3, start.y - 3);
      await page.mouse.move(start.x, start.y, { steps: 3 });
      await page.mouse.down();
      await page.mouse.move(end.x, end.y, { steps: 8 });
      await page.mouse.up();
    },

    async nameArea(words: { name: string; reason: string; why: string }) {
      await page.getByLabel('Name', { exact: true }).fill(words.name);
      await page.getByRole('radio', { name: words.reason }).check();
      await page.getByLabel('Why here?').fill(words.why);
    },

    /** Every rule of axe, with what it found as readable lines. */
    async expectAccessible(part?: Locator) {
      await part?.waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect(found).toEqual([]);
    },
  };
}

export type App = ReturnType<typeof driveApp>;
