import path from 'node:path';
import * as v from 'valibot';

/** Where the online basemap comes from; `file` is a PMTiles archive on this machine. */
export type Basemap =
  | { kind: 'style'; url: string }
  | { kind: 'pmtiles'; url: string }
  | { kind: 'pmtiles-file'; file: string };

export type Environment = {
  host: string;
  port: number;
  /** Absolute path of the folder that holds everything people write. */
  dataDir: string;
  /** Whether everybody may sign in with the demonstration accounts. */
  demonstration: boolean;
  /** Address people use when a reverse proxy stands in front, without a trailing slash. */
  publicUrl: string | null;
  basemap: Basemap | null;
};

type Parsed = { ok: true; environment: Environment } | { ok: false; sentences: string[] };

const httpUrl = (name: string) =>
  v.pipe(
    v.string(),
    v.check(isHttpUrl, `${name} must be an address that begins with http:// or https://.`),
  );

const schema = v.object({
  HOST: v.optional(
    v.pipe(v.string(), v.regex(/^[\w.:-]+$/, 'HOST must be a host name or an IP address.')),
    '127.0.0.1',
  ),
  PORT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d+$/, 'PORT must be a whole number from 1 to 65535.'),
      v.transform(Number),
      v.minValue(1, 'PORT must be a whole number from 1 to 65535.'),
      v.maxValue(65_535, 'PORT must be a whole number from 1 to 65535.'),
    ),
  ),
  GINNEL_DATA_DIR: v.optional(
    v.pipe(v.string(), v.nonEmpty('GINNEL_DATA_DIR must name a folder.')),
    '.ginnel',
  ),
  GINNEL_DEMO: v.optional(
    v.picklist(['0', '1'], 'GINNEL_DEMO must be 1 (demonstration) or 0 (real use).'),
  ),
  GINNEL_PUBLIC_URL: v.optional(httpUrl('GINNEL_PUBLIC_URL')),
  GINNEL_BASEMAP_STYLE: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (value) => isHttpUrl(value) || /^\/[^/]/.test(value),
        'GINNEL_BASEMAP_STYLE must be an address that begins with http:// or https://, or a path on this site that begins with one slash.',
      ),
    ),
  ),
  GINNEL_BASEMAP_PMTILES: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (value) => isHttpUrl(value) || value.endsWith('.pmtiles'),
        'GINNEL_BASEMAP_PMTILES must be an address that begins with http:// or https://, or the path of a .pmtiles file.',
      ),
    ),
  ),
});

/**
 * Reads the settings, whose authority is docs/deploy.md.
 * @param variables as `process.env`; an empty value counts as not given.
 * @param fallbackPort the port when `PORT` is not given.
 */
export function parseEnvironment(
  variables: Record<string, string | undefined>,
  fallbackPort: number,
): Parsed {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value));
  const result = v.safeParse(schema, given);
  if (!result.success) {
    return { ok: false, sentences: result.issues.map((issue) => issue.message) };
  }
  const values = result.output;
  if (values.GINNEL_BASEMAP_STYLE && values.GINNEL_BASEMAP_PMTILES) {
    return {
      ok: false,
      sentences: ['Give GINNEL_BASEMAP_STYLE or GINNEL_BASEMAP_PMTILES, not both.'],
    };
  }
  const publicUrl = values.GINNEL_PUBLIC_URL?.replace(/\/+$/, '') ?? null;
  const reachable = !isLoopbackHost(values.HOST) || publicUrl !== null;
  if (reachable && values.GINNEL_DEMO === undefined) {
    return {
      ok: false,
      sentences: [
        `Demonstration accounts have a password that everybody knows, and ${publicUrl ?? values.HOST} can be reached from other machines: set GINNEL_DEMO=0 for real use, or GINNEL_DEMO=1 to show the demonstration to everyone who can reach it.`,
      ],
    };
  }
  return {
    ok: true,
    environment: {
      host: values.HOST,
      port: values.PORT ?? fallbackPort,
      dataDir: path.resolve(values.GINNEL_DATA_DIR),
      demonstration: values.GINNEL_DEMO !== '0',
      publicUrl,
      basemap: basemapOf(values.GINNEL_BASEMAP_STYLE, values.GINNEL_BASEMAP_PMTILES),
    },
  };
}

/** Whether only this machine can reach a server bound to `host`. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);
}

function isHttpUrl(value: string): boolean {
  return /^https?:\/\//.test(value) && URL.canParse(value);
}

function basemapOf(style: string | undefined, pmtiles: string | undefined): Basemap | null {
  if (style) return { kind: 'style', url: style };
  if (!pmtiles) return null;
  if (isHttpUrl(pmtiles)) return { kind: 'pmtiles', url: pmtiles };
  return { kind: 'pmtiles-file', file: path.resolve(pmtiles) };
}
