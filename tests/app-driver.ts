/** The app in the words of its users. Journeys speak through this; what moves on the screen is mended here. */
import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';

export type Person = 'resident' | 'officer' | 'planner' | 'admin';
/** A point of the map's canvas: parts of its width and height, from the upper left. */
export type OnMap = [x: number, y: number];

const SQUARE_IN_CHAPELTOWN = {
  type: 'Polygon',
  coordinates: [
    [
      [-1.536, 53.812],
      [-1.528, 53.812],
      [-1.528, 53.817],
      [-1.536, 53.817],
      [-1.536, 53.812],
    ],
  ],
};

export const PASSWORD = 'ginnel-demo';

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

/** `zoom/lat/lng` of a moved map; null where it stands as it began. */
const cameraIn = (address: string) => new URL(address).searchParams.get('map');

/** 0 at the top of the world's map to 1 at its bottom. */
function mercatorY(lat: number): number {
  const radians = (lat * Math.PI) / 180;
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / (2 * Math.PI);
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

    /** Resolves when the map has come to rest somewhere else, which the address tells. */
    async nextRest() {
      const before = cameraIn(page.url());
      await page.waitForURL((url) => cameraIn(url.href) !== before);
    },

    /** Drags what is at `[lng, lat]` by so many pixels to the right and down, once the map was moved. */
    async dragCorner([lng, lat]: [number, number], [right, down]: [number, number]) {
      await page.waitForURL((url) => cameraIn(url.href) !== null);
      const [zoom = 0, midLat = 0, midLng = 0] = (cameraIn(page.url()) ?? '')
        .split('/')
        .map(Number);
      const middle = await pointOf([0.5, 0.5]);
      const pixels = 512 * 2 ** zoom;
      const x = middle.x + ((lng - midLng) / 360) * pixels;
      const y = middle.y + (mercatorY(lat) - mercatorY(midLat)) * pixels;
      await page.mouse.move(x - 3, y - 3);
      await page.mouse.move(x, y, { steps: 3 });
      await page.mouse.down();
      await page.mouse.move(x + right, y + down, { steps: 8 });
      await page.mouse.up();
    },

    /** All that this browser has written down, as text. */
    keptOnDevice: () =>
      page.evaluate(
        () =>
          new Promise<string>((resolve, reject) => {
            const opening = indexedDB.open('ginnel');
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const all = opening.result.transaction('kept').objectStore('kept').getAll();
              all.onerror = () => reject(all.error);
              all.onsuccess = () => {
                opening.result.close();
                resolve(JSON.stringify(all.result));
              };
            };
          }),
      ),

    /** Goes on with Tab until this has the focus, as somebody without a mouse does. */
    async tabTo(target: Locator, most = 120) {
      for (let presses = 0; presses < most; presses++) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`not reached with ${most} presses of Tab: ${target}`);
    },

    /** Saves an area as this person without the screen, for journeys that begin with one. */
    async makeArea(person: Person, words: { name: string; publish: boolean }) {
      const { access_token } = (await sessionOf(page.request, person)) as { access_token: string };
      const { publishableKey } = await (await page.request.get('/env.json')).json();
      const call = async (name: string, data: object) => {
        const answer = await page.request.post(`/rest/v1/rpc/${name}`, {
          headers: { apikey: publishableKey, authorization: `Bearer ${access_token}` },
          data: { p_key: crypto.randomUUID(), ...data },
        });
        const body = await answer.json();
        if (!body.ok) throw new Error(`${name}: ${JSON.stringify(body)}`);
        return body as { id: string; version: number };
      };
      const area = await call('save_priority_area', {
        p_id: null,
        p_version: null,
        p_place_code: 'E08000035',
        p_name: words.name,
        p_why: 'Residents asked for it at the spring fair.',
        p_reason: 'local knowledge',
        p_made_by: 'drawn',
        p_lsoa_codes: [],
        p_geojson: SQUARE_IN_CHAPELTOWN,
      });
      if (words.publish) {
        await call('set_priority_area_status', {
          p_id: area.id,
          p_version: area.version,
          p_status: 'published',
        });
      }
      return area.id;
    },

    async nameArea(words: { name: string; reason: RegExp; why: string }) {
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
