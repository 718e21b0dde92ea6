/** What a planner does with a file: reads it by the RFC, and opens it with GDAL where that is installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Feature, FeatureCollection } from 'geojson';
import { rfc7946Faults } from '#domain/rfc-7946.ts';

type Properties = Record<string, unknown>;
export type ExportedFile = FeatureCollection<Feature['geometry'], Properties> & {
  [member: string]: unknown;
};

const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0;

/** Expects no fault, and not a word of warning from GDAL. */
export function openGeojson(name: string, text: string): ExportedFile {
  expect(rfc7946Faults(text), name).toEqual([]);
  if (hasGdal) {
    const folder = mkdtempSync(path.join(tmpdir(), 'ginnel-export-'));
    try {
      const file = path.join(folder, name);
      writeFileSync(file, text);
      const { status, stdout, stderr } = spawnSync('ogrinfo', ['-al', '-so', file], {
        encoding: 'utf8',
      });
      expect(`${stdout}${stderr}`, name).not.toMatch(/warning|error/i);
      expect(status, name).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  return JSON.parse(text);
}

export const openGeojsonFile = (file: string, name: string) =>
  openGeojson(name, readFileSync(file, 'utf8'));
