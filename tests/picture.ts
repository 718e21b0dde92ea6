import type { Page } from '@playwright/test';

/** A small PNG of one colour, of the browser's own making. */
export const picture = async (page: Page, color: string) =>
  Buffer.from(
    await page.evaluate((fill) => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      if (context) context.fillStyle = fill;
      context?.fillRect(0, 0, 400, 400);
      return canvas.toDataURL('image/png').split(',')[1] ?? '';
    }, color),
    'base64',
  );
