import { useCallback, useEffect, useState } from 'react';
import { fetchLayerBytes } from '#api/place-pack.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { type Analysis, startAnalysis } from '#work/analysis.ts';

type State = { analysis: Analysis | null; error: unknown };
const WORKING: State = { analysis: null, error: null };

/**
 * The place's analysis worker with the pack read into it; null until it is ready. What failed is
 * begun again by `again`, and by itself when the network is back.
 */
export function useAnalysis(manifest: Manifest): State & { again(): void } {
  const [state, setState] = useState(WORKING);
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => {
    setState(WORKING);
    setTurn((before) => before + 1);
  }, []);
  const failed = state.error !== null;
  useEffect(() => {
    if (!failed) return;
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [failed, again]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every turn begins anew
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
  }, [manifest, turn]);
  return { ...state, again };
}
