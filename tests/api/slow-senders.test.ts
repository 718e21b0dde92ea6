import net from 'node:net';
import { expect, test } from 'vitest';
import { parseEnvironment } from '../../supabase/local/environment.ts';
import { HeldPort } from '../../supabase/local/server.ts';
import { freePort } from '../free-port.ts';

const bounds = {
  maxHeaderSize: 2048,
  headersTimeout: 50,
  requestTimeout: 100,
  connectionsCheckingInterval: 20,
  mostConnections: 2,
};

test('half a head, half a body and too much of a head are answered and closed', async () => {
  const { held, port } = await hold();
  try {
    held.answerWith((request, response) => {
      request.resume().on('end', () => response.end('whole'));
    });
    const post = 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length:';
    expect(await said(port, 'GET / HTTP/1.1\r\nhost: x\r\n')).toMatch(/^HTTP\/1.1 408 .*too long/s);
    expect(await said(port, `${post} 10\r\n\r\nhalf`)).toMatch(/^HTTP\/1.1 408 /);
    const long = `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(3000)}\r\n\r\n`;
    expect(await said(port, long)).toMatch(/^HTTP\/1.1 431 .*"The headers are too long\."/s);
    expect(await said(port, 'no request\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
    const whole = `${post} 2\r\nconnection: close\r\n\r\nok`;
    expect(await said(port, whole)).toMatch(/^HTTP\/1.1 200 .*whole/s);
  } finally {
    await held.close();
  }
});

test('there are only so many connections', async () => {
  const { held, port } = await hold({ ...bounds, headersTimeout: 60_000, requestTimeout: 60_000 });
  const sockets = [1, 2].map(() => net.connect(port, '127.0.0.1'));
  try {
    await Promise.all(sockets.map((socket) => new Promise((open) => socket.on('connect', open))));
    expect(await said(port, '')).toBe('');
  } finally {
    for (const socket of sockets) socket.destroy();
    await held.close();
  }
});

async function hold(with_ = bounds): Promise<{ held: HeldPort; port: number }> {
  const port = await freePort();
  const parsed = parseEnvironment({ PORT: String(port) }, port);
  if (!parsed.ok) throw new Error(parsed.sentences.join());
  return { held: await HeldPort.bind(parsed.environment, with_), port };
}

/** Sends no more than this, and gives what came back until the server closed the connection. */
function said(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (part) => {
      answer += part;
    });
    // a connection beyond the bound is reset
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}
