/** Inter, served by ourselves: the map draws its labels from these files and asks no glyph server. */

import latinItalic from '@fontsource/inter/files/inter-latin-400-italic.woff2?url';
import latinRegular from '@fontsource/inter/files/inter-latin-400-normal.woff2?url';
import latinSemiBold from '@fontsource/inter/files/inter-latin-600-normal.woff2?url';
import latinExtRegular from '@fontsource/inter/files/inter-latin-ext-400-normal.woff2?url';
import latinExtSemiBold from '@fontsource/inter/files/inter-latin-ext-600-normal.woff2?url';

export const REGULAR = ['Inter Regular'];
export const ITALIC = ['Inter Italic'];
export const SEMI_BOLD = ['Inter SemiBold'];

const LATIN = ['U+0000-00FF', 'U+2000-206F'];
const LATIN_EXT = ['U+0100-02BA'];

/** The style's `font-faces`. The map's worker has no page to be relative to, so the URLs are absolute. */
export function fontFaces(pageUrl: string) {
  const absolute = (url: string) => new URL(url, pageUrl).href;
  return {
    'Inter Regular': [
      { url: absolute(latinRegular), 'unicode-range': LATIN },
      { url: absolute(latinExtRegular), 'unicode-range': LATIN_EXT },
    ],
    'Inter Italic': [{ url: absolute(latinItalic), 'unicode-range': LATIN }],
    'Inter SemiBold': [
      { url: absolute(latinSemiBold), 'unicode-range': LATIN },
      { url: absolute(latinExtSemiBold), 'unicode-range': LATIN_EXT },
    ],
  };
}
