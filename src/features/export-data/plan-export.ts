/** From what a person wants out to what the export worker needs. */
import type { Written } from '#api/exports.ts';
import type { IncidentFilter } from '#domain/area-profile.ts';
import type { ExportPart, ExportRequest } from '#domain/export-build.ts';
import { type ExportHeader, exportFileName } from '#domain/export-file.ts';
import { PACK_EXPORTS, type PackExport } from '#domain/export-pack.ts';
import type { Bounds, Manifest, Source } from '#domain/place-pack.ts';
import type { View } from '#domain/view-state.ts';
import { t } from '#text/t.ts';
import { exportReadme } from './export-readme.ts';

/** What a person can ask for. */
export type Wanted =
  | { what: 'map'; view: View; extent: Bounds | null }
  | { what: 'area'; id: string; name: string }
  | { what: 'layer'; layer: ExportableLayer }
  | { what: 'place' };

export type ExportableLayer = PackExport | 'incidents';
export const isExportable = (layer: string): layer is ExportableLayer =>
  layer === 'incidents' || PACK_EXPORTS.some((known) => known === layer);

/** A request that still lacks the pack's bytes, and the layers it lacks. */
export type PlannedExport = { request: Omit<ExportRequest, 'pack'>; needs: ExportableLayer[] };

const EVERYTHING: IncidentFilter = { types: null, months: null };

/** The source of what people wrote here. An area of whole LSOAs also has the outlines' source. */
function writtenSource(manifest: Manifest, kind: 'areas' | 'contributions', on: string): Source {
  return {
    title: t(`data:written.${kind}`, { place: manifest.place.name }),
    licence: t(`data:written.licence.${kind}`),
    licenceUrl:
      kind === 'areas'
        ? 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'
        : '',
    attribution: t(`data:written.attribution.${kind}`, { place: manifest.place.name }),
    date: on,
  };
}

const loaded = (manifest: Manifest, layer: keyof Manifest['layers']) =>
  manifest.layers[layer].status === 'loaded';

function packParts(
  manifest: Manifest,
  layer: ExportableLayer,
  filter: IncidentFilter,
): ExportPart[] {
  if (!loaded(manifest, layer)) return [];
  if (layer !== 'incidents') return [{ from: layer }];
  return [
    { from: 'incidents-by-lsoa', filter },
    { from: 'incidents-by-street', filter },
  ];
}

function writtenParts(manifest: Manifest, written: Written | null, on: string) {
  const sources = [writtenSource(manifest, 'areas', on)];
  const { deprivation } = manifest.layers;
  const outlines = deprivation.status === 'loaded' ? deprivation.sources : [];
  const lsoaMade = written?.areas.some((area) => area.made_by === 'lsoas') ?? false;
  return {
    areas: {
      from: 'priority-areas' as const,
      areas: written?.areas ?? [],
      sources: lsoaMade ? [...sources, ...outlines] : sources,
    },
    plans: { from: 'plans' as const, plans: written?.plans ?? [], sources },
    actions: { from: 'actions' as const, actions: written?.actions ?? [], sources },
    contributions: {
      from: 'contributions' as const,
      contributions: written?.contributions ?? [],
      sources: [writtenSource(manifest, 'contributions', on)],
    },
  };
}

/** The layers of the pack that parts are built from. */
function needsOf(parts: ExportPart[], manifest: Manifest): ExportableLayer[] {
  const needs = new Set<ExportableLayer>();
  for (const part of parts) {
    if (part.from === 'incidents-by-lsoa') needs.add('incidents').add('deprivation');
    else if (part.from === 'incidents-by-street') needs.add('incidents');
    else if (part.from === 'plans') {
      for (const { subject_layer: layer } of part.plans) {
        if (isExportable(layer) && loaded(manifest, layer)) needs.add(layer);
      }
    } else if (isExportable(part.from)) needs.add(part.from);
  }
  return [...needs];
}

function mapParts(manifest: Manifest, view: View, written: ReturnType<typeof writtenParts> | null) {
  const filter: IncidentFilter = { types: view.incidentTypes, months: view.months };
  return view.layers.flatMap(({ layer }): ExportPart[] => {
    if (layer === 'priority-areas') return written ? [written.areas] : [];
    if (layer === 'contributions') return written ? [written.contributions] : [];
    return packParts(manifest, layer, filter);
  });
}

function filtersOf(view: View): Record<string, string> {
  return {
    ...(view.incidentTypes && { incident_types: view.incidentTypes.join(' ') }),
    ...(view.months && { incident_months: `${view.months.from} to ${view.months.to}` }),
  };
}

/** How much of the place it is. An area has its plans and actions with it, and nothing else. */
function extentOf(wanted: Wanted): ExportHeader['extent'] {
  if (wanted.what === 'map') return wanted.extent;
  return wanted.what === 'area' ? { only: t('data:only.area', { area: wanted.name }) } : null;
}

export function planExport(
  wanted: Wanted,
  manifest: Manifest,
  written: Written | null,
  on: string,
): PlannedExport {
  const { place } = manifest;
  const header: ExportHeader = {
    title: t(`data:title.${wanted.what}`, {
      place: place.name,
      area: wanted.what === 'area' ? wanted.name : '',
      layer: wanted.what === 'layer' ? t(`layers:${wanted.layer}.name`) : '',
    }),
    place: { code: place.code, name: place.name },
    exportedOn: on,
    extent: extentOf(wanted),
    filters: wanted.what === 'map' ? filtersOf(wanted.view) : {},
    notLoaded: Object.entries(manifest.layers).flatMap(([layer, entry]) =>
      entry.status === 'not-loaded' ? [{ layer, reason: entry.reason }] : [],
    ),
  };
  const name = (what: string, extension: 'geojson' | 'zip' = 'geojson') =>
    exportFileName({ place: place.slug, what, on }, extension);
  const people = writtenParts(manifest, written, on);
  const oneFile = (what: string, parts: ExportPart[]): PlannedExport => ({
    request: { header, files: [{ name: name(what), parts }], zip: null },
    needs: needsOf(parts, manifest),
  });
  switch (wanted.what) {
    case 'map':
      return oneFile('map', mapParts(manifest, wanted.view, written && people));
    case 'area':
      return oneFile(wanted.name, [people.areas, people.plans, people.actions]);
    case 'layer':
      return oneFile(wanted.layer, packParts(manifest, wanted.layer, EVERYTHING));
    case 'place': {
      const parts = [...PACK_EXPORTS, 'incidents' as const].flatMap((layer) =>
        packParts(manifest, layer, EVERYTHING),
      );
      const files = [...parts, ...(written ? Object.values(people) : [])].map((part) => ({
        name: name(part.from),
        parts: [part],
      }));
      return {
        request: {
          header,
          files,
          zip: {
            name: name('everything', 'zip'),
            readme: exportReadme(manifest, header, files, written),
          },
        },
        needs: needsOf(
          files.flatMap(({ parts: inFile }) => inFile),
          manifest,
        ),
      };
    }
  }
}
