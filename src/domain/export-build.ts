/** Builds the files of an export from the pack's bytes and what people wrote; pure, so that a worker and a test can call it. */
import * as v from 'valibot';
import type { IncidentFilter } from './area-profile.ts';
import { type ExportHeader, type ExportLayer, makeExportFile } from './export-file.ts';
import { incidentsByLsoa, incidentsByStreet } from './export-incidents.ts';
import { exportPackLayer, type PackExport } from './export-pack.ts';
import {
  exportActions,
  exportAreas,
  exportContributions,
  exportPlans,
  type WrittenAction,
  type WrittenArea,
  type WrittenContribution,
  type WrittenPlan,
} from './export-written.ts';
import { IncidentColumnsSchema, type Source } from './place-pack.ts';
import { rfc7946Faults } from './rfc-7946.ts';

type PackBytes = { bytes: ArrayBuffer; sources: Source[]; gaps: string[] };

/** What goes into one file, in order. */
export type ExportPart =
  | { from: PackExport }
  | { from: 'incidents-by-lsoa' | 'incidents-by-street'; filter: IncidentFilter }
  | { from: 'priority-areas'; areas: WrittenArea[]; sources: Source[] }
  | { from: 'plans'; plans: WrittenPlan[]; sources: Source[] }
  | { from: 'actions'; actions: WrittenAction[]; sources: Source[] }
  | { from: 'contributions'; contributions: WrittenContribution[]; sources: Source[] };

export type ExportRequest = {
  header: ExportHeader;
  /** the pack's files by layer, as they were fetched */
  pack: Partial<Record<PackExport | 'incidents', PackBytes>>;
  files: { name: string; parts: ExportPart[] }[];
  /** null: the first file alone; otherwise everything in one zip with this text beside it */
  zip: { name: string; readme: string } | null;
};

export type BuiltFile = { name: string; text: string; features: number };

const read = ({ bytes }: PackBytes): unknown => JSON.parse(new TextDecoder().decode(bytes));

function packReader(pack: ExportRequest['pack']) {
  const layers = new Map<PackExport, ExportLayer>();
  const fileOf = (layer: PackExport | 'incidents'): PackBytes => {
    const file = pack[layer];
    if (!file) throw new Error(`the export was not handed the layer ${layer}`);
    return file;
  };
  const layer = (name: PackExport): ExportLayer => {
    const known = layers.get(name);
    if (known) return known;
    const file = fileOf(name);
    const made = exportPackLayer(name, read(file), file.sources, file.gaps);
    layers.set(name, made);
    return made;
  };
  let columns: v.InferOutput<typeof IncidentColumnsSchema> | null = null;
  const incidents = () => {
    columns ??= v.parse(IncidentColumnsSchema, read(fileOf('incidents')));
    return columns;
  };
  return { layer, incidents, fileOf, has: (name: string) => name in pack };
}

type PackReader = ReturnType<typeof packReader>;

function makeLayer(part: ExportPart, reader: PackReader): ExportLayer {
  switch (part.from) {
    case 'incidents-by-lsoa': {
      const { sources, gaps } = reader.fileOf('incidents');
      const lsoas = reader.layer('deprivation');
      const outlines = lsoas.features.flatMap(({ id, geometry, properties }) =>
        geometry ? [{ id, geometry, name: String(properties.name) }] : [],
      );
      // the outlines are part of what leaves, so their source goes with them
      const both = [...sources, ...lsoas.sources];
      return incidentsByLsoa(reader.incidents(), outlines, part.filter, both, gaps);
    }
    case 'incidents-by-street': {
      const { sources, gaps } = reader.fileOf('incidents');
      return incidentsByStreet(reader.incidents(), part.filter, sources, gaps);
    }
    case 'priority-areas':
      return exportAreas(part.areas, part.sources);
    case 'plans': {
      const find = (layer: string, id: string) =>
        (layer === 'community-assets' || layer === 'alleys' || layer === 'parks') &&
        reader.has(layer)
          ? (reader.layer(layer).features.find((feature) => feature.id === id)?.geometry ?? null)
          : null;
      // a plan's outline is its subject's, so the subject's source goes with it
      const lent = part.plans.flatMap(({ subject_layer: layer, subject_id: id }) =>
        find(layer, id) ? reader.layer(layer as PackExport).sources : [],
      );
      return exportPlans(part.plans, find, [...new Set([...part.sources, ...lent])]);
    }
    case 'actions':
      return exportActions(part.actions, part.sources);
    case 'contributions':
      return exportContributions(part.contributions, part.sources);
    default:
      return reader.layer(part.from);
  }
}

/**
 * Throws with the faults in its message when a file would break RFC 7946: it is then our bug and the
 * file must not leave. `onFile` is told before each file.
 */
export function buildExport(
  { header, pack, files }: ExportRequest,
  onFile: (done: number, of: number, name: string) => void,
): BuiltFile[] {
  const reader = packReader(pack);
  return files.map(({ name, parts }, index) => {
    onFile(index, files.length, name);
    const layers = parts.map((part) => makeLayer(part, reader));
    const file = makeExportFile(header, layers);
    const text = JSON.stringify(file);
    const faults = rfc7946Faults(text);
    if (faults.length) throw new Error(`${name} would break RFC 7946: ${faults.join('; ')}`);
    return { name, text, features: file.features.length };
  });
}
