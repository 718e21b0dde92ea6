import type { useExport } from './use-export.ts';

/** The one export that can run, as each part of the page shares it. */
export type Exporting = ReturnType<typeof useExport>;

export const isBusy = ({ current }: Exporting) =>
  current?.state.kind === 'fetching' || current?.state.kind === 'writing';
