import type { IncomingMessage, RequestOptions } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../lib/shared/https/public-address.ts';
import { localPost, type Network, publicPost } from '../../../lib/shared/https/public-post.ts';
import { PUBLIC_URL_SENTENCES } from '../../../lib/shared/public-url.ts';
import { INSIDE_ENDPOINTS } from './inside-endpoints.ts';

const OUTSIDE = '93.184.215.14';
const REQUEST = { headers: { 'content-type': 'application/json' }, body: '{"é":1}', timeoutMs: 500 };
const answerOf = (status: number, body: string): IncomingMessage =>
  Object.assign(Readable.from([Buffer.from(body)]), { statusCode: status }) as unknown as IncomingMessage;

type Call = { readonly url: string; readonly options: RequestOptions; readonly body: string };

/** A network in which every name leads where a table says, and every place answers the same. */
const network = (
  leadsTo: () => readonly string[],
  answer: { status: number; body: string } | 'error' = { status: 200, body: '' },
) => {
  const calls: Call[] = [];
  const asked: string[] = [];
  const made: Network = {
    resolve: async (host) => {
      asked.push(host);
      return leadsTo().map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    },
    https: (url, options, answered) => ({
      on: (_event, failed) => void (answer === 'error' && queueMicrotask(() => failed(new Error('refused')))),
      end: (body) => {
        calls.push({ url: url.href, options, body });
        if (answer !== 'error') queueMicrotask(() => answered(answerOf(answer.status, answer.body)));
      },
    }),
  };
  return { post: publicPost(made), calls, asked };
};

/** The address that a connection would go to. */
const connectsTo = ({ options }: Call): Promise<unknown> =>
  new Promise((resolve, reject) => {
    options.lookup?.('ems.county.example.org', {}, (error, address) => (error ? reject(error) : resolve(address)));
  });

