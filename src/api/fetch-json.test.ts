import { afterEach, expect, test, vi } from 'vitest';
import { FileError, fetchFile, fetchJson } from './fetch-json.ts';

afterEach(() => vi.unstubAllGlobals());

const answering = (response: () => Response) => vi.stubGlobal('fetch', async () => response());

async function troubleOf(reading: Promise<unknown>) {
  try {
    return await reading;
  } catch (error) {
    return error instanceof FileError ? [error.kind, error.path] : error;
  }
}

test('a file that is there is read', async () => {
  answering(() => Response.json({ basemap: null }));
  expect(await fetchJson('/env.json')).toEqual({ basemap: null });
});

test.each([404, 500, 503])(
  'a file with the answer %i is missing, whatever came with it',
  async (status) => {
    answering(() => Response.json({ basemap: null }, { status }));
    expect(await troubleOf(fetchJson('/env.json'))).toEqual(['missing', '/env.json']);
    expect(await troubleOf(fetchFile('/a.bin'))).toEqual(['missing', '/a.bin']);
  },
);

test('a file for which nothing answered is told apart from one that was cut', async () => {
  answering(() => {
    throw new TypeError('Failed to fetch');
  });
  expect(await troubleOf(fetchJson('/env.json'))).toEqual(['offline', '/env.json']);
  answering(() => new Response('{"basemap":'));
  expect(await troubleOf(fetchJson('/env.json'))).toEqual(['unreadable', '/env.json']);
});

test('what nobody waits for any more is no trouble of the file', async () => {
  const control = new AbortController();
  answering(() => {
    control.abort();
    throw control.signal.reason;
  });
  const left = fetchJson('/env.json', control.signal);
  expect(await troubleOf(left)).toBe(control.signal.reason);
});
