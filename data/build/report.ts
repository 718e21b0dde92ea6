/** The report that a build prints: what was read, kept, left out and refused, layer by layer. */
import { LAYER_NAMES } from '#domain/place-pack.ts';
import type { BuiltPlace } from './build-place.ts';
import type { BuiltLayer, Refusal } from './built-layer.ts';
import { byteLength } from './manifest.ts';

const SHOWN_REFUSALS = 10;
const number = (value: number) => value.toLocaleString('en-GB');

export function reportText({ place, layers, milliseconds }: BuiltPlace): string {
  const lines = [`${place.name} (${place.code})`];
  for (const name of LAYER_NAMES) {
    const time = milliseconds[name];
    lines.push('', ...layerLines(name, layers[name]));
    if (time !== undefined) lines.push(`  ${number(Math.round(time))} ms`);
  }
  return `${lines.join('\n')}\n`;
}

function layerLines(name: string, layer: BuiltLayer): string[] {
  if (layer.status === 'not-loaded') return [`${name}: not loaded. ${layer.reason} ${layer.how}`];
  const { tally } = layer;
  return [
    `${name}: ${layer.file}, ${number(byteLength(layer.content))} bytes`,
    `  read ${number(tally.read)}, kept ${number(tally.kept)}, refused ${number(tally.refused.length)}`,
    ...Object.entries(tally.leftOut)
      .filter(([, count]) => count > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([reason, count]) => `  left out ${number(count)}: ${reason}`),
    ...tally.refused.slice(0, SHOWN_REFUSALS).map((refusal) => `  refused ${refusalText(refusal)}`),
    ...(tally.refused.length > SHOWN_REFUSALS
      ? [
          `  refused ${number(tally.refused.length - SHOWN_REFUSALS)} more; all are in the refusals file`,
        ]
      : []),
    ...Object.entries(layer.counts).map(([what, count]) => `  ${what} ${number(count)}`),
    ...tally.notes.map((note) => `  ${note}`),
    ...layer.gaps.map((gap) => `  gap: ${gap}`),
  ];
}

const refusalText = ({ file, row, reason }: Refusal) => `${file} row ${row}: ${reason}`;

/** Every refused row as CSV; the pack does not hold it, because it is about the raw files. */
export function refusalsText(layers: BuiltPlace['layers']): string {
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = LAYER_NAMES.flatMap((name) => {
    const layer = layers[name];
    return layer.status === 'loaded'
      ? layer.tally.refused.map((r) => [name, quote(r.file), r.row, quote(r.reason)].join(','))
      : [];
  });
  return `${['layer,file,row,reason', ...rows].join('\n')}\n`;
}
