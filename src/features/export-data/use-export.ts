import { useCallback, useEffect, useRef, useState } from 'react';
import { loadWritten } from '#api/exports.ts';
import { fetchLayerBytes } from '#api/place-pack.ts';
import { today } from '#domain/calendar.ts';
import type { ExportRequest } from '#domain/export-build.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { type ExportResult, runExport } from '#work/exports.ts';
import { type ExportableLayer, planExport, type Wanted } from './plan-export.ts';

export type ExportState =
  | { kind: 'fetching'; layers: number }
  | { kind: 'writing'; file: string; done: number; of: number }
  | { kind: 'done'; file: string; features: number; bytes: number }
  | { kind: 'cancelled' }
  | { kind: 'gone' }
  | { kind: 'failed'; error: unknown };

/** Which button it was, and how far it is. */
export type CurrentExport = { button: string; state: ExportState };

async function fetchPack(manifest: Manifest, needs: ExportableLayer[], signal: AbortSignal) {
  const pack: ExportRequest['pack'] = {};
  await Promise.all(
    needs.map(async (layer) => {
      const entry = manifest.layers[layer];
      const bytes = await fetchLayerBytes(manifest, layer, signal);
      if (entry.status !== 'loaded' || !bytes) throw new Error(`${layer} is not loaded`);
      pack[layer] = { bytes, sources: entry.sources, gaps: entry.gaps };
    }),
  );
  return pack;
}

function saveFile({ name, type, bytes }: ExportResult) {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the download has its own hold on the bytes by the next turn
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

const readsPeople = (wanted: Wanted) =>
  wanted.what === 'map'
    ? wanted.view.layers.some(
        ({ layer }) => layer === 'priority-areas' || layer === 'contributions',
      )
    : wanted.what !== 'layer';

/** One export at a time: fetches, builds in a worker, saves. Leaving the screen stops it. */
export function useExport(manifest: Manifest) {
  const [current, setCurrent] = useState<CurrentExport | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(
    async (button: string, wanted: Wanted, drafts: boolean) => {
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      const { signal } = control;
      const tell = (state: ExportState) => {
        if (running.current === control) setCurrent({ button, state });
      };
      tell({ kind: 'fetching', layers: 1 });
      try {
        const written = readsPeople(wanted)
          ? await loadWritten(manifest.place.code, {
              areaId: wanted.what === 'area' ? wanted.id : null,
              drafts,
              contributions: wanted.what !== 'area',
            })
          : null;
        signal.throwIfAborted();
        if (wanted.what === 'area' && !written?.areas.length) return tell({ kind: 'gone' });
        const { request, needs } = planExport(wanted, manifest, written, today());
        tell({ kind: 'fetching', layers: needs.length });
        const pack = await fetchPack(manifest, needs, signal);
        const result = await runExport(
          { ...request, pack },
          (progress) => tell({ kind: 'writing', ...progress }),
          signal,
        );
        // the worker handed them over: what is saved, to the byte
        const bytes = result.bytes.byteLength;
        saveFile(result);
        const features = result.files.reduce((sum, file) => sum + file.features, 0);
        tell({ kind: 'done', file: result.name, features, bytes });
      } catch (error) {
        tell(signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', error });
      }
    },
    [manifest],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  return { current, start, cancel };
}
