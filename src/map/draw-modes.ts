/** Drawing and changing an outline with terra-draw. Loaded when a drawing mode is first entered. */
import type { MultiPolygon, Position } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import {
  type GeoJSONStoreFeatures,
  TerraDraw,
  TerraDrawModeUndoRedo,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
} from 'terra-draw';
import { closed, cornersOf } from '#domain/corners.ts';
import { keyboardCross } from './keyboard-cross.ts';
import type { DrawHistory, MapModeEvent } from './map-mode.ts';
import { closedRing, crossingOf } from './outline.ts';
import { CLOSE_KEY, PressingAdapter } from './pressing-adapter.ts';
import { push, type Snapshots, startWith, step } from './snapshots.ts';

type Listeners = {
  emit(event: MapModeEvent): void;
  history(history: DrawHistory | null): void;
  showCross(shown: boolean): void;
};
type Colours = { line: `#${string}`; corner: `#${string}` };
type Rings = Record<string, Position[]>;

/** How often an outline that grows or is dragged is reported, in milliseconds. */
const REPORT_EVERY_MS = 80;
/** How near to the first or last corner a press closes the outline, in pixels. */
const CLOSING_DISTANCE = 14;

const isPart = ({ geometry, properties }: GeoJSONStoreFeatures) =>
  geometry.type === 'Polygon' && properties.mode === 'polygon';
const ringOf = ({ geometry }: GeoJSONStoreFeatures): Position[] =>
  geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [];

/**
 * Starts drawing (`start` null) or changing an outline. Holes are kept as they are: only the outer
 * rings have corners to move.
 * @returns leaves the mode and takes everything off the map
 */
