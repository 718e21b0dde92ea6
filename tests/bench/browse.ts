/** The built app in Chromium, as a stranger and as an officer meets it. */
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { loadTexts, t } from '#text/t.ts';
import { kilobytes, milliseconds, type Row } from './report.ts';

const LAPTOP = { width: 1280, height: 800 };
const LONG_TASK_MS = 50;
const DRAWING = 'while drawing nine corners';
const OFFICER = { email: 'officer@demo.ginnel.example', password: 'ginnel-demo' };

/** `script`: the file that ran longest in a frame that was late, by the browser's own account. */
type Task = { ms: number; script: string };
declare global {
  var lateTasks: Task[];
}

/** Keeps the tasks of the page over 50 ms, with the script that took most of each. */
function watchTasks(): void {
  globalThis.lateTasks = [];
  type Frame = PerformanceEntry & { scripts: { duration: number; sourceURL: string }[] };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Frame[]) {
      const [longest] = [...entry.scripts].sort((a, b) => b.duration - a.duration);
      const script = longest?.sourceURL.split('/').at(-1) ?? '';
      globalThis.lateTasks.push({ ms: longest?.duration ?? 0, script });
    }
  }).observe({ type: 'long-animation-frame', buffered: true });
}

/** Takes what was kept since it was last asked. */
async function takeTasks(page: Page): Promise<Task[]> {
  const tasks = await page.evaluate(() => globalThis.lateTasks.splice(0));
  return tasks.filter(({ ms }) => ms > LONG_TASK_MS).sort((a, b) => b.ms - a.ms);
}

function tasksRow(what: string, tasks: Task[]): Row {
  // the map library draws with the processor here: a graphics card takes that from the page
  const ours = tasks.filter(({ script }) => !script.startsWith('maplibre'));
  const worst = (list: Task[]) =>
    list[0] ? `, longest ${milliseconds(list[0].ms)} in ${list[0].script || 'no script'}` : '';
  return {
    what,
    figure: `${ours.length} of ours`,
    note: `scripts over ${LONG_TASK_MS} ms: ${tasks.length} in all${worst(tasks)}${ours[0] === tasks[0] ? '' : `; of ours${worst(ours)}`}`,
  };
}

async function mapReady(page: Page): Promise<void> {
  await page.locator('body[data-map-ready="true"]').waitFor({ timeout: 120_000 });
}

/** Drags the map to and fro from its middle. */
async function pan(page: Page): Promise<void> {
  const box = await mapBox(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 40; step++) {
    await page.mouse.move(x + 150 * Math.sin(step / 6), y + 90 * Math.cos(step / 6) - 90);
  }
  await page.mouse.up();
}

async function mapBox(page: Page) {
  const box = await page.locator('canvas.maplibregl-canvas').boundingBox();
  if (!box) throw new Error('the map has no box on the screen');
  return box;
}

async function measureFirstView(context: BrowserContext, url: string): Promise<Row[]> {
  const page = await context.newPage();
  await page.addInitScript(watchTasks);
  let scriptBytes = 0;
  let scripts = 0;
  const sizes: Promise<void>[] = [];
  page.on('requestfinished', (request) => {
    if (!/\.m?js$/.test(new URL(request.url()).pathname)) return;
    scripts++;
    sizes.push(
      request.sizes().then(({ responseBodySize }) => {
        scriptBytes += responseBodySize;
      }),
    );
  });
  await page.goto(`${url}/leeds`);
  await mapReady(page);
  const [paint, ready] = await page.evaluate(() => [
    performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    performance.getEntriesByName('ginnel:map-ready')[0]?.startTime ?? Number.NaN,
  ]);
  await Promise.all(sizes);
  const loading = await takeTasks(page);
  await pan(page);
  const panning = await takeTasks(page);
  await page.close();
  return [
    {
      what: 'first contentful paint',
      figure: milliseconds(paint ?? Number.NaN),
      note: '/leeds, nothing cached',
    },
    {
      what: 'map ready',
      figure: milliseconds(ready ?? Number.NaN),
      note: 'every layer of the first view drawn',
    },
    {
      what: 'JavaScript transferred',
      figure: kilobytes(scriptBytes),
      note: `${scripts} files, as compressed; budget 500 kB`,
    },
    tasksRow('while loading', loading),
    tasksRow('while panning', panning),
  ];
}

/** Signs in as an officer and draws an area of nine corners, with its profile being worked out meanwhile. */
async function measureDrawing(context: BrowserContext, url: string): Promise<Row> {
  const page = await context.newPage();
  await page.addInitScript(watchTasks);
  await page.goto(`${url}/sign-in?from=${encodeURIComponent('/leeds/choose')}`);
  await page.getByLabel(t('account:email')).fill(OFFICER.email);
  await page.getByLabel(t('account:password')).fill(OFFICER.password);
  await page.getByRole('button', { name: t('account:signIn.button'), exact: true }).click();
  await mapReady(page);
  await page.getByRole('button', { name: t('areas:choose.draw.finish') }).waitFor();
  await takeTasks(page);
  const box = await mapBox(page);
  const corners = Array.from({ length: 9 }, (_, at) => ({
    x: box.x + box.width * (0.5 + 0.2 * Math.cos((at / 9) * 2 * Math.PI)),
    y: box.y + box.height * (0.5 + 0.25 * Math.sin((at / 9) * 2 * Math.PI)),
  }));
  for (const corner of [...corners, corners.at(-1) as (typeof corners)[0]]) {
    // terra-draw takes a press only where it has seen the pointer come
    await page.mouse.move(corner.x, corner.y, { steps: 5 });
    await page.mouse.click(corner.x, corner.y);
  }
  const residents = t('profile:people.exact', { residents: '' }).replace('.', '').trim();
  await page.getByText(residents).first().waitFor();
  const tasks = await takeTasks(page);
  await page.close();
  return tasksRow(DRAWING, tasks);
}

export async function measureBrowser(url: string): Promise<Row[]> {
  await loadTexts();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
  });
  try {
    const context = await browser.newContext({ viewport: LAPTOP });
    return [
      ...(await measureFirstView(context, url)),
      await measureDrawing(context, url).catch((error: Error) => ({
        what: DRAWING,
        figure: 'not measured',
        note: error.message.split('\n')[0] ?? '',
      })),
    ];
  } finally {
    await browser.close();
  }
}