describe('endpoints that point inside', () => {
  it.each(INSIDE_ENDPOINTS)('$url ($leadsTo) is not called: $fault', async ({ url, leadsTo = [OUTSIDE], fault }) => {
    const { post, calls } = network(() => leadsTo);
    expect(await post(url, REQUEST)).toEqual({ kind: 'not-called', fault });
    expect(calls).toEqual([]);
  });

  it('are a corpus of more than fifty, with every fault that there is', () => {
    expect(INSIDE_ENDPOINTS.length).toBeGreaterThan(100);
    const faults = new Set(INSIDE_ENDPOINTS.map(({ fault }) => fault));
    expect([...faults].toSorted()).toEqual([...Object.keys(PUBLIC_URL_SENTENCES), 'inside-address'].toSorted());
  });

  it('a stage that simulates counties’ systems reaches those at its own loopback, and no other place inside', async () => {
    const elsewhere = network(() => [OUTSIDE]);
    const local = localPost(elsewhere.post);
    const own = /^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/;
    const others = INSIDE_ENDPOINTS.filter(({ url, leadsTo }) => leadsTo === undefined && !own.test(url));
    for (const { url, fault } of others) expect(await local(url, REQUEST)).toEqual({ kind: 'not-called', fault });
    expect(await local('http://localhost.example.org/', REQUEST)).toEqual({ kind: 'not-called', fault: 'not-https' });
    expect(await local('http://127.0.0.1.example.org/', REQUEST)).toEqual({ kind: 'not-called', fault: 'not-https' });
    expect(await local('http://127.0.0.1:1/', REQUEST)).toEqual({ kind: 'unanswered' });
    expect(elsewhere.calls).toEqual([]);
  });

  it('a stage that simulates counties’ systems takes the name that it prints for its own address', async () => {
    const server = createServer((_request, response) => response.writeHead(202).end('taken'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const taken = { kind: 'answered', status: 202, body: 'taken' };
      expect(await localPost()(`http://localhost:${port}/local/ems/hooks/03`, REQUEST)).toEqual(taken);
    } finally {
      server.close();
    }
  });
});

describe('an endpoint on the Internet', () => {
  it.each([
    'https://ems.county.example.org/hook',
    'https://EMS.County.example.org:8443/a?b=c',
    'https://e.example:443',
  ])('%s is called with what was handed over', async (url) => {
    const { post, calls } = network(() => [OUTSIDE, '2606:2800:21f:cb07:6820:80da:af6b:8b2c'], {
      status: 202,
      body: 'taken',
    });
    expect(await post(url, REQUEST)).toEqual({ kind: 'answered', status: 202, body: 'taken' });
    expect(calls).toMatchObject([{ url: new URL(url).href, body: REQUEST.body }]);
    expect(calls[0]?.options).toMatchObject({ method: 'POST', agent: false, headers: { 'content-length': '8' } });
  });

  it('is connected to at the address that was checked, though its name leads inside a moment later', async () => {
    const turns = [[OUTSIDE], ['169.254.169.254']];
    const { post, calls, asked } = network(() => turns.shift() ?? ['127.0.0.1']);
    await post('https://ems.county.example.org/', REQUEST);
    expect(asked).toEqual(['ems.county.example.org']);
    for (const call of calls) expect(await connectsTo(call)).toBe(OUTSIDE);
    // The next call looks again, and refuses.
    expect(await post('https://ems.county.example.org/', REQUEST)).toEqual({
      kind: 'not-called',
      fault: 'inside-address',
    });
    expect(calls).toHaveLength(1);
  });

  it.each([301, 302, 303, 307, 308])('that redirects (%i) is followed nowhere', async (status) => {
    const { post, calls } = network(() => [OUTSIDE], { status, body: '' });
    expect(await post('https://ems.county.example.org/', REQUEST)).toMatchObject({ kind: 'answered', status });
    expect(calls).toHaveLength(1);
  });

  it('that answers without end is read for 4 KB', async () => {
    const { post } = network(() => [OUTSIDE], { status: 200, body: 'x'.repeat(1_000_000) });
    const answer = await post('https://ems.county.example.org/', REQUEST);
    expect(answer.kind === 'answered' && answer.body.length).toBe(4_096);
  });

  it('that cannot be reached, or whose name leads nowhere or nowhere in time, has not answered', async () => {
    expect(await network(() => [OUTSIDE], 'error').post('https://e.example.org/', REQUEST)).toEqual({
      kind: 'unanswered',
    });
    expect(await network(() => []).post('https://e.example.org/', REQUEST)).toEqual({ kind: 'unanswered' });
    const nowhere = network(() => {
      throw new Error('ENOTFOUND');
    });
    expect(await nowhere.post('https://e.example.org/', REQUEST)).toEqual({ kind: 'unanswered' });
    const hanging = publicPost({
      resolve: () => new Promise(() => {}),
      https: () => ({ on: () => {}, end: () => {} }),
    });
    expect(await hanging('https://e.example.org/', { ...REQUEST, timeoutMs: 5 })).toEqual({ kind: 'unanswered' });
  });
});

describe('public addresses', () => {
  it.each(['1.1.1.1', OUTSIDE, '172.15.255.255', '172.32.0.0', '100.63.255.255', '169.253.255.255', '2606:4700::1111'])(
    '%s is one',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it('are none that carry an IPv4 address inside an IPv6 one, whichever it is', () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
    const prefix = fc.constantFrom('::ffff:', '::ffff:0:', '::', '64:ff9b::', '64:ff9b:1::', '2002:');
    const carried = fc.tuple(prefix, group, group).map(([before, one, two]) => {
      const tail = before === '2002:' ? `${one}:${two}::1` : `${one}:${two}`;
      return `${before}${tail}`;
    });
    fc.assert(fc.property(carried, (address) => !isPublicAddress(address)));
  });

  it('are none in text that is no address', () => {
    fc.assert(fc.property(fc.string(), (text) => !isPublicAddress(text) || /^[0-9a-f.:]+$/i.test(text)));
  });
});
