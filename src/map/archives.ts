/** How the map reads PMTiles archives. */
import { addProtocol } from 'maplibre-gl';
import { Protocol } from 'pmtiles';

const fresh = () => new Protocol({ metadata: true });
let archives = fresh();

/** Teaches the map the addresses that begin with `pmtiles://`. */
export function readArchives(): void {
  addProtocol('pmtiles', (request, abort) => archives.tile(request, abort));
}

/** An archive that failed once is asked for again: what reads it would keep the failure for ever. */
export function forgetArchives(): void {
  archives = fresh();
}
