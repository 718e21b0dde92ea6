type Picture = Buffer<ArrayBuffer>;

/** Real pictures of 24 by 24 pixels, made once by ImageMagick (`-strip`), for tests. */
export const PHOTOGRAPHS = {
  /** Baseline, with JFIF. */
  baseline: Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAYABgDASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAMBBf/EAB4QAAEEAwADAAAAAAAAAAAAAAABERIxAiFBUWGR/8QAGAEAAgMAAAAAAAAAAAAAAAAAAQYAAwX/xAAdEQACAQQDAAAAAAAAAAAAAAAAAQIDBBMUERJh/9oADAMBAAIRAxEAPwDkpnpd0bKk88ITfLVMJujN0s0/Dd2iyZK9ugIS9rroA7LkKuyMrDt1gBmxxF3uzZJ8QABVKLJkkf/Z',
    'base64',
  ),
  /** Progressive: several scans with tables between them. */
  progressive: Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wgARCAAYABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAIE/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAQB/9oADAMBAAIQAxAAAAHOhtdoEi6MD//EABQQAQAAAAAAAAAAAAAAAAAAADD/2gAIAQEAAQUCH//EABYRAQEBAAAAAAAAAAAAAAAAAAARE//aAAgBAwEBPwHRoqv/xAAWEQEBAQAAAAAAAAAAAAAAAAAAERP/2gAIAQIBAT8BzZoj/8QAFBABAAAAAAAAAAAAAAAAAAAAMP/aAAgBAQAGPwIf/8QAFhABAQEAAAAAAAAAAAAAAAAAEQAQ/9oACAEBAAE/IXGZnW//2gAMAwEAAgADAAAAEDjgPP/EABYRAQEBAAAAAAAAAAAAAAAAAAAREP/aAAgBAwEBPxDClv/EABcRAAMBAAAAAAAAAAAAAAAAAAAQEXH/2gAIAQIBAT8Qyskn/8QAHBAAAgMBAAMAAAAAAAAAAAAAAREAITFBUXGR/9oACAEBAAE/EBQ3keDzyAnrEsaxSwS7PY12PY11RPgn/9k=',
    'base64',
  ),
  /** Four inks, with the Adobe mark and without JFIF. */
  inks: Buffer.from(
    '/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwAbEhQXFBEbFxYXHhwbIChCKyglJShROj0wQmBVZWRfVV1baniZgWpxkHNbXYW1hpCeo6utq2eAvMm6pseZqKuk/9sAQwEcHh4oIyhOKytOpG5dbqSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk/8AAFAgAGAAYBAEiAAIRAQMRAQQiAP/EABgAAQADAQAAAAAAAAAAAAAAAAABAgUE/8QAJBAAAQIFAwUBAAAAAAAAAAAAAAERAhIhMUEDE1EEFFJhcaH/xAAWAQEBAQAAAAAAAAAAAAAAAAAABQP/xAAbEQACAQUAAAAAAAAAAAAAAAAAAVECERITFP/aAA4EAQACEQMRBAAAPwDsVUf6RMlV4yU240hrdyduNFd8GHapIWmqDaTqUZa2J7hKJzgy21VipZg2qqM2S8yfAUki9VwB3IaaoNSHqUe7oDKbU8lpkHdJYSPhwCJcv4o09i47dvQBG3+qABdjBE7CcWQAH//Z',
    'base64',
  ),
};

/** A segment of a JPEG: its marker, the length of what follows, and that. */
export function segment(marker: number, content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content as string, 'latin1');
  const length = bytes.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 0xff]), bytes]);
}

/** What cameras and programs put beside the picture, each with `words` in it. */
export function metadata(words: string): Buffer[] {
  return [
    segment(0xe1, `Exif\0\0${words}\xff\xd9\xff\xda`),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x>${words}</x>`),
    segment(0xed, `Photoshop 3.0\x008BIM${words}`),
    segment(0xfe, words),
    segment(0xe0, `JFXX\0\x10${words}`),
    segment(0xe2, `MPF\0${words}`),
    segment(0xe4, words),
    segment(0xef, words),
    segment(0xee, `Adobe${words}`.slice(0, 11)),
    segment(0xf7, words),
  ];
}

/** The picture with `inserted` after its first marker. */
export function withSegments(picture: Picture, inserted: Buffer[]): Picture {
  return Buffer.concat([picture.subarray(0, 2), ...inserted, picture.subarray(2)]);
}

/** The picture with its scan made longer, to about so many bytes: whole, but a scribble. */
export function enlarged(picture: Picture, lengthBytes: number): Picture {
  const end = picture.length - 2;
  const scribble = Buffer.alloc(Math.max(0, lengthBytes - picture.length), 0x5a);
  return Buffer.concat([picture.subarray(0, end), scribble, picture.subarray(end)]);
}