export function drawOutline(
  map: MapLibreMap,
  start: MultiPolygon | null,
  colours: Colours,
  { emit, history, showCross }: Listeners,
): () => void {
  const holes = new Map<string, Position[][]>();
  let snapshots: Snapshots<Rings> | null = null;
  let timer = 0;
  let refusedAt = 0;
  let told = '';
  let byKeyboard = false;

  const validate = (feature: GeoJSONStoreFeatures, stage: string, drawing: boolean) => {
    if (feature.geometry.type !== 'Polygon' || (drawing && stage === 'provisional'))
      return { valid: true };
    const corners = cornersOf(
      drawing && stage === 'commit' ? ringOf(feature).slice(0, -1) : ringOf(feature),
    );
    const at = crossingOf(corners, !(drawing && stage === 'commit'));
    if (!at) return { valid: true };
    if (performance.now() - refusedAt > REPORT_EVERY_MS * 5) {
      refusedAt = performance.now();
      emit({ kind: 'area-refused', reason: 'crosses-itself', at });
    }
    return { valid: false, reason: 'crosses itself' };
  };

  const cornerStyle = { width: 6, outline: 2.5 } as const;
  const adapter = new PressingAdapter(map);
  const polygon = new TerraDrawPolygonMode({
    pointerDistance: CLOSING_DISTANCE,
    keyEvents: { cancel: null, finish: CLOSE_KEY },
    showCoordinatePoints: true,
    validation: (feature, { updateType }) => validate(feature, String(updateType), true),
    styles: {
      fillColor: colours.line,
      fillOpacity: 0.14,
      outlineColor: colours.line,
      outlineWidth: 3,
      coordinatePointColor: colours.corner,
      coordinatePointWidth: cornerStyle.width - 1,
      coordinatePointOutlineColor: colours.line,
      coordinatePointOutlineWidth: cornerStyle.outline,
      closingPointColor: colours.line,
      closingPointWidth: cornerStyle.width + 1,
      closingPointOutlineColor: colours.corner,
      closingPointOutlineWidth: cornerStyle.outline,
    },
  });
  const select = new TerraDrawSelectMode({
    pointerDistance: 22,
    keyEvents: null,
    allowManualDeselection: false,
    flags: {
      polygon: {
        feature: {
          draggable: false,
          validation: (feature, { updateType }) => validate(feature, String(updateType), false),
          coordinates: { midpoints: { draggable: true }, draggable: true, deletable: true },
        },
      },
    },
    styles: {
      selectedPolygonColor: colours.line,
      selectedPolygonFillOpacity: 0.14,
      selectedPolygonOutlineColor: colours.line,
      selectedPolygonOutlineWidth: 3,
      selectionPointColor: colours.corner,
      selectionPointWidth: cornerStyle.width + 1,
      selectionPointOutlineColor: colours.line,
      selectionPointOutlineWidth: cornerStyle.outline,
      midPointColor: colours.line,
      midPointWidth: 4,
      midPointOutlineColor: colours.corner,
      midPointOutlineWidth: 1.5,
    },
  });
  const draw = new TerraDraw({
    adapter,
    modes: [polygon, select],
    undoRedo: { modeLevel: new TerraDrawModeUndoRedo({ maxStackSize: 500 }) },
  });

  const parts = () => draw.getSnapshot().filter(isPart);
  const rings = (): Rings =>
    Object.fromEntries(parts().map((part) => [String(part.id), ringOf(part)]));
  const committed = () => Number(parts()[0]?.properties.committedCoordinateCount ?? 0);

  const geometry = (): MultiPolygon | null => {
    const coordinates: Position[][][] = [];
    for (const part of parts()) {
      const ring = closedRing(ringOf(part));
      if (!ring) return null;
      coordinates.push([ring, ...(holes.get(String(part.id)) ?? [])]);
    }
    return coordinates.length ? { type: 'MultiPolygon', coordinates } : null;
  };
  const report = () => {
    timer = 0;
    emit({ kind: 'area-changed', geometry: geometry(), finished: snapshots !== null, byKeyboard });
  };
  const reportSoon = () => {
    if (!timer) timer = window.setTimeout(report, REPORT_EVERY_MS);
  };
  const reportNow = () => {
    clearTimeout(timer);
    report();
  };

  const go = (by: -1 | 1) => {
    if (!snapshots) {
      if (by < 0) draw.undo();
      else draw.redo();
    } else {
      snapshots = step(snapshots, by);
      for (const [id, ring] of Object.entries(snapshots.states[snapshots.at] ?? {}))
        draw.updateFeatureGeometry(id, { type: 'Polygon', coordinates: [ring] });
    }
    reportNow();
    tell();
  };
  function tell() {
    const canUndo = snapshots ? snapshots.at > 0 : draw.canUndo();
    const canRedo = snapshots ? snapshots.at < snapshots.states.length - 1 : draw.canRedo();
    const canFinish = !snapshots && committed() >= 3;
    const now = `${canUndo} ${canRedo} ${canFinish}`;
    if (now === told) return;
    told = now;
    history({
      undo: () => go(-1),
      redo: () => go(1),
      canUndo,
      canRedo,
      finish: canFinish ? () => adapter.close() : null,
    });
  }

  /** The outline is closed: from now on its corners can be moved. */
  const startEditing = () => {
    draw.setMode('select');
    const [first] = parts();
    if (first?.id !== undefined) draw.selectFeature(first.id);
    snapshots = startWith(rings());
  };
  const onFinish = () => {
    if (snapshots) snapshots = push(snapshots, rings());
    // terra-draw is still in the middle of finishing
    else queueMicrotask(finishDrawing);
    if (!snapshots) return;
    reportNow();
    tell();
  };
  function finishDrawing() {
    if (!draw.enabled) return;
    startEditing();
    reportNow();
    tell();
  }

  map.doubleClickZoom.disable();
  draw.start();
  draw.on('change', () => {
    reportSoon();
    tell();
  });
  draw.on('finish', onFinish);
  draw.on('history', tell);
  if (start) {
    const ids = start.coordinates.map(() => String(draw.getFeatureId()));
    start.coordinates.forEach(([, ...inner], index) => {
      holes.set(ids[index] ?? '', inner);
    });
    draw.addFeatures(
      start.coordinates.map(([outer = []], index) => ({
        id: ids[index] ?? '',
        type: 'Feature',
        properties: { mode: 'polygon' },
        geometry: {
          type: 'Polygon',
          coordinates: [closed(cornersOf(outer))],
        },
      })),
    );
    startEditing();
  } else draw.setMode('polygon');

  const leaveCross = keyboardCross(
    map,
    {
      press: (at) => {
        if (snapshots) return;
        byKeyboard = true;
        adapter.pressAt(at);
      },
      enter: () => {
        if (snapshots || committed() < 3) return false;
        adapter.close();
        return true;
      },
      back: () => go(-1),
      close: () => adapter.close(),
      moved: (at) => {
        if (!snapshots) adapter.moveTo(at);
      },
    },
    showCross,
  );
  tell();

  return () => {
    clearTimeout(timer);
    leaveCross();
    draw.stop();
    map.doubleClickZoom.enable();
    map.getCanvas().style.cursor = '';
    history(null);
  };
}
