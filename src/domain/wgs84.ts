/** The ellipsoid of longitudes and latitudes, WGS 84 (NIMA TR8350.2, table 3.1). */
const FLATTENING = 1 / 298.257223563;

export const SEMI_MAJOR_METRES = 6378137;
/** the first eccentricity, squared */
export const E2 = FLATTENING * (2 - FLATTENING);
export const RADIANS = Math.PI / 180;
