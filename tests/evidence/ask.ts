import { Agent, request } from 'node:http';

export type Asked = {
  method: string;
  path: string;
  /** Sent as JSON, unless it is bytes. */
  body?: unknown;
  token?: string | undefined;
  /** The network it comes from: the server under test believes a proxy on this machine. */
  from?: string;
  type?: string;
};
export type Heard = { status: number; body: Buffer; milliseconds: number };

/** Asks one server over connections that stay open, and never throws for a status. */
export class Asker {
  readonly url: string;
  readonly #key: string;
  readonly #agent: Agent;

  constructor(url: string, publishableKey: string, connections = 100) {
    this.url = url;
    this.#key = publishableKey;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  ask(asked: Asked): Promise<Heard> {
    const { method, path, body, token, from = '192.0.2.1', type } = asked;
    const begin = performance.now();
    const bytes =
      body === undefined ? null : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    return new Promise((resolve, reject) => {
      const sent = request(
        `${this.url}${path}`,
        {
          method,
          agent: this.#agent,
          headers: {
            apikey: this.#key,
            'x-forwarded-for': from,
            ...(token ? { authorization: `Bearer ${token}` } : {}),
            ...(bytes
              ? { 'content-type': type ?? 'application/json', 'content-length': bytes.length }
              : {}),
          },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              body: Buffer.concat(parts),
              milliseconds: performance.now() - begin,
            }),
          );
        },
      );
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // the server let go of a connection that rested for five seconds: a browser asks again too
        if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(this.ask(asked));
        else reject(error);
      });
      sent.end(bytes ?? undefined);
    });
  }

  async json(asked: Asked): Promise<Record<string, unknown>> {
    return JSON.parse((await this.ask(asked)).body.toString());
  }

  async signIn(name: string): Promise<string> {
    const { access_token } = await this.json({
      method: 'POST',
      path: '/auth/v1/token?grant_type=password',
      body: { email: `${name}@demo.ginnel.example`, password: 'ginnel-demo' },
    });
    return String(access_token);
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** The value that the given share of the values does not exceed (nearest rank). */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** `12 / 34`: median and 99th percentile in whole milliseconds. */
export function medianAnd99th(values: number[]): string {
  return `${Math.round(percentile(values, 0.5))} / ${Math.round(percentile(values, 0.99))}`;
}
