import type { Door } from './door.ts';
import { isRefused, type Refused, refusedBody, refusedLine, unread } from './door-answer.ts';

/**
 * Takes a request in as far as the door lets it: its body, or null on a road without one. What is
 * refused has its line in the log.
 */
export async function receive(
  door: Door,
  request: Request,
): Promise<{ body: ArrayBuffer | null } | { refused: Refused }> {
  const taken = await take(door, request);
  if ('refused' in taken) console.warn(refusedLine(taken.refused));
  return taken;
}

async function take(
  door: Door,
  request: Request,
): Promise<{ body: ArrayBuffer | null } | { refused: Refused }> {
  const admitted = door.admit(request);
  if (isRefused(admitted)) return { refused: admitted };
  if (admitted.mostBodyBytes === 0) return { body: null };
  const bytes = await readBody(request, admitted.mostBodyBytes);
  if (typeof bytes === 'string') return { refused: unread(admitted, bytes) };
  const trouble = admitted.body(bytes);
  return trouble ? { refused: refusedBody(admitted, trouble) } : { body: bytes.buffer };
}

/**
 * Reads a body as far as it may go, whether or not it says beforehand how long it is. What is
 * beyond is thrown away as it comes, by Node where nothing was read: a connection that is cut while
 * somebody still sends takes the answer with it, and the app would tell of a broken network.
 */
async function readBody(
  request: Request,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | 'too-large' | 'broken'> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) return 'too-large';
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.byteLength;
      if (length > mostBytes) {
        void throwAway(reader);
        return 'too-large';
      }
      parts.push(part.value);
    }
  } catch {
    // the connection ended, or waited too long, in the middle: nobody is there to be answered
    return 'broken';
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** The server's limit on the time of a request ends this where the sender does not. */
async function throwAway(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // the sender went away
  }
}
