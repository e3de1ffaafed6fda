import { setTimeout as pause } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { expect } from 'vitest';
import * as z from 'zod';
import { readState } from '../../lib/local/state.ts';

/** The local stage as somebody outside sees it: HTTP, and the file that tells its own user the inner addresses. */

/** A county's code, the Secretary of State, or somebody without a token. */
export type Caller = string;

export const stageUrl = (): string => {
  const url = process.env['ROLLCALL_URL'];
  if (url === undefined) throw new Error('ROLLCALL_URL is not set: test/end-to-end/stage.ts does it.');
  return url.replace('//localhost', '//127.0.0.1');
};

/** The addresses of the emulator and of the provider simulator, which hold this start's secrets. */
export const innerAddresses = (): { readonly emulator: string; readonly provider: string } => {
  const state = readState();
  if (state === undefined) throw new Error('No stage runs in ROLLCALL_HOME: the tests read its addresses there.');
  return state;
};

/** What a call was answered. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined when it is no JSON. */
  readonly json: unknown;
  /** Request and answer in one line, for the message of a failing test. */
  readonly told: string;
};

export type Request = {
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** 503 is an answer here: a test environment that is down says so. */
  readonly mayBeDown?: boolean;
};

const short = (text: string): string => (text.length > 800 ? `${text.slice(0, 800)}…` : text);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** One HTTP request. An answer of 500 or more fails the test at once: nothing from outside may cause one, but `mayBeDown`. */
export const send = async (method: string, path: string, request: Request = {}): Promise<Answer> => {
  const { body, raw, headers = {}, mayBeDown = false } = request;
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const answer = await fetch(path.startsWith('http') ? path : `${stageUrl()}${path}`, {
    method,
    redirect: 'manual',
    // A connection of its own: a kept one may be closed by the other side just when it is used again.
    headers: {
      connection: 'close',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: typeof sent === 'string' ? sent : Buffer.from(sent) }),
  });
  const text = await answer.text();
  const told = `${method} ${path} ${short(typeof sent === 'string' ? sent : '')} → ${answer.status} ${short(text)}`;
  if (answer.status >= 500 && !(mayBeDown && answer.status === 503)) throw new Error(`The stage failed: ${told}`);
  return { status: answer.status, headers: answer.headers, text, json: parsed(text), told };
};

const tokens = new Map<Caller, Promise<string>>();

/** An access token of a county (`03`) or of `sos`. */
export const tokenOf = (caller: Caller): Promise<string> => {
  const known = tokens.get(caller);
  if (known) return known;
  const body = caller === 'sos' ? { role: 'sos' } : { county: caller };
  const token = send('POST', '/local/token', { body }).then((answer) => {
    expect(answer.status, answer.told).toBe(200);
    return z.object({ token: z.string().min(20) }).parse(answer.json).token;
  });
  tokens.set(caller, token);
  return token;
};

/** Calls the county API as somebody. */
export const call = async (caller: Caller, method: string, path: string, request: Request = {}): Promise<Answer> =>
  send(method, path, { ...request, headers: { authorization: `Bearer ${await tokenOf(caller)}`, ...request.headers } });

/** The body of an answer that has to have this status and shape. */
export const read = <Shape extends z.ZodType>(answer: Answer, status: number, shape: Shape): z.output<Shape> => {
  expect(answer.status, answer.told).toBe(status);
  const body = shape.safeParse(answer.json);
  if (!body.success) throw new Error(`${z.prettifyError(body.error)}\n${answer.told}`);
  return body.data;
};

/** RFC 9457 problem details, as every error of the API is answered. */
export const Problem = z.object({
  type: z.string().min(1),
  title: z.string().min(1),
  status: z.int(),
  code: z.string().regex(/^[a-z0-9-]+$/),
  detail: z.string().min(10),
});

/** Checks that an answer is a problem of this status and gives it. */
export const problemOf = (answer: Answer, status: number | readonly number[]): z.output<typeof Problem> => {
  const allowed = typeof status === 'number' ? [status] : status;
  expect(allowed, answer.told).toContain(answer.status);
  expect(answer.headers.get('content-type') ?? '', answer.told).toContain('application/problem+json');
  const problem = read(answer, answer.status, Problem);
  expect(problem.status, answer.told).toBe(answer.status);
  return problem;
};

const Clock = z.strictObject({ now: z.iso.datetime({ offset: true }) });

/** What the stage's clock shows. */
export const now = async (): Promise<Temporal.Instant> =>
  Temporal.Instant.from(read(await send('GET', '/local/clock'), 200, Clock).now);

