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
 * Reads a body as far as it may go, whether or not it says beforehand how long it is. What is left
 * of one is read by nobody: @hono/node-server ends the connection behind the answer.
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
      if (length > mostBytes) return 'too-large';
      parts.push(part.value);
    }
  } catch {
    // the connection ended, or waited too long, in the middle: nobody is there to be answered
    return 'broken';
  }
  return new Uint8Array(Buffer.concat(parts));
}
