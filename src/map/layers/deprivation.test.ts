import { createExpression } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import { PALETTE } from '#map/palette.ts';
import { layersOf } from '#map/picture.ts';
import { sceneOf } from '#map/scene.fixture.ts';
import { DEPRIVATION_RAMP } from './deprivation.ts';

/** Relative luminance as WCAG 2 defines it, 0 to 1. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
/** CIE lightness, 0 to 100: what a grey copy keeps. */
const lightness = (hex: string) => 116 * Math.cbrt(luminance(hex)) - 16;
const contrast = (a: string, b: string) => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

test.each(['light', 'dark'] as const)(
  'decile 1 is the darkest and every step is seen in grey: %s',
  (theme) => {
    const steps = DEPRIVATION_RAMP[theme].map(lightness);
    expect(steps).toHaveLength(10);
    for (const [index, value] of steps.slice(1).entries())
      expect(value - (steps[index] ?? 0)).toBeGreaterThan(theme === 'light' ? 4 : 3.5);
  },
);

test.each(['light', 'dark'] as const)('labels stand out from their halo: %s', (theme) => {
  const { label, labelStrong, labelQuiet, halo } = PALETTE[theme];
  for (const colour of [label, labelStrong, labelQuiet])
    expect(contrast(colour, halo)).toBeGreaterThan(4.5);
});

/** What the map would paint for an LSOA, and what it would complain of. */
function painted(properties: Record<string, unknown>) {
  const fill = layersOf(sceneOf({ measure: 'health' })).find(({ id }) => id === 'deprivation/fill');
  const paint = fill?.type === 'fill' ? fill.paint?.['fill-color'] : undefined;
  const expression = createExpression(paint, 'fill-color');
  if (expression.result === 'error') throw new Error(JSON.stringify(expression.value));
  const colour = expression.value.evaluateWithoutErrorHandling(
    { zoom: 14 },
    { type: 'Polygon', properties },
  );
  return String(colour);
}

test('each decile of the measure has its own colour', () => {
  const colours = Array.from({ length: 10 }, (_, index) =>
    painted({ health: { decile: index + 1 }, imd: { decile: 5 } }),
  );
  expect(colours).toEqual(DEPRIVATION_RAMP.light);
});

// the map turns what is nested into text in what it finds under a press
test.each([JSON.stringify({ decile: 3 }), null])('%s is painted without a complaint', (health) => {
  expect(painted({ health })).toBe('transparent');
});
