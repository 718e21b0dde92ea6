/** The page's side of the export worker: one worker an export, ended when it is done or given up. */
import type { ExportRequest } from '#domain/export-build.ts';
import type { ExportProgress, ExportResult } from './pack-export.ts';

export type { ExportProgress, ExportResult } from './pack-export.ts';

export type FromExportWorker =
  | { kind: 'progress'; progress: ExportProgress }
  | { kind: 'done'; result: ExportResult }
  | { kind: 'failed'; message: string };

/** Rejects with an AbortError when the signal says so. The pack's bytes are handed over, not copied. */
export function runExport(
  request: ExportRequest,
  onProgress: (progress: ExportProgress) => void,
  signal: AbortSignal,
): Promise<ExportResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module' });
    const giveUp = () => end(() => reject(signal.reason));
    const end = (settle: () => void) => {
      worker.terminate();
      signal.removeEventListener('abort', giveUp);
      settle();
    };
    worker.addEventListener('message', ({ data }: MessageEvent<FromExportWorker>) => {
      if (data.kind === 'progress') onProgress(data.progress);
      else if (data.kind === 'done') end(() => resolve(data.result));
      else end(() => reject(new Error(data.message)));
    });
    worker.addEventListener('error', ({ message }) =>
      end(() => reject(new Error(`the export worker failed: ${message}`))),
    );
    if (signal.aborted) giveUp();
    else {
      signal.addEventListener('abort', giveUp);
      const buffers = Object.values(request.pack).map(({ bytes }) => bytes);
      worker.postMessage(request, buffers);
    }
  });
}
