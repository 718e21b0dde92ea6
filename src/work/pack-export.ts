/** Files of an export as bytes: one GeoJSON file, or all of them in one zip with their README. */
import { strToU8, zipSync } from 'fflate';
import { buildExport, type ExportRequest } from '#domain/export-build.ts';

export type ExportProgress = { done: number; of: number; file: string };

export type ExportResult = {
  name: string;
  type: 'application/geo+json' | 'application/zip';
  bytes: Uint8Array<ArrayBuffer>;
  files: { name: string; features: number }[];
};

/** Throws when a layer is not as its schema promises or a file would break RFC 7946. */
export function packExport(
  request: ExportRequest,
  onProgress: (progress: ExportProgress) => void,
): ExportResult {
  const built = buildExport(request, (done, of, file) => onProgress({ done, of, file }));
  const files = built.map(({ name, features }) => ({ name, features }));
  if (request.zip) {
    const entries = Object.fromEntries(built.map(({ name, text }) => [name, strToU8(text)]));
    entries['README.txt'] = strToU8(request.zip.readme);
    return { name: request.zip.name, type: 'application/zip', bytes: zipSync(entries), files };
  }
  const [only] = built;
  if (!only) throw new Error('an export without a zip has one file; got none');
  return { name: only.name, type: 'application/geo+json', bytes: strToU8(only.text), files };
}
