/** The profile of drawn areas on the Leeds pack, ours against turf's, with the figures of both side by side. */
import { readFileSync } from 'node:fs';
import type { Polygon, Position } from 'geojson';
import { type AnalysisPack, prepareAnalysisPack } from '#domain/analysis-pack.ts';
import { profileArea } from '#domain/profile-area.ts';
import { type Figures, prepareForTurf, profileByTurf } from './profile-by-turf.ts';
import { median, milliseconds, type Row } from './report.ts';

const LEEDS = new URL('../../public/places/leeds/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, LEEDS), 'utf8');

/** A ring with uneven reach around a middle of the detail, the same in every run. */
function outline(reachDegrees: number, corners: number): Polygon {
  const ring = Array.from({ length: corners }, (_, at): Position => {
    const angle = (at / corners) * 2 * Math.PI;
    const reach = reachDegrees * (0.8 + 0.2 * Math.sin(5 * angle + 1) * Math.cos(3 * angle));
    return [-1.5263 + 1.7 * reach * Math.cos(angle), 53.8175 + reach * Math.sin(angle)];
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] };
}

function figuresOf(pack: AnalysisPack, area: Polygon): Figures {
  const { deprivation, incidents, alleys, parks } = profileArea(
    pack,
    area,
    { types: null, months: null },
    null,
  );
  const people = 'figures' in deprivation ? deprivation.figures.people : null;
  if (
    people?.status !== 'described' ||
    !('figures' in incidents) ||
    !('figures' in alleys) ||
    !('figures' in parks)
  ) {
    throw new Error('the Leeds pack has every layer where the area is drawn');
  }
  return {
    residents: people.residents.value,
    averageRank: people.measures.imd.rank.value,
    incidents: incidents.figures.total ?? Number.NaN,
    alleyMetres: alleys.figures.lengthMetres,
    parkHectares: parks.figures.areaInsideHectares,
  };
}

/** The middle of so many runs after one that warms up, and what they gave. */
function timed<T>(runs: number, work: () => T): { ms: number; made: T } {
  let made = work();
  const times = Array.from({ length: runs }, () => {
    const began = performance.now();
    made = work();
    return performance.now() - began;
  });
  return { ms: median(times), made };
}

const decimals = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 2 });
/** turf measures on a sphere, and cuts alleys into metres */
const DIFFERENCE_ALLOWED = 0.01;

export function measureProfiles(): Row[] {
  const texts = {
    deprivation: read('deprivation.geojson'),
    incidents: read('incidents.json'),
    alleys: read('alleys.geojson'),
    parks: read('parks.geojson'),
    assets: read('community-assets.geojson'),
  };
  const manifest = JSON.parse(read('manifest.json'));
  const load = timed(3, () => prepareAnalysisPack(manifest, texts, () => {}));
  const pack = load.made;
  const turfPack = prepareForTurf(texts);
  const rows: Row[] = [
    {
      what: 'Leeds pack parsed and indexed',
      figure: milliseconds(load.ms),
      note: 'once a place, in the worker',
    },
  ];
  for (const [name, area] of [
    ['1 km, 40 corners', outline(0.008, 40)],
    ['5 km, 200 corners', outline(0.04, 200)],
  ] as const) {
    const ours = timed(9, () => figuresOf(pack, area));
    const turfs = timed(3, () => profileByTurf(turfPack, area));
    rows.push({
      what: `profile of ${name}`,
      figure: milliseconds(ours.ms),
      note: `turf ${milliseconds(turfs.ms)}, ${Math.round(turfs.ms / ours.ms)} times; ours does assets, distances and ranges besides`,
    });
    for (const figure of Object.keys(ours.made) as (keyof Figures)[]) {
      const [own, other] = [ours.made[figure], turfs.made[figure]];
      const apart = Math.abs(own - other) / Math.max(1, Math.abs(other));
      rows.push({
        what: `  ${figure}`,
        figure: decimals(own),
        note: `turf ${decimals(other)}${apart > DIFFERENCE_ALLOWED ? ', THEY DIFFER' : ''}`,
      });
    }
  }
  return rows;
}
