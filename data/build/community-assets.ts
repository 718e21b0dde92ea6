/** The layer `community-assets`: places where people gather, learn, worship, are cared for, shop and play. */
import {
  ASSET_FAMILIES,
  ASSET_KINDS,
  type AssetFamily,
  type AssetKind,
  type CommunityAssetProperties,
  CommunityAssetPropertiesSchema,
} from '#domain/place-pack.ts';
import { type BuiltLayer, emptyTally, leaveOut } from './built-layer.ts';
import { assetKind } from './community-asset-kinds.ts';
import { featureCollectionText } from './features.ts';
import {
  type AreaGeometry,
  type Box,
  distanceMetres,
  inBox,
  isInside,
  type Point,
  representativePoint,
  roundPoint,
} from './geometry.ts';
import type { OsmArea, OsmPoint, Tags } from './osm-read.ts';
import { openStreetMapSource } from './sources.ts';

interface Found {
  id: string;
  kind: AssetKind;
  point: Point;
  geometry: AreaGeometry | null;
  tags: Tags;
}

/** A node and an area of one kind and name, or of which one has no name, this near are one thing mapped twice. */
const SAME_METRES = 60;

const familyOf = (kind: AssetKind): AssetFamily =>
  (Object.keys(ASSET_FAMILIES) as AssetFamily[]).find((family) =>
    (ASSET_FAMILIES[family] as readonly AssetKind[]).includes(kind),
  ) as AssetFamily;

const nameOf = ({ tags }: Found) => (tags.name ?? '').toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** The node is dropped where an area says the same: the area knows its extent. */
function isSameThing(node: Found, area: Found): boolean {
  if (node.kind !== area.kind || !area.geometry) return false;
  const inside = isInside(node.point, area.geometry);
  const [a, b] = [nameOf(node), nameOf(area)];
  if (a === '' || b === '') return inside;
  return a === b && (inside || distanceMetres(node.point, area.point) < SAME_METRES);
}

function findAssets(points: OsmPoint[], areas: OsmArea[]): Found[] {
  const found: Found[] = [];
  for (const { id, point, tags } of points) {
    const kind = assetKind(tags);
    if (kind) found.push({ id, kind, point: roundPoint(point), geometry: null, tags });
  }
  for (const { id, geometry, tags } of areas) {
    const kind = assetKind(tags);
    if (kind) found.push({ id, kind, point: representativePoint(geometry), geometry, tags });
  }
  return found;
}

/** House, street and postcode as far as the map gives them. */
function addressOf(tags: Tags): string | null {
  const house = [tags['addr:housename'], tags['addr:housenumber']].filter(Boolean).join(', ');
  const street = [house, tags['addr:street']].filter(Boolean).join(' ');
  const address = [street, tags['addr:postcode'] ?? tags.postal_code].filter(Boolean).join(', ');
  return address === '' ? null : address;
}

export function buildCommunityAssets(
  points: OsmPoint[],
  areas: OsmArea[],
  nearestStreet: (point: Point) => string | null,
  extent: { bounds: Box; date: string },
): BuiltLayer {
  const tally = emptyTally();
  const found = findAssets(points, areas);
  const withArea = found.filter(({ geometry }) => geometry !== null);
  tally.read = found.length;
  const features = found.flatMap((asset) => {
    const { id, kind, point, geometry, tags } = asset;
    if (!inBox(point, extent.bounds)) {
      leaveOut(tally, 'outside the extract');
      return [];
    }
    if (geometry === null && withArea.some((area) => isSameThing(asset, area))) {
      leaveOut(tally, 'mapped as a node and as an area');
      return [];
    }
    const properties: CommunityAssetProperties = {
      id,
      name: tags.name ?? null,
      kind,
      family: familyOf(kind),
      address: addressOf(tags),
      nearStreet: nearestStreet(point),
    };
    return [{ id, properties, geometry: { type: 'Point' as const, coordinates: point } }];
  });
  tally.kept = features.length;
  const kinds = ASSET_KINDS.map((kind) => [
    kind,
    features.filter(({ properties }) => properties.kind === kind).length,
  ]).filter(([, count]) => count !== 0);
  return {
    status: 'loaded',
    file: 'community-assets.geojson',
    content: featureCollectionText(CommunityAssetPropertiesSchema, features),
    coverage: extent.bounds,
    sources: [openStreetMapSource(extent.date)],
    counts: { assets: features.length, ...Object.fromEntries(kinds) },
    gaps: [
      'Volunteers map what they come across: groups, clubs and halls inside other buildings are often missing.',
      'Closed or renamed since the date of the extract is not known.',
    ],
    tally,
  };
}
