/// <reference lib="webworker" />
import type { ExportRequest } from '#domain/export-build.ts';
import type { FromExportWorker } from './exports.ts';
import { packExport } from './pack-export.ts';

declare const self: DedicatedWorkerGlobalScope;

const reply = (message: FromExportWorker, transfer: Transferable[] = []) =>
  self.postMessage(message, transfer);

self.addEventListener('message', ({ data }: MessageEvent<ExportRequest>) => {
  try {
    const result = packExport(data, (progress) => reply({ kind: 'progress', progress }));
    reply({ kind: 'done', result }, [result.bytes.buffer]);
  } catch (error) {
    reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});
