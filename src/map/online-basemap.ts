/**
 * An online street map, fetched before anything of it is drawn: while it cannot be reached, the
 * pack's own streets are on the map and nothing waits.
 */
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';

/** An online map, with names that clash with none of ours. */
export type OnlineLayers = {
  sources: Record<string, SourceSpecification>;
  /** `own`: an archive in the pack's schema, drawn as the pack's own streets are */
  layers: LayerSpecification[] | 'own';
  glyphs: string | null;
  sprite: StyleSpecification['sprite'] | null;
};

const PREFIX = 'online/';
/** The source of an archive in the pack's own schema. */
export const ARCHIVE_SOURCE = `${PREFIX}basemap`;
const TIMEOUT_MS = 4000;

/** A layer under a name, and with a source, that is not one of ours. */
export function renamed(layer: LayerSpecification, source?: string): LayerSpecification {
  const copy = { ...layer, id: PREFIX + layer.id };
  if ('source' in copy) copy.source = source ?? PREFIX + copy.source;
  return copy;
}

/** A style under names that are not ours and with absolute addresses. */
export function adoptStyle(style: StyleSpecification, styleUrl: string): OnlineLayers {
  const absolute = (url: string) =>
    // the braces of a tile address are not ours to encode
    new URL(url, styleUrl).href.replaceAll('%7B', '{').replaceAll('%7D', '}');
  const sources = Object.fromEntries(
    Object.entries(style.sources).map(([name, source]) => {
      const copy = { ...source };
      if ('url' in copy && copy.url) copy.url = absolute(copy.url);
      if ('tiles' in copy && copy.tiles) copy.tiles = copy.tiles.map(absolute);
      return [PREFIX + name, copy];
    }),
  );
  const { sprite, glyphs } = style;
  return {
    sources,
    layers: style.layers.map((layer) => renamed(layer)),
    glyphs: glyphs ? absolute(glyphs) : null,
    sprite:
      typeof sprite === 'string'
        ? absolute(sprite)
        : (sprite?.map(({ id, url }) => ({ id, url: absolute(url) })) ?? null),
  };
}

const within = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);

/** Throws when the style does not answer in time or is none. */
export async function fetchStyle(url: string, signal: AbortSignal): Promise<OnlineLayers> {
  const response = await fetch(url, { signal: within(signal) });
  if (!response.ok) throw new Error(`the online basemap ${url} answered ${response.status}`);
  const style: StyleSpecification = await response.json();
  if (style.version !== 8 || !Array.isArray(style.layers))
    throw new Error(`the online basemap ${url} is not a style of version 8`);
  return adoptStyle(style, response.url || url);
}

/** Throws when the archive does not answer in time or is no PMTiles archive. */
export async function fetchArchive(url: string, signal: AbortSignal): Promise<OnlineLayers> {
  const response = await fetch(url, {
    headers: { Range: 'bytes=0-126' },
    signal: within(signal),
  });
  const reader = response.body?.getReader();
  const start = await reader?.read();
  // a server that does not know ranges would go on to send the whole archive
  await reader?.cancel();
  if (!response.ok || new TextDecoder().decode(start?.value?.subarray(0, 7)) !== 'PMTiles')
    throw new Error(`the online basemap ${url} is no PMTiles archive (${response.status})`);
  return {
    sources: { [ARCHIVE_SOURCE]: { type: 'vector', url: `pmtiles://${url}` } },
    layers: 'own',
    glyphs: null,
    sprite: null,
  };
}
