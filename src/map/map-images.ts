/** Draws the map's images when the map first asks for them. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { drawingOf } from './icons.ts';

async function draw(map: MapLibreMap, id: string, pixelRatio: number): Promise<void> {
  const drawing = drawingOf(id);
  // an online style may name images that its own sprite lacks; the map then leaves them out
  if (!drawing) return;
  const image = new Image(drawing.width * pixelRatio, drawing.height * pixelRatio);
  image.src = `data:image/svg+xml,${encodeURIComponent(drawing.text)}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d canvas to draw an icon on');
  context.drawImage(image, 0, 0, image.width, image.height);
  const grow = drawing.stretch;
  const inPixels = ([from, to]: [number, number]): [number, number] => [
    from * pixelRatio,
    to * pixelRatio,
  ];
  map.addImage(id, context.getImageData(0, 0, image.width, image.height), {
    pixelRatio,
    ...(grow && {
      stretchX: [inPixels(grow.x)],
      stretchY: [inPixels(grow.y)],
      content: [
        grow.x[0] * pixelRatio,
        grow.y[0] * pixelRatio,
        grow.x[1] * pixelRatio,
        grow.y[1] * pixelRatio,
      ],
    }),
  });
}

/** The resolver is asked several times at once for one id, so each id's promise is kept, unless it failed. */
export function drawImagesOnDemand(map: MapLibreMap): void {
  const pixelRatio = Math.max(2, Math.ceil(window.devicePixelRatio));
  const pending = new Map<string, Promise<void>>();
  map.setMissingStyleImageResolver((id) => {
    const known = pending.get(id);
    if (known) return known;
    const drawing = draw(map, id, pixelRatio);
    pending.set(id, drawing);
    drawing.catch(() => pending.delete(id));
    return drawing;
  });
}
