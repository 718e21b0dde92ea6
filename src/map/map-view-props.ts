/** What the map is given and what it reports. The map itself is never handed out. */
import type { FeatureCollection, MultiPolygon, Point } from 'geojson';
import type { Bounds, Manifest, Position } from '#domain/place-pack.ts';
import type { Camera, Selection, View } from '#domain/view-state.ts';
import type { DrawHistory, MapMode, MapModeEvent } from './map-mode.ts';

export type Theme = 'light' | 'dark';

/** An online street map: a style's URL, or a PMTiles archive in the pack's own schema. Null: the pack's own. */
export type OnlineBasemap = { style: string } | { pmtiles: string };

/** Incidents added up by police.uk's street anchors. */
export type IncidentHeat = FeatureCollection<Point, { count: number }>;

export type PriorityAreaFeatures = FeatureCollection<
  MultiPolygon,
  { id: string; name: string; status: 'draft' | 'published' | 'archived' }
>;

export type ContributionFeatures = FeatureCollection<
  Point,
  {
    id: string;
    kind: 'asset' | 'need' | 'idea' | 'story';
    status: 'draft' | 'pending' | 'published' | 'declined';
  }
>;

/** Pixels of the map that something else covers. */
export type Padding = { top: number; right: number; bottom: number; left: number };

/** Something to bring into view; a new `key` asks again. */
export type FlyTo = { key: string } & (
  | { bounds: Bounds }
  | { point: Position /** the least zoom to end at; 16 when left out */; zoom?: number }
);

export type MapViewProps = {
  /** Mount anew (by React's `key`) for another place: the pack's layers are loaded once. */
  manifest: Manifest;
  /** where the pack's files are, with a slash at the end: `/places/leeds/` */
  packUrl: string;
  theme: Theme;
  basemap: OnlineBasemap | null;
  /** `camera` null frames the pack's detail; a changed `camera` moves the map */
  view: View;
  incidentHeat: IncidentHeat | null;
  priorityAreas: PriorityAreaFeatures;
  contributions: ContributionFeatures;
  /** an outline to point at: an area under a finger in a list, one being named */
  highlight: MultiPolygon | null;
  mode: MapMode;
  padding: Padding;
  flyTo: FlyTo | null;
  onModeEvent(event: MapModeEvent): void;
  onHistory(history: DrawHistory | null): void;
  /** everything under the pointer, top first; empty when nothing was pressed */
  onSelect(candidates: Selection[]): void;
  /** where the map came to rest */
  onCamera(camera: Camera): void;
  /** what is seen of the world beside the padding, whenever the map comes to rest */
  onExtent(bounds: Bounds): void;
  onReady(): void;
  /**
   * A sentence for the person, already in their language, and what would try to mend it; null takes
   * the last one back.
   */
  onProblem(sentence: string | null, again?: () => void): void;
};
