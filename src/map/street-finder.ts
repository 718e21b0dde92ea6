/** From a road's name on the basemap to the street's stable id. */
import type { GeoJSON } from 'geojson';
import type { StreetsAt } from './explore.ts';

type Street = { id: string; name: string; lng: number; lat: number };

/** Reads the streets once; until they are there nothing is found, which only shortens the list of candidates. */
export function streetFinder(load: () => Promise<GeoJSON> | undefined): StreetsAt {
  let streets: Street[] = [];
  void load()?.then((data) => {
    if (data.type !== 'FeatureCollection') return;
    streets = data.features.flatMap(({ geometry, properties }) =>
      geometry.type === 'Point' && properties
        ? {
            id: properties.id,
            name: properties.name,
            lng: geometry.coordinates[0] ?? 0,
            lat: geometry.coordinates[1] ?? 0,
          }
        : [],
    );
  });
  return (names, at) => {
    const distance = ({ lng, lat }: Street) => Math.hypot((lng - at.lng) * 0.6, lat - at.lat);
    return [...new Set(names)].flatMap((name) => {
      // two streets of one name: the nearer one is meant
      const [nearest] = streets
        .filter((street) => street.name === name)
        .sort((a, b) => distance(a) - distance(b));
      return nearest ? nearest.id : [];
    });
  };
}
