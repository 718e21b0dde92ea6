import { useEffect, useState } from 'react';
import { fetchLayerBytes } from '#api/place-pack.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { type Analysis, startAnalysis } from '#work/analysis.ts';

/** The place's analysis worker with the pack read into it; null until it is ready. */
export function useAnalysis(manifest: Manifest): { analysis: Analysis | null; error: unknown } {
  const [state, setState] = useState<{ analysis: Analysis | null; error: unknown }>({
    analysis: null,
    error: null,
  });
  useEffect(() => {
    const analysis = startAnalysis();
    const leaving = new AbortController();
    const bytes = (layer: keyof Manifest['layers']) =>
      fetchLayerBytes(manifest, layer, leaving.signal);
    Promise.all([
      bytes('deprivation'),
      bytes('incidents'),
      bytes('alleys'),
      bytes('parks'),
      bytes('community-assets'),
    ])
      .then(([deprivation, incidents, alleys, parks, assets]) =>
        analysis.load({ manifest, deprivation, incidents, alleys, parks, assets }),
      )
      .then(() => setState({ analysis, error: null }))
      .catch((error: unknown) => {
        if (!leaving.signal.aborted) setState({ analysis: null, error });
      });
    return () => {
      leaving.abort();
      analysis.terminate();
    };
  }, [manifest]);
  return state;
}
