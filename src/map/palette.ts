/** The colours of the map, from the tokens of the interface: brick, slate, moss, paper and ink. */
import type { AssetFamily } from '#domain/place-pack.ts';
import type { Theme } from './map-view-props.ts';

export type Palette = {
  /** outside the place; the place's own ground is `land` */
  outside: string;
  land: string;
  green: string;
  water: string;
  building: string;
  buildingEdge: string;
  road: string;
  roadCasing: string;
  path: string;
  rail: string;
  boundary: string;
  label: string;
  labelStrong: string;
  labelQuiet: string;
  halo: string;
  /** between LSOAs from afar; near by another colour, since streets are white there */
  edge: string;
  edgeNear: string;
  park: string;
  parkEdge: string;
  alley: string;
  casing: string;
  outline: string;
  selected: string;
  badge: string;
  badgeIcon: string;
  hover: string;
};

export const PALETTE: Record<Theme, Palette> = {
  light: {
    outside: '#E6E0D5',
    land: '#F1ECE2',
    green: '#DCE5CF',
    water: '#CFDDE3',
    building: '#DED7CB',
    buildingEdge: '#CFC6B8',
    road: '#FFFFFF',
    roadCasing: '#CFC6B8',
    path: '#C9BFB0',
    rail: '#B9B1A5',
    boundary: '#8A8279',
    label: '#3A3632',
    labelStrong: '#1D1B19',
    labelQuiet: '#5E5750',
    halo: '#FBF9F5',
    edge: '#FBF9F5',
    edgeNear: '#3B0F3D',
    park: '#7FA06F',
    parkEdge: '#44683B',
    alley: '#0B7A75',
    casing: '#FFFFFF',
    outline: '#1D1B19',
    selected: '#9C3D27',
    badge: '#FFFFFF',
    badgeIcon: '#44505C',
    hover: '#1D1B19',
  },
  dark: {
    outside: '#161412',
    land: '#221F1C',
    green: '#28301F',
    water: '#1B2A31',
    building: '#322E29',
    buildingEdge: '#3D3832',
    road: '#6E675E',
    roadCasing: '#1A1816',
    path: '#7A7268',
    rail: '#4A453F',
    boundary: '#8F877D',
    label: '#E9E3DA',
    labelStrong: '#FBF9F5',
    labelQuiet: '#BEB6AB',
    halo: '#1A1816',
    edge: '#161412',
    edgeNear: '#E9DCC8',
    park: '#5C7F4E',
    parkEdge: '#9CBF8B',
    alley: '#3FC1B8',
    casing: '#12100F',
    outline: '#FBF9F5',
    selected: '#E58A70',
    badge: '#F4F0E9',
    badgeIcon: '#333D47',
    hover: '#FBF9F5',
  },
};

/** The rim of an asset's badge, by family; told apart also by the icon, never by colour alone. */
export const FAMILY_COLOURS: Record<AssetFamily, string> = {
  gather: '#9C3D27',
  worship: '#6B4C9A',
  learn: '#1F6FA8',
  care: '#C0392B',
  eat: '#B7791F',
  shop: '#7A6A58',
  play: '#44683B',
  serve: '#44505C',
};
