import { createServer, type IncomingMessage, type Server } from 'node:http';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GatewayServer, openGateway } from '../../../lib/local/gateway/gateway-server.ts';
import { proxyTo } from '../../../lib/local/gateway/proxy.ts';
import { sameSiteOnly } from '../../../lib/local/gateway/same-site.ts';

let emulator: Server;
let gateway: GatewayServer;
let last: { request: IncomingMessage; body: string } | undefined;
let address = '';

beforeAll(async () => {
  emulator = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    last = { request, body };
    response.writeHead(201, { 'content-type': 'font/woff2', 'x-seen': 'yes' }).end(Buffer.from([0, 255, 128]));
  });
  await new Promise<void>((resolve) => emulator.listen(0, '127.0.0.1', resolve));
  const bound = emulator.address();
  gateway = await openGateway(0);
  address = `http://127.0.0.1:${gateway.port}`;
  expect((await fetch(address)).status).toBe(503);
  const proxy = proxyTo(`http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`, 'abc123');
  const app = new Hono()
    .use(sameSiteOnly)
    .all('/*', (context) => proxy(context.req.raw, { authorization: 'Bearer t' }));
  gateway.serve((request) => app.fetch(request));
});
afterAll(async () => {
  await gateway.close();
  emulator.close();
});

describe('the one address', () => {
  it('passes method, path, query, body and headers on to the API, and bytes back', async () => {
    const answer = await fetch(`${address}/v1/elections/x?cursor=a%2Bb`, {
      method: 'POST',
      body: 'ü',
      headers: { 'x-own': '1' },
    });
    expect(last?.request.method).toBe('POST');
    expect(last?.request.url).toBe('/_aws/execute-api/abc123/live/v1/elections/x?cursor=a%2Bb');
    expect(last?.request.headers).toMatchObject({ 'x-own': '1', authorization: 'Bearer t' });
    expect(last?.body).toBe('ü');
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-seen')).toBe('yes');
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0, 255, 128]);
  });

  it('says in one sentence that a port is taken, and how to take another', async () => {
    await expect(openGateway(gateway.port)).rejects.toThrow(/Port \d+ is taken.*--port/);
  });

  it('does not answer a page of another site', async () => {
    const answer = await fetch(`${address}/`, { headers: { origin: 'https://attacker.example' } });
    expect(answer.status).toBe(403);
    const own = await fetch(`${address}/`, { headers: { origin: `http://localhost:${gateway.port}` } });
    expect(own.status).toBe(201);
  });

  it('answers a problem when the emulator is not there', async () => {
    const answer = await proxyTo('http://127.0.0.1:9', 'abc')(new Request('http://localhost/v1/elections'));
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ code: 'emulator-not-reached' });
  });
});
