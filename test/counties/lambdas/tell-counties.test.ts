import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tellAll } from '../../../lambdas/counties/tell-counties/handler.ts';
import { webhookTellEvent } from '../../../lib/counties/adapters/county-webhook.ts';
import { readTold, tellAgain } from '../../../lib/counties/use-cases/told-events.ts';
import type { CountyEvent } from '../../../lib/messaging/domain/county-event.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import { type PublicAnswer, type PublicPost, publicPost } from '../../../lib/shared/https/public-post.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { memoryCountyEvents } from '../../messaging/memory-county-events.ts';
import { INSIDE_ENDPOINTS } from '../../shared/https/inside-endpoints.ts';
import { NOW } from '../county-files.ts';

const SECRET = 'the-secret-of-county-03';
const HOOK = 'https://ems.amador.example.org/hook';

const event = (number: number, county: CountyCode = '03'): CountyEvent => ({
  id: `${county}.message-undelivered.${number}`,
  type: 'message-undelivered',
  county,
  voterId: `V${number}`,
  channel: 'email',
  outcome: 'bounced',
  at: NOW,
  election: '2026-11-03-statewide',
  message: 'ContactCounty',
});

/** A county with an address, and a clock that is moved. `post`: what its system answers. */
const world = (post: PublicPost, webhookUrl: string | null = HOOK) => {
  const { kept, keep, tellings } = memoryCountyEvents();
  const warned: string[] = [];
  const state = { now: NOW };
  const secretName = webhookUrl === null ? null : 'secret-03';
  const run = () =>
    tellAll(
      {
        clock: async () => state.now,
        directory: { findEms: async (of) => (of === '03' ? { vendor: 'dfm', webhookUrl, secretName } : undefined) },
        tellings,
        tell: webhookTellEvent({ post, readSecret: async (name) => (name === 'secret-03' ? SECRET : undefined) }),
      },
      () => 0,
    )({}, { log: { info: () => {}, warn: (code) => void warned.push(code), error: () => {} } });
  const pass = (time: { minutes?: number; hours?: number }) => {
    state.now = state.now.add(time);
  };
  return { kept, keep, tellings, run, pass, state, warned };
};

/** What a receiver does, written apart: the signature over the very bytes, a fresh time, and each id once. */
const receiver = (answers: () => number | null) => {
  const taken = new Map<string, string>();
  const repeats: string[] = [];
  const post: PublicPost = async (_url, { headers, body }): Promise<PublicAnswer> => {
    const [, t = '', v1 = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(headers['Rollcall-Signature'] ?? '') ?? [];
    const expected = createHmac('sha256', SECRET).update(`${t}.${body}`).digest('hex');
    if (v1 !== expected || Math.abs(Number(t) - Date.now() / 1000) > 300)
      throw new Error('Not signed by the county’s secret.');
    const { id } = JSON.parse(body) as { id: string };
    if (headers['Rollcall-Delivery'] !== id) throw new Error('The header names another event.');
    const status = answers();
    if (status === null) return { kind: 'unanswered' };
    if (status < 300) {
      if (taken.has(id)) repeats.push(id);
      taken.set(id, body);
    }
    return { kind: 'answered', status, body: '' };
  };
  return { post, taken, repeats };
};

it('whatever fails in whatever order, each event arrives, signed, and once where its answer arrives', async () => {
  const step = fc.constantFrom(200, 204, null, 500, 503, 429, 404, 302);
  const times = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 60 }),
      times,
      fc.integer({ min: 1, max: 30 }),
      async (faults, gaps, count) => {
        const left = [...faults];
        const { post, taken, repeats } = receiver(() => (left.length > 0 ? (left.shift() ?? null) : 200));
        const { keep, kept, run, pass } = world(post);
        const events = Array.from({ length: count }, (_, number) => event(number));
        // The stream brings its records more than once.
        await keep(events.slice(0, Math.ceil(count / 2)));
        for (const [number, minutes] of gaps.entries()) {
          if (number === 2) await keep(events);
          await run();
          pass({ minutes });
        }
        await keep(events);
        // Whatever faults are left end some day, well within the week.
        for (let hour = 0; hour < 100 && [...kept.values()].some(({ state }) => state !== 'told'); hour += 1) {
          await run();
          pass({ minutes: 61 });
        }
        expect([...taken.keys()].toSorted()).toEqual(events.map(({ id }) => id).toSorted());
        expect(repeats).toEqual([]);
        expect([...kept.values()].map(({ state }) => state)).toEqual(events.map(() => 'told'));
      },
    ),
    { numRuns: 60 },
  );
});

it('an event whose answer is lost comes again with the same id and the same body', async () => {
  const bodies: string[] = [];
  const { keep, run, pass, kept } = world(async (_url, { body }) => {
    bodies.push(body);
    return bodies.length === 1 ? { kind: 'unanswered' } : { kind: 'answered', status: 200, body: '' };
  });
  await keep([event(1)]);
  await run();
  await run();
  expect(bodies).toHaveLength(1);
  pass({ minutes: 5 });
  await run();
  expect(new Set(bodies).size).toBe(1);
  expect(bodies).toHaveLength(2);
  expect([...kept.values()][0]).toMatchObject({ state: 'told', attempts: 2 });
});

