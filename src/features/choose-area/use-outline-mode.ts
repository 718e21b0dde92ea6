import type { MultiPolygon } from 'geojson';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Position } from '#domain/place-pack.ts';
import type { MapModeEvent } from '#map/map-mode.ts';
import type { MapStage } from '#map/map-stage.ts';
import type { AreaDraft } from './area-draft.ts';

/** `corners`: how many the outline had when the map refused the next one. */
type Crossing = { at: Position | null; corners: number };

/**
 * Keeps the map in the mode that the draft asks for: drawing, moving corners, or picking LSOAs.
 * `begin` enters the mode anew, for a draft whose outline did not come from the map.
 */
export function useOutlineMode(
  stage: MapStage,
  draft: AreaDraft,
  change: (part: Partial<AreaDraft>) => void,
) {
  const [crossing, setCrossing] = useState<Crossing | null>(null);
  const [beginning, setBeginning] = useState(0);
  const { way, codes } = draft;
  const { enterMode, leaveMode } = stage;

  const listen = useEffectEvent((event: MapModeEvent) => {
    switch (event.kind) {
      case 'area-changed':
        // the outline follows the pointer all the time: only another corner answers a refusal
        if (event.finished || cornersOf(event.geometry) !== crossing?.corners) setCrossing(null);
        change({
          outline: event.geometry,
          finished: event.finished,
          ...(event.byKeyboard && { drawnBy: 'keyboard' }),
        });
        return;
      case 'area-refused':
        setCrossing({ at: event.at, corners: cornersOf(draft.outline) });
        return;
      case 'lsoa-pressed':
        change({ codes: toggled(codes, event.code) });
        return;
      case 'point-picked':
        throw new Error('no point is asked for while an area is outlined');
    }
  });
  const enterDrawing = useEffectEvent(() => {
    const geometry = draft.outline;
    enterMode(geometry ? { kind: 'edit-area', geometry } : { kind: 'draw-area' }, (event) =>
      listen(event),
    );
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `beginning` asks to enter the mode again
  useEffect(() => {
    if (way === 'draw') enterDrawing();
  }, [way, beginning]);
  useEffect(() => {
    if (way === 'lsoas') enterMode({ kind: 'pick-lsoas', codes }, (event) => listen(event));
  }, [way, codes, enterMode]);
  useEffect(() => leaveMode, [leaveMode]);

  const begin = () => {
    setCrossing(null);
    // a mode that is entered from itself goes on where it was, so it is left first
    leaveMode();
    setBeginning((times) => times + 1);
  };
  return { crossing, begin };
}

const cornersOf = (outline: MultiPolygon | null) => outline?.coordinates[0]?.[0]?.length ?? 0;

export const toggled = (codes: string[], code: string) =>
  codes.includes(code) ? codes.filter((other) => other !== code) : [...codes, code];
