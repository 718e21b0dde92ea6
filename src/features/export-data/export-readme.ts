/** README.txt of a whole place: what each file is, where it comes from, under which licence, and what is missing. */
import type { Written } from '#api/exports.ts';
import type { ExportPart } from '#domain/export-build.ts';
import type { ExportHeader } from '#domain/export-file.ts';
import type { Manifest, Source } from '#domain/place-pack.ts';
import { formatDate } from '#text/format.ts';
import { t } from '#text/t.ts';

const sourceLines = ({ title, date, licence, licenceUrl, attribution }: Source) => [
  `  ${t('data:readme.source', { title, date })}`,
  `  ${t('data:readme.licence', { licence: licenceUrl ? `${licence}, ${licenceUrl}` : licence })}`,
  `  ${attribution}`,
];

function packLayerOf(part: ExportPart): keyof Manifest['layers'] | null {
  switch (part.from) {
    case 'incidents-by-lsoa':
    case 'incidents-by-street':
      return 'incidents';
    case 'priority-areas':
    case 'plans':
    case 'actions':
    case 'contributions':
      return null;
    default:
      return part.from;
  }
}

function fileLines(manifest: Manifest, { name, parts }: { name: string; parts: ExportPart[] }) {
  return parts.flatMap((part) => {
    const layer = packLayerOf(part);
    const entry = layer && manifest.layers[layer];
    const sources =
      'sources' in part ? part.sources : entry?.status === 'loaded' ? entry.sources : [];
    const gaps = entry?.status === 'loaded' ? entry.gaps : [];
    return [
      '',
      name,
      `  ${t(`data:file.${part.from}`)}`,
      ...sources.flatMap(sourceLines),
      ...gaps.map((gap) => `  ${t('data:readme.gap', { gap })}`),
    ];
  });
}

export function exportReadme(
  manifest: Manifest,
  header: ExportHeader,
  files: { name: string; parts: ExportPart[] }[],
  written: Written | null,
): string {
  const lines = [
    header.title,
    t('data:readme.made', { date: formatDate(header.exportedOn) }),
    '',
    t('data:readme.format'),
    t('data:readme.odbl'),
    t('data:readme.incidents'),
    ...(written === null ? [t('data:readme.noBackend')] : []),
    '',
    t('data:readme.files'),
    ...files.flatMap((file) => fileLines(manifest, file)),
  ];
  if (header.notLoaded.length) {
    lines.push('', t('data:readme.notLoaded'));
    for (const { layer, reason } of header.notLoaded) {
      lines.push(`  ${t(`layers:${layer as keyof Manifest['layers']}.name`)}: ${reason}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
