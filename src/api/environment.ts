/** How this copy of Ginnel runs. `/env.json` is written by whoever hosts it: one of the four doors. */
import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { fetchJson } from './fetch-json.ts';

const EnvironmentSchema = v.object({
  /** `none` publishes a read-only map: no accounts, no contributions */
  backend: v.picklist(['embedded', 'supabase', 'none']),
  /** empty: the same origin */
  supabaseUrl: v.string(),
  publishableKey: v.string(),
  demonstration: v.nullable(
    v.object({
      password: v.string(),
      accounts: v.array(v.object({ email: v.string(), role: v.string() })),
    }),
  ),
  /** an online basemap; without one the pack's own streets are drawn */
  basemap: v.nullable(
    v.union([v.object({ style: v.string() }), v.object({ pmtiles: v.string() })]),
  ),
});
export type Environment = v.InferOutput<typeof EnvironmentSchema>;

export const environmentQuery = queryOptions({
  queryKey: ['environment'],
  queryFn: ({ signal }) => loadEnvironment(signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export async function loadEnvironment(signal?: AbortSignal): Promise<Environment> {
  return v.parse(EnvironmentSchema, await fetchJson('/env.json', signal));
}
