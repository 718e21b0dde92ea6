/** The longest side of a stored photograph, in pixels. */
const LONGEST_PIXELS = 1600;
const QUALITY = 0.85;

/**
 * A picture drawn anew: smaller, upright, and without what cameras hide in files (place, time, device),
 * for a canvas knows only pixels. Null when the browser cannot read it as a picture.
 */
export async function shrinkPhotograph(file: Blob): Promise<Blob | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    // whatever the browser says of it, the person can only choose another file
    return null;
  }
  const scale = Math.min(1, LONGEST_PIXELS / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser gives no 2d canvas');
  // what is transparent in a PNG would turn black in a JPEG
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be encoded'))),
      'image/jpeg',
      QUALITY,
    ),
  );
}
