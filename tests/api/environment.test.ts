import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseEnvironment } from '../../supabase/local/environment.ts';
import { makeDataDir, refusedStart } from './server-process.ts';

test('without settings it is a demonstration on this machine alone', () => {
  expect(parseEnvironment({}, 4173)).toEqual({
    ok: true,
    environment: {
      host: '127.0.0.1',
      port: 4173,
      dataDir: path.resolve('.ginnel'),
      demonstration: true,
      publicUrl: null,
      basemap: null,
    },
  });
});

test.each([
  [{ HOST: '0.0.0.0' }, 'GINNEL_DEMO=0'],
  [{ GINNEL_PUBLIC_URL: 'https://ginnel.example.org' }, 'GINNEL_DEMO=0'],
  [{ PORT: 'http' }, 'PORT must be a whole number'],
  [{ PORT: '70000' }, 'PORT must be a whole number'],
  [{ HOST: 'a b' }, 'HOST must be'],
  [{ GINNEL_DEMO: 'yes' }, 'GINNEL_DEMO must be 1'],
  [{ GINNEL_BASEMAP_STYLE: 'ftp://tiles' }, 'GINNEL_BASEMAP_STYLE must be'],
  [{ GINNEL_BASEMAP_STYLE: '//evil.example/style.json' }, 'GINNEL_BASEMAP_STYLE must be'],
  [{ GINNEL_BASEMAP_PMTILES: 'tiles.mbtiles' }, 'GINNEL_BASEMAP_PMTILES must be'],
  [{ GINNEL_BASEMAP_STYLE: '/s.json', GINNEL_BASEMAP_PMTILES: 'a.pmtiles' }, 'not both'],
])('%o is refused with a sentence', (variables, sentence) => {
  const parsed = parseEnvironment(variables, 4173);
  expect(parsed.ok ? '' : parsed.sentences.join(' ')).toContain(sentence);
});

test('said in so many words, a demonstration may be shown to others', () => {
  const parsed = parseEnvironment({ HOST: '0.0.0.0', GINNEL_DEMO: '1' }, 4173);
  expect(parsed.ok && parsed.environment.demonstration).toBe(true);
});

test('a basemap may be elsewhere or on this machine', () => {
  const basemap = (variables: Record<string, string>) => {
    const parsed = parseEnvironment(variables, 4173);
    return parsed.ok ? parsed.environment.basemap : parsed.sentences;
  };
  const elsewhere = 'https://tiles.example.org/uk.pmtiles';
  expect(basemap({ GINNEL_BASEMAP_PMTILES: elsewhere })).toEqual({
    kind: 'pmtiles',
    url: elsewhere,
  });
  expect(basemap({ GINNEL_BASEMAP_PMTILES: '/srv/uk.pmtiles' })).toEqual({
    kind: 'pmtiles-file',
    file: '/srv/uk.pmtiles',
  });
  expect(basemap({ GINNEL_BASEMAP_STYLE: '/style.json' })).toEqual({
    kind: 'style',
    url: '/style.json',
  });
});

test('a start with a wrong setting ends with its sentence, before anything is made', async () => {
  const dataDir = path.join(makeDataDir(), 'new');
  const { code, said } = await refusedStart({ dataDir, env: { HOST: '0.0.0.0' } });
  expect([code, existsSync(dataDir)]).toEqual([1, false]);
  expect(said).toMatch(
    /^Demonstration accounts have a password that everybody knows.*GINNEL_DEMO=1.*\n$/,
  );
});
