import { expect, test } from 'vitest';
import { PALETTE } from '#map/palette.ts';
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