/** Moves the clock to an instant. Answers when everything in between has happened. */
export const moveTo = async (instant: string): Promise<void> => {
  read(await send('POST', '/local/clock', { body: { now: instant } }), 200, Clock);
};

/** Moves the clock forward to an instant; fails when it is past it: the files were not run in the order of the calendar. */
export const reach = async (instant: string): Promise<void> => {
  const clock = await now();
  if (Temporal.Instant.compare(clock, Temporal.Instant.from(instant)) > 0) {
    throw new Error(`The clock shows ${clock}, later than ${instant}: run this file on a fresh stage, or in order.`);
  }
  await moveTo(instant);
};

/** Lets one second pass, which answers when nothing is left to do but wait for outsiders. */
export const settle = async (): Promise<void> => {
  read(await send('POST', '/local/clock', { body: { advance: 'PT1S' } }), 200, Clock);
};

/** Looks again and again until `look` gives something; fails with `what` after a minute, or after so many seconds. */
export const eventually = async <T>(what: string, look: () => Promise<T | undefined>, seconds = 60): Promise<T> => {
  const deadline = performance.now() + seconds * 1_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`Waited ${seconds} seconds in vain for ${what}.`);
    await pause(150);
  }
};

const AT_ONCE = 4;

/** Runs `work` for each item, a few at a time. */
export const forEach = async <Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> => {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
};

/** What `work` gives for each item, in the order of the items. */
export const collect = async <Item, Found>(
  items: readonly Item[],
  work: (item: Item) => Promise<Found>,
): Promise<readonly Found[]> => {
  const found = new Map<Item, Found>();
  await forEach(items, async (item) => {
    found.set(item, await work(item));
  });
  return items.flatMap((item) => (found.has(item) ? [found.get(item) as Found] : []));
};

/** A message that a voter received, as the outbox lists it. */
export const OutboxMessage = z.strictObject({
  voterId: z.string(),
  electionId: z.string(),
  type: z.string(),
  channel: z.enum(['text', 'email', 'voice']),
  to: z.string().min(3),
  language: z.string(),
  subject: z.string().optional(),
  body: z.string().min(10),
  audio: z.string().optional(),
  acceptedAt: z.iso.datetime({ offset: true }),
  ledgerKey: z.string(),
  textsVersion: z.string(),
});
export type OutboxMessage = z.output<typeof OutboxMessage>;

/** What voters received, or one of them. */
export const outbox = async (voterId?: string): Promise<OutboxMessage[]> => {
  const query = voterId === undefined ? '' : `&voter=${encodeURIComponent(voterId)}`;
  return read(await send('GET', `/outbox?format=json${query}`), 200, z.array(OutboxMessage));
};

const CountyMail = z.object({
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  acceptedAt: z.string(),
  attachments: z.array(z.object({ name: z.string(), content: z.string() })),
});
export type CountyMail = z.output<typeof CountyMail>;

/** What counties' staff received. */
export const countyMail = async (): Promise<CountyMail[]> =>
  read(await send('GET', '/outbox?format=json&audience=county'), 200, z.array(CountyMail));

/** Says how a county's EMS behaves from now on. */
export const setEms = async (county: string, mode: 'simulated' | 'silent' | 'manual'): Promise<void> => {
  const answer = await send('POST', '/local/ems', { body: { county, mode } });
  expect(read(answer, 200, z.object({ county: z.string(), mode: z.string() }))).toEqual({ county, mode });
};

/** A seeded voter: every column of the roll is there as well. */
export const Voter = z.looseObject({
  voterId: z.string(),
  county: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  dateOfBirth: z.iso.date(),
  status: z.enum(['A', 'I', 'P', 'C']),
  confidential: z.boolean(),
  language: z.string(),
  phone: z.string(),
  email: z.string(),
});
export type Voter = z.output<typeof Voter>;

/** The first seeded voters of a county. */
export const votersOf = async (county: string, limit = 60): Promise<Voter[]> =>
  read(await send('GET', `/local/voters?county=${county}&limit=${limit}`), 200, z.array(Voter));

/** Subscribes a voter as a rehearsal may: without the code. */
export const subscribe = async (
  voterId: string,
  wish: {
    channels?: readonly string[];
    language?: string;
    hours?: Record<string, string>;
    phone?: string;
    email?: string;
  } = {},
): Promise<void> => {
  const body = { voterId, channels: ['text', 'email', 'voice'], language: 'en', ...wish };
  const answer = await send('POST', '/local/subscriptions', { body });
  expect([200, 201], answer.told).toContain(answer.status);
};
