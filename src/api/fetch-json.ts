/** A file that could not be had: which, and why, so that a screen can say it. */
export class FileError extends Error {
  readonly path: string;
  readonly kind: 'offline' | 'missing' | 'unreadable';

  constructor(path: string, kind: FileError['kind'], cause?: unknown) {
    super(`${path}: ${kind}`, { cause });
    this.name = 'FileError';
    this.path = path;
    this.kind = kind;
  }
}

/** Fetches a file of ours. Throws a FileError when it is missing or there is no network. */
export async function fetchFile(path: string, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, signal ? { signal } : {});
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new FileError(path, 'offline', cause);
  }
  if (!response.ok) throw new FileError(path, 'missing', response.status);
  return response;
}

/** Fetches and reads JSON. Throws a FileError. What it holds is for a schema to say. */
export async function fetchJson(path: string, signal?: AbortSignal): Promise<unknown> {
  const response = await fetchFile(path, signal);
  try {
    return await response.json();
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new FileError(path, 'unreadable', cause);
  }
}