it('a system that is down for a day is left alone after a few calls each round, and then gets everything', async () => {
  let isDown = true;
  let calls = 0;
  const { post, taken } = receiver(() => (isDown ? null : 200));
  const { keep, run, pass } = world((url, request) => {
    calls += 1;
    return post(url, request);
  });
  const events = Array.from({ length: 120 }, (_, number) => event(number));
  await keep(events);
  for (let round = 0; round < 24 * 12; round += 1) {
    await run();
    pass({ minutes: 5 });
  }
  expect(taken.size).toBe(0);
  // Eight calls each five minutes: nobody hammers a system that is being repaired.
  expect(calls).toBeLessThanOrEqual(24 * 12 * 8);
  isDown = false;
  for (let round = 0; round < 13; round += 1) {
    await run();
    pass({ minutes: 5 });
  }
  expect(taken.size).toBe(120);
});

it('one event that a system cannot take holds up no other', async () => {
  const taken: string[] = [];
  const { keep, run, pass, kept } = world(async (_url, { body }) => {
    const { voterId } = JSON.parse(body) as { voterId: string };
    if (voterId === 'V0') return { kind: 'answered', status: 500, body: '' };
    taken.push(voterId);
    return { kind: 'answered', status: 200, body: '' };
  });
  await keep(Array.from({ length: 20 }, (_, number) => event(number)));
  for (let round = 0; round < 4; round += 1) {
    await run();
    pass({ minutes: 5 });
  }
  expect(taken).toHaveLength(19);
  expect(kept.get(event(0).id)).toMatchObject({ state: 'waiting', failure: 'answered-500' });
});

it('after a week an event is given up, with an alarm, and told again once somebody says so', async () => {
  let answer: PublicAnswer = { kind: 'answered', status: 410, body: '' };
  const { keep, run, pass, kept, warned, tellings, state } = world(async () => answer);
  await keep([event(1)]);
  for (let hour = 0; hour < 24 * 7 + 1; hour += 1) {
    await run();
    pass({ hours: 1 });
  }
  expect([...kept.values()][0]).toMatchObject({ state: 'failed', failure: 'answered-410' });
  expect(warned).toEqual(['COUNTY_EVENTS_GIVEN_UP']);
  const ports = { clock: async () => state.now, tellings };
  expect((await readTold(ports, '03')).counts).toEqual({ waiting: 0, told: 0, failed: 1 });
  answer = { kind: 'answered', status: 200, body: '' };
  expect(await tellAgain(ports, '03')).toBe(1);
  await run();
  expect((await readTold(ports, '03')).counts).toEqual({ waiting: 0, told: 1, failed: 0 });
  expect(await tellAgain(ports, '03')).toBe(0);
});

it('a county without an address loses nothing that happened in the week before it registers one', async () => {
  const without = world(async () => ({ kind: 'unanswered' }), null);
  await without.keep([event(1)]);
  await without.run();
  expect([...without.kept.values()][0]).toMatchObject({ state: 'waiting', attempts: 0 });
  without.pass({ hours: 24 * 7 });
  await without.run();
  expect([...without.kept.values()][0]).toMatchObject({ state: 'failed', failure: 'no-address' });
});

it('calls no address that leads inside, nor follows a redirect', async () => {
  const fault = async (url: string, leadsTo: readonly string[] = ['93.184.215.14']) => {
    const post = publicPost({
      resolve: async () => leadsTo.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      https: () => {
        throw new Error('Nobody may connect there.');
      },
    });
    const { keep, kept, run } = world(post, url);
    await keep([event(1)]);
    await run();
    return [...kept.values()][0];
  };
  for (const { url, leadsTo } of INSIDE_ENDPOINTS) {
    expect([url, leadsTo, await fault(url, leadsTo)]).toEqual([
      url,
      leadsTo,
      expect.objectContaining({ state: 'waiting', failure: 'not-called' }),
    ]);
  }
  const redirecting = world(async () => ({ kind: 'answered', status: 302, body: '' }));
  await redirecting.keep([event(1)]);
  await redirecting.run();
  expect([...redirecting.kept.values()][0]).toMatchObject({ state: 'waiting', failure: 'answered-302' });
});

it('says whom it is about by the VoteCal ID alone, over which channel and what happened', async () => {
  const bodies: unknown[] = [];
  const { keep, run } = world(async (_url, { body }) => {
    bodies.push(JSON.parse(body));
    return { kind: 'answered', status: 200, body: '' };
  });
  await keep([event(1)]);
  await run();
  expect(bodies).toEqual([
    {
      id: '03.message-undelivered.1',
      type: 'message-undelivered',
      county: '03',
      voterId: 'V1',
      channel: 'email',
      outcome: 'bounced',
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-0[78]:00$/),
      election: '2026-11-03-statewide',
      message: 'ContactCounty',
    },
  ]);
});

it('what has ended is forgotten after sixty days', async () => {
  const { post } = receiver(() => 200);
  const { keep, kept, run, state } = world(post);
  await keep([event(1)]);
  await run();
  state.now = Temporal.Instant.from(state.now).add({ hours: 24 * 61 });
  await keep([{ ...event(2), at: state.now }]);
  await run();
  expect([...kept.keys()]).toEqual([event(2).id]);
});
