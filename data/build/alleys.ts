/** The layer `alleys`. The rule is written down in docs/data.md, "What counts as an alley". */
import { type AlleyProperties, AlleyPropertiesSchema } from '#domain/place-pack.ts';
import { makeTerraceTest } from './between-terraces.ts';
import { type BuiltLayer, emptyTally, leaveOut } from './built-layer.ts';
import { featureCollectionText } from './features.ts';
import { type Box, lengthMetres, round, roundPoint, touchesBox } from './geometry.ts';
import type { OsmLine, Tags } from './osm-read.ts';
import { isArea, isBackLane, isDriven, isWalked, middleOf } from './osm-streets.ts';
import { openStreetMapSource } from './sources.ts';

/** Words for an alley up and down England; "passage" and "entry" name streets as often, so they are not here. */
const ALLEY_WORDS =
  /\b(ginnel|gennel|jennel|snicket|snickleway|alley|alleyway|twitchel|twitten|jitty|tenfoot|ten foot|jigger|backs)\b/i;

export interface Alley {
  way: OsmLine;
  rule: AlleyProperties['rule'];
}

function ruleByTags(tags: Tags): AlleyProperties['rule'] | null {
  if (isArea(tags) || !(isDriven(tags) || isWalked(tags))) return null;
  if (isBackLane(tags)) return 'named-back';
  if (tags.service === 'alley') return 'service-alley';
  if (isWalked(tags) && ALLEY_WORDS.test(tags.name ?? '')) return 'named-ginnel';
  return null;
}

/** Every alley of an extract: first those that say so, then those that lie between two terraces. */
export function findAlleys(lines: OsmLine[]): Alley[] {
  const alleys: Alley[] = [];
  const others: OsmLine[] = [];
  for (const way of lines) {
    const rule = ruleByTags(way.tags);
    if (rule) alleys.push({ way, rule });
    else others.push(way);
  }
  const isBetweenTerraces = makeTerraceTest(lines);
  for (const way of others) {
    if (isBetweenTerraces(way)) alleys.push({ way, rule: 'between-terraces' });
  }
  return alleys;
}

export function buildAlleys(
  alleys: Alley[],
  nearestStreet: (point: [number, number]) => string | null,
  extent: { bounds: Box; date: string },
): BuiltLayer {
  const tally = { ...emptyTally(), read: alleys.length };
  const features = alleys.flatMap(({ way, rule }) => {
    const middle = middleOf(way.line);
    if (!touchesBox(way.line, extent.bounds)) {
      leaveOut(tally, 'outside the extract');
      return [];
    }
    const properties: AlleyProperties = {
      id: way.id,
      name: way.tags.name ?? null,
      rule,
      lengthMetres: round(lengthMetres(way.line), 1),
      nearStreet: nearestStreet(middle),
      surface: way.tags.surface ?? null,
    };
    const geometry = { type: 'LineString' as const, coordinates: way.line.map(roundPoint) };
    return [{ id: way.id, properties, geometry }];
  });
  tally.kept = features.length;
  const byRule = (rule: Alley['rule']) =>
    features.filter(({ properties }) => properties.rule === rule).length;
  return {
    status: 'loaded',
    file: 'alleys.geojson',
    content: featureCollectionText(AlleyPropertiesSchema, features),
    coverage: extent.bounds,
    sources: [openStreetMapSource(extent.date)],
    counts: {
      alleys: features.length,
      'named-back': byRule('named-back'),
      'service-alley': byRule('service-alley'),
      'named-ginnel': byRule('named-ginnel'),
      'between-terraces': byRule('between-terraces'),
      metres: round(
        features.reduce((sum, { properties: p }) => sum + p.lengthMetres, 0),
        0,
      ),
    },
    gaps: [
      'OpenStreetMap does not say who owns an alley, whether it is a right of way, or whether it is gated.',
      'Alleys without a name are found by their place between two streets: some are missed.',
    ],
    tally,
  };
}
