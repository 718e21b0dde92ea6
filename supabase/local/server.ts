import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { Environment } from './environment.ts';
import { isLoopbackHost } from './environment.ts';
import { securityHeaders } from './headers.ts';
import { Refusal } from './refusal.ts';

const DRAIN_MILLISECONDS = 10_000;

/** How much of a request, and how slowly, the server takes, in bytes and milliseconds. */
const BOUNDS = {
  maxHeaderSize: 16 * 1024,
  /** A browser sends its headers at once, on a bad line within seconds. */
  headersTimeout: 15_000,
  /** 5 MB at a third of a megabit in a second. */
  requestTimeout: 120_000,
  /** How often it looks for those who are too slow: one is closed this much later at most. */
  connectionsCheckingInterval: 5000,
  /** Above what a proxy or a few hundred browsers hold open, below the descriptors of a process. */
  mostConnections: 1000,
};

/** A server that holds its port from the first moment and learns its answers later. */
export class HeldPort {
  readonly server: Server;
  #listener: RequestListener;

  private constructor(environment: Environment, bounds: typeof BOUNDS) {
    this.#listener = notReadyYet(environment);
    this.server = createServer(bounds, (request, response) => this.#listener(request, response));
    this.server.maxConnections = bounds.mostConnections;
    this.server.on('clientError', turnAway);
  }

  /** @throws Refusal when the port or the host cannot be had. */
  static async bind(environment: Environment, bounds = BOUNDS): Promise<HeldPort> {
    const held = new HeldPort(environment, bounds);
    const { host, port } = environment;
    await new Promise<void>((resolve, reject) => {
      held.server.once('error', (error: NodeJS.ErrnoException) =>
        reject(new Refusal(sentence(error, host, port), { cause: error })),
      );
      held.server.listen(port, host, resolve);
    });
    return held;
  }

  answerWith(listener: RequestListener): void {
    this.#listener = listener;
  }

  /** Takes no new requests and waits for those under way. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.server.close(() => resolve());
    });
    this.server.closeIdleConnections();
    await Promise.race([closed, wait(DRAIN_MILLISECONDS, undefined, { ref: false })]);
    this.server.closeAllConnections();
  }
}

/** Answers what never became a request: half a head, too much of one, or none at all. */
function turnAway(error: NodeJS.ErrnoException, socket: Duplex): void {
  const [status, message] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'The headers are too long.']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'The request took too long.']
        : ['400 Bad Request', 'This is no request.'];
  // a sender who went away reads nothing; one whose answer has begun would read two
  if (error.code === 'ECONNRESET' || !socket.writable || hasBegunToAnswer(socket)) {
    socket.destroy();
    return;
  }
  console.warn(`Refused before it was a request (${status.slice(0, 3)})`);
  const body = JSON.stringify({ code: 'bad_request', message });
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}

/** Node keeps the answer under way on the socket itself, and asks it the same way. */
function hasBegunToAnswer(socket: Duplex): boolean {
  return Boolean((socket as { _httpMessage?: ServerResponse })._httpMessage?.headersSent);
}

/** The address to open, for a person at this machine or behind its proxy. */
export function addressToOpen({ host, port, publicUrl }: Environment): string {
  if (publicUrl) return publicUrl;
  const named = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${named.includes(':') ? `[${named}]` : named}:${port}`;
}

function sentence(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken, perhaps by Ginnel itself: stop what uses it, or choose another port, for example PORT=${port + 1} npm start.`;
    case 'EACCES':
      return `Port ${port} needs more rights than this account has: choose one above 1023, for example PORT=4173 npm start.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST=${host} is not an address of this machine: use 127.0.0.1${isLoopbackHost(host) ? '' : ', or 0.0.0.0 for all of its addresses'}.`;
    default:
      return `Port ${port} on ${host} cannot be opened (${error.code}): choose another with PORT or HOST.`;
  }
}

function notReadyYet(environment: Environment): RequestListener {
  const headers = {
    ...securityHeaders(environment.basemap),
    'retry-after': '2',
    'cache-control': 'no-store',
  };
  const page =
    '<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Ginnel is getting ready</title><h1>Ginnel is getting ready</h1><p>The database is being prepared. This page opens the app as soon as it is there.</p></html>';
  return (request, response) => {
    const wantsPage = (request.headers.accept ?? '').includes('text/html');
    response
      .writeHead(503, {
        ...headers,
        'content-type': wantsPage ? 'text/html; charset=utf-8' : 'application/json',
      })
      .end(wantsPage ? page : JSON.stringify({ ok: false, message: 'Ginnel is getting ready.' }));
  };
}
