import { beforeEach, describe, expect, it } from 'vitest';
import { type GatewayParts, gatewayApp } from '../../../lib/local/gateway/gateway-app.ts';
import type { SentMessage } from '../../../lib/local/provider/sent-message.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { SENT_TEXT } from '../sample-message.ts';

const aCountyMail: SentMessage = {
  ...SENT_TEXT,
  channel: 'email',
  api: 'SendEmail',
  to: 'elections@amador.example.org',
  subject: 'Statistics',
  context: {},
};
const NOW = Temporal.Instant.from('2026-10-02T23:59:00Z');
const asked: string[] = [];
let moving: string | undefined;
// Only what these calls use.
const parts = {
  address: 'http://localhost:8787',
  scheduler: {
    now: () => NOW,
    progress: () => moving,
    moveTo: async (instant: Temporal.Instant) => {
      asked.push(`to ${instant.toString()}`);
    },
    advance: async (duration: Temporal.Duration) => {
      asked.push(`by ${duration.toString()}`);
    },
  },
  snapshotsReady: async () => {
    asked.push('exports');
  },
  tokenEndpoint: async (request: Request) => Response.json({ asked: await request.text() }),
  status: () => ({ pid: 7, id: 'start' }),
  provider: { messages: (): readonly SentMessage[] => [SENT_TEXT, aCountyMail] },
} as unknown as GatewayParts;

const call = async (path: string, body?: unknown) => {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await gatewayApp(parts).fetch(new Request(`http://localhost:8787${path}`, init));
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

beforeEach(() => {
  asked.length = 0;
  moving = undefined;
});

describe('/local/clock', () => {
  it('is moved to a time, by a duration, and back', async () => {
    await call('/local/clock', { now: '2026-10-03T05:01:00-07:00' });
    await call('/local/clock', { advance: 'P90D' });
    await call('/local/clock', { now: '2020-01-01T00:00:00Z' });
    const moved = ['to 2026-10-03T12:01:00Z', 'by P90D', 'to 2020-01-01T00:00:00Z'];
    // VoteCal exports before the jump, for the nights in between, and at the new time after it.
    expect(asked).toEqual(moved.flatMap((move) => ['exports', move, 'exports']));
  });

  it.each([
    [{ now: 'tomorrow' }, /Use a time with its offset, such as/],
    [{ now: '2026-10-02T16:59:00' }, /Use a time with its offset/],
    [{ advance: '8 hours' }, /Use an ISO 8601 duration, such as PT8H/],
    [{ now: '2062-10-03T05:01:00-07:00' }, /at most 800 days at a time. Is it a mistyped year\?/],
    [{ advance: 'P30Y' }, /at most 800 days/],
    [{ advance: 'P999999Y' }, /at most 800 days/],
    [{}, /Send either now or advance/],
    [{ now: '2026-10-03T05:01:00-07:00', advance: 'PT1H' }, /Send either now or advance/],
  ])('says of %j what is wrong with it, and stays', async (body, sentence) => {
    const refused = await call('/local/clock', body);
    expect(refused.status).toBe(400);
    expect(refused.body['detail']).toMatch(sentence);
    expect(asked).toEqual([]);
  });
});

it('/local/status shows the time, and while the clock is moved how far it has come', async () => {
  expect((await call('/local/status')).body).toEqual({ pid: 7, id: 'start', now: '2026-10-02T16:59:00-07:00' });
  moving = 'clock: in the night of group A';
  expect((await call('/local/status')).body).toMatchObject({ moving });
});

it('the outbox’s JSON shows what voters received, what counties did, or both', async () => {
  const voters = (await call('/outbox?format=json')).body;
  const counties = (await call('/outbox?format=json&audience=county')).body;
  expect(voters).toMatchObject([{ channel: 'text' }]);
  expect(counties).toMatchObject([{ to: aCountyMail.to, subject: aCountyMail.subject }]);
  expect((await call('/outbox?format=json&audience=all')).body).toEqual({ voters, counties });
});

describe('the address of tokens', () => {
  it('is the stage’s own, and hands what is asked to the emulator', async () => {
    const init = { method: 'POST', body: 'grant_type=client_credentials' };
    const answer = await gatewayApp(parts).fetch(new Request('http://localhost:8787/oauth2/token', init));
    expect(await answer.json()).toEqual({ asked: 'grant_type=client_credentials' });
  });
});
