import type { AnalysisLayer, AnalysisPack, Lsoa } from './analysis-pack.ts';
import type {
  AreaGeometry,
  AreaProfile,
  DeprivationFigures,
  IncidentFilter,
  LayerFigures,
  PeopleFigures,
} from './area-profile.ts';
import { boundsHold, boundsMeet } from './bounds.ts';
import { containsPoint } from './contains-point.ts';
import { flattenArea } from './flat-polygon.ts';
import { areaSquareMetres } from './measure-area.ts';
import { type CutArea, cutArea, overlapSquareMetres, snappedShare } from './overlap-shares.ts';
import type { Bounds } from './place-pack.ts';
import { profileIncidents } from './profile-incidents.ts';
import { profilePeople, type TouchedLsoa } from './profile-people.ts';
import { profileAlleys, profileAssets, profileParks } from './profile-things.ts';

const SQUARE_METRES_A_HECTARE = 10_000;
const RELEASE = { name: 'IoD 2025', lsoaYear: 2021, lsoas: 33755 } as const;
/** less than this of the area outside the place is drawing beside its boundary */
const WHOLLY_IN_PLACE = 0.99;

/** Figures where the layer covers the area or a part of it; else which kind of nothing is known. */
function figuresOf<T, F>(
  layer: AnalysisLayer<T>,
  area: CutArea,
  place: Bounds,
  figure: (data: T, coverage: Bounds) => F,
): LayerFigures<F> {
  if (!('data' in layer)) {
    const { reason, how } = layer.entry;
    return { status: 'not-loaded', reason, how };
  }
  const { coverage, sources } = layer.entry;
  if (!coverage) return { status: 'known', figures: figure(layer.data, place), sources };
  if (!boundsMeet(coverage, area.bounds)) return { status: 'outside-coverage', coverage, sources };
  const figures = figure(layer.data, coverage);
  return boundsHold(coverage, area.bounds)
    ? { status: 'known', figures, sources }
    : { status: 'partly-covered', figures, coverage, sources };
}

/** LSOAs touched after snapping, and how much of the area lies in any LSOA. `codes`: the area is these. */
function touchLsoas(area: CutArea, lsoas: Lsoa[], codes: Set<string> | null) {
  const touched: TouchedLsoa[] = [];
  let inPlace = 0;
  for (const lsoa of lsoas) {
    const { properties } = lsoa;
    if (codes && !codes.has(properties.code)) continue;
    const overlap = codes ? lsoa.areaSquareMetres : overlapSquareMetres(area, lsoa);
    inPlace += overlap;
    const share = snappedShare(overlap, lsoa.areaSquareMetres);
    if (share === 0) continue;
    const [lng, lat] = properties.representativePoint;
    const representativePointInside = codes !== null || containsPoint(area.polygons, lng, lat);
    touched.push({ properties, share, representativePointInside });
  }
  return { touched, inPlace };
}

function listShares(touched: TouchedLsoa[]): DeprivationFigures['lsoas'] {
  return touched
    .map(({ properties: { code, name, residents }, share }) => ({ code, name, residents, share }))
    .sort((a, b) => b.share - a.share || a.code.localeCompare(b.code));
}

/**
 * The profile of an area. `codes`: the area was made of exactly these LSOAs, so shares need no measuring;
 * null for an outline of any other kind. The area must not cross or overlap itself (`check-drawn-area.ts`).
 */
export function profileArea(
  pack: AnalysisPack,
  geometry: AreaGeometry,
  filter: IncidentFilter,
  codes: string[] | null,
): AreaProfile {
  const polygons = flattenArea(geometry);
  const area = cutArea(polygons);
  const areaMetres = areaSquareMetres(polygons);
  const place = pack.manifest.bounds;
  let shareInPlace = 0;
  let people: PeopleFigures | null = null;
  let wholeLsoas: string[] | null = null;
  const deprivation = figuresOf(pack.deprivation, area, place, (lsoas): DeprivationFigures => {
    const { touched, inPlace } = touchLsoas(area, lsoas, codes && new Set(codes));
    shareInPlace = Math.min(1, inPlace / areaMetres);
    const whole =
      touched.length > 0 &&
      touched.every(({ share }) => share === 1) &&
      shareInPlace > WHOLLY_IN_PLACE;
    if (whole) wholeLsoas = touched.map(({ properties }) => properties.code);
    people = profilePeople(touched);
    return { release: RELEASE, people, lsoas: listShares(touched), wholeLsoas: whole };
  });
  return {
    areaHectares: areaMetres / SQUARE_METRES_A_HECTARE,
    shareInPlace,
    deprivation,
    incidents: figuresOf(pack.incidents, area, place, (table) =>
      profileIncidents(table, filter, polygons, wholeLsoas, people),
    ),
    alleys: figuresOf(pack.alleys, area, place, (alleys) => profileAlleys(area, alleys)),
    parks: figuresOf(pack.parks, area, place, (parks, coverage) =>
      profileParks(area, parks, coverage),
    ),
    assets: figuresOf(pack.assets, area, place, (assets, coverage) =>
      profileAssets(area, assets, coverage),
    ),
  };
}
