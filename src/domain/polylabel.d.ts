declare module 'polylabel' {
  /** The point of a polygon that lies furthest from its outline; `distance` is in the units of the rings. */
  export default function polylabel(
    rings: number[][][],
    precision?: number,
  ): [number, number] & { distance: number };
}
