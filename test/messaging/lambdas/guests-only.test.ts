import { createHmac } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Context, SQSEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { emailSender } from '../../../lambdas/messaging/email-wiring.ts';
import { receiveText } from '../../../lambdas/messaging/receive-texts/handler.ts';
import { emailTransport } from '../../../lambdas/messaging/send-email/handler.ts';
import { textTransport } from '../../../lambdas/messaging/send-text/handler.ts';
import { voiceTransport } from '../../../lambdas/messaging/send-voice/handler.ts';
import { settle } from '../../../lambdas/messaging/settle-receipts/handler.ts';
import { textSender } from '../../../lambdas/messaging/text-wiring.ts';
import { voiceSender } from '../../../lambdas/messaging/voice-wiring.ts';
import { createProvider } from '../../../lib/local/provider/provider.ts';
import { type ProviderServer, serveProvider } from '../../../lib/local/provider/provider-server.ts';
import { codeProviders } from '../../../lib/messaging/adapters/providers/code-providers.ts';
import { readInboundText } from '../../../lib/messaging/adapters/providers/inbound-text-events.ts';
import { readReceiptEvent } from '../../../lib/messaging/adapters/providers/receipt-events.ts';
import type { GuestContact } from '../../../lib/messaging/domain/guests.ts';
import { formatLedgerKey } from '../../../lib/messaging/domain/ledger-key.ts';
import { keyOf, type LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import type { RenderedMessage } from '../../../lib/messaging/domain/render.ts';
import { answerDueNotice, DueNoticeBody } from '../../../lib/messaging/use-cases/answer-due-notice.ts';
import type { Transport } from '../../../lib/messaging/use-cases/deliver-message.ts';
import { codeSender } from '../../../lib/messaging/use-cases/send-code.ts';
import { queueHandler } from '../../../lib/runtime/queue-handler.ts';
import { CHANNELS, type Channel } from '../../../lib/shared/codes.ts';
import { ok } from '../../../lib/shared/result.ts';
import { MemoryLedger } from '../../faults/memory-ledger.ts';
import { seeded } from '../../faults/random.ts';
import { ELECTION } from '../../faults/scenario.ts';
import { unpaced } from '../../faults/unpaced.ts';
import { unstopped } from '../../faults/unstopped.ts';
import { MemoryStops } from '../../voters/memory-stops.ts';
import { NOON, sampleRow } from '../domain/sample-decision.ts';

/**
 * Ten thousand attempts to reach somebody who is no guest, from the senders of a County Test Environment as they are wired, over the
 * wire to the provider simulator. It counts what it took.
 */
const EACH = 1_650;
const SEAL_KEY = 'a key of forty-three signs that nobody knows';

type Row = Record<string, unknown>;
const tables = mockClient(DynamoDBDocumentClient);
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const stored = new Map<string, Row>();
const put = (table: string, pk: string, sk: string, row: Row): void => {
  stored.set(`${table} ${pk} ${sk}`, { pk, sk, ...row });
};

const receipts: unknown[] = [];
const provider = createProvider({
  now: () => NOON.toString(),
  publish: async (receipt) => void receipts.push(receipt),
  publishText: async () => undefined,
});
let server: ProviderServer;

beforeAll(async () => {
  server = await serveProvider(provider);
  vi.stubEnv('AWS_ENDPOINT_URL_SESV2', server.url);
  vi.stubEnv('AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2', server.url);
  vi.stubEnv('AWS_ENDPOINT_URL_CONNECT', server.url);
  vi.stubEnv('AWS_REGION', 'us-west-2');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  tables.restore();
  await server.close();
});
beforeEach(() => {
  stored.clear();
  provider.forget();
  tables.reset();
  tables.on(GetCommand).callsFake(({ TableName, Key }: { TableName: string; Key: { pk: string; sk: string } }) => ({
    Item: stored.get(`${TableName} ${Key.pk} ${Key.sk}`),
  }));
  put('rollcall-cte-settings', 'GUEST-SEAL', 'KEY', { value: SEAL_KEY });
});

/** The seal as the documentation of a guest's row says it, made here apart from the code. */
const sealed = ({ kind, to }: GuestContact, proposedBy: string, by: string, at: string, key = SEAL_KEY): string =>
  createHmac('sha256', key)
    .update(JSON.stringify(['guest', kind, to, proposedBy, by, Date.parse(at)]))
    .digest('base64url');

const AT = '2026-10-01T16:00:00.000Z';
const guestRow = (contact: GuestContact, change: Row = {}): Row => ({
  ...contact,
  name: 'Ana of Elections',
  proposedBy: 'person-1',
  proposedAt: AT,
  approvedBy: 'person-2',
  approvedAt: AT,
  seal: sealed(contact, 'person-1', 'person-2', AT),
  ...change,
});
const putGuest = (contact: GuestContact, row: Row, table = 'rollcall-cte-releases', at = contact): void =>
  put(table, 'GUESTS', `${at.kind}#${at.to}`, row);

const FUNCTIONS: Readonly<Record<Channel, string>> = {
  text: 'rollcall-cte-send-text',
  email: 'rollcall-cte-send-email',
  voice: 'rollcall-cte-send-voice',
};
const VARIABLES = {
  TEXT_ORIGINATION: '+19165550100',
  TEXT_CONFIGURATION_SET: 'rollcall-cte-texts',
  EMAIL_FROM: 'ballottracking@example.org',
  EMAIL_CONFIGURATION_SET: 'rollcall-cte-emails',
  VOICE_ORIGINATION: '+19165550100',
  VOICE_CONFIGURATION_SET: 'rollcall-cte-calls',
  REQUESTS_TABLE: 'rollcall-cte-requests',
};
type Variables = Partial<Record<keyof typeof VARIABLES, string>> & Readonly<Record<string, string | undefined>>;

const transportOf = (channel: Channel, changed: Variables): Transport => {
  const env = { ...VARIABLES, ...changed, AWS_LAMBDA_FUNCTION_NAME: FUNCTIONS[channel] };
  if (channel === 'text') return textTransport(textSender(documents, env));
  return channel === 'email'
    ? emailTransport(emailSender(documents, env))
    : voiceTransport(voiceSender(documents, env));
};

const MESSAGES: Readonly<Record<Channel, RenderedMessage>> = {
  text: { channel: 'text', body: 'Your ballot is on its way.', sms: { encoding: 'GSM-7', parts: 1, units: 26 } },
  email: { channel: 'email', subject: 'Your ballot', body: 'Your ballot is on its way.' },
  voice: {
    channel: 'voice',
    body: 'Your ballot is on its way.',
    voice: { kind: 'text-to-speech', voiceId: 'JOANNA', languageCode: 'en-US' },
  },
};
const RECORDED: RenderedMessage = {
  channel: 'voice',
  body: 'សួស្តី',
  voice: { kind: 'recording', folder: 'recordings/km' },
  audioKey: 'recordings/km/Outbound.wav',
};

/** A sender of the environment with its ledger; every voter's contacts are `to`. */
const sender = (
  channel: Channel,
  to: (voterId: string) => string,
  changed: Variables = {},
  message: RenderedMessage = MESSAGES[channel],
) => {
  const ledger = new MemoryLedger();
  const ports = {
    clock: async () => NOON,
    rows: ledger.rows,
    stillTrue: async () => true,
    halts: { active: async () => new Set<string>() },
    stops: unstopped,
    subscriptions: {
      find: async (voterId: string) => ({
        voterId,
        county: '03' as const,
        channels: CHANNELS,
        language: 'en' as const,
        hours: { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' },
        ...(channel === 'email' ? { email: to(voterId) } : { phone: to(voterId) }),
        consentedAt: NOON,
        consentSource: 'site' as const,
      }),
    },
    voters: {
      find: async (voterId: string) => ({ voterId, county: '03' as const, status: 'A' as const, confidential: false }),
    },
    elections: { find: async () => ELECTION, participation: async () => undefined },
    write: async () => ok(message),
    transport: transportOf(channel, changed),
    pace: unpaced,
    wait: async () => undefined,
    newClaimId: () => 'claim',
    random: () => 0.5,
    again: { send: async () => undefined },
  };
  const handler = queueHandler({ name: `send-${channel}`, body: DueNoticeBody }, answerDueNotice(ports as never));
  const settled = settle({
    read: readReceiptEvent,
    clock: ports.clock,
    rows: ledger.rows,
    subscriptions: { optOut: async () => undefined } as never,
    countComplaint: async () => undefined,
  });
  return {
    ledger,
    /** Puts notices straight into the queue, as the topic, a person or a redrive would. */
    call: (keys: readonly string[]) => handler(queued(keys), { functionName: 'x', awsRequestId: 'r' } as Context),
    hearReceipt: (event: unknown) => settled(event, { log: SILENT }),
  };
};

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const queued = (keys: readonly string[]): SQSEvent => ({
  Records: keys.map((ledgerKey, index) => ({
    messageId: `m-${index}`,
    receiptHandle: 'h',
    body: JSON.stringify({ ledgerKey }),
    attributes: {} as never,
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn',
    awsRegion: 'us-west-2',
  })),
});

/** Somebody's number or address; a third of them close to a simulator's or a guest's. */
const strangers = (channel: Channel, seed: number): ((voterId: string) => string) => {
  const random = seeded(seed);
  const known = new Map<string, string>();
  const near =
    channel === 'email'
      ? [
          'success@simulator.amazonses.com.example.net',
          'anybody@simulator.amazonses.com',
          'success@simulator-amazonses.com',
          'success@xsimulator.amazonses.com',
          'guest@sos.ca.gov.example.net',
          'guest+1@sos.ca.gov',
          '"guest@sos.ca.gov" <voter@example.net>',
        ]
      : ['+14254147756', '+1425414775', '+142541477555', '+1 4254147755', '+19165550199'];
  const anybody = (): string => {
    const digits = String(random.between(2_000_000, 9_999_999));
    return channel === 'email' ? `voter${digits}@example.net` : `+1916${digits}`;
  };
  return (voterId) => {
    const to =
      known.get(voterId) ?? (random.chance(0.33) ? (near[random.between(0, near.length)] ?? near[0] ?? '') : anybody());
    known.set(voterId, to);
    return to;
  };
};

const GUEST: Readonly<Record<Channel, GuestContact>> = {
  text: { kind: 'phone', to: '+19165550150' },
  voice: { kind: 'phone', to: '+19165550150' },
  email: { kind: 'email', to: 'guest@sos.ca.gov' },
};

const rowOf = (channel: Channel, index: number, change: Partial<LedgerRow> = {}): LedgerRow =>
  sampleRow({ channel, voterId: `V${channel}${index}`, ballotId: `B${index}-1`, ...change });

const deliver = async (world: ReturnType<typeof sender>, rows: readonly LedgerRow[]): Promise<readonly LedgerRow[]> => {
  for (const row of rows) await world.ledger.newMessages.create(row);
  for (let at = 0; at < rows.length; at += 10) {
    await world.call(rows.slice(at, at + 10).map((row) => formatLedgerKey(keyOf(row))));
  }
  return rows.map((row) => world.ledger.get(row) ?? row);
};

const many = (channel: Channel, count = EACH / 3): LedgerRow[] =>
  Array.from({ length: Math.ceil(count) }, (_each, index) => rowOf(channel, index));

let attempts = 0;
const attempted = (count: number): void => {
  attempts += count;
};

describe('whoever is a guest, and the simulators', () => {
  it.each(CHANNELS)('are reached by %s', async (channel) => {
    putGuest(GUEST[channel], guestRow(GUEST[channel]));
    const simulator = channel === 'email' ? 'success+one@simulator.amazonses.com' : '+14254147755';
    for (const to of [GUEST[channel].to, simulator, ...(channel === 'email' ? ['Guest@SOS.ca.gov'] : [])]) {
      const [row] = await deliver(
        sender(channel, () => to),
        [rowOf(channel, 1)],
      );
      expect(row, to).toMatchObject({ state: 'accepted' });
      expect(provider.messages().at(-1)).toMatchObject({ channel, to });
    }
  });

  it('are reached no more from the moment when they are taken off the list', async () => {
    putGuest(GUEST.text, guestRow(GUEST.text));
    const world = sender('text', () => GUEST.text.to);
    await deliver(world, [rowOf('text', 1)]);
    stored.delete(`rollcall-cte-releases GUESTS phone#${GUEST.text.to}`);
    const [row] = await deliver(world, [rowOf('text', 2)]);
    expect(row).toMatchObject({ state: 'failed', code: 'NOT_A_GUEST' });
    expect(provider.messages()).toHaveLength(1);
  });

  it('hear nothing by a recording, which Connect would play to anybody', async () => {
    putGuest(GUEST.voice, guestRow(GUEST.voice));
    const connect = { CONNECT_INSTANCE: 'i', CONNECT_FLOW: 'f', CONNECT_NUMBER: '+19165550100' };
    const [row] = await deliver(
      sender('voice', () => GUEST.voice.to, connect, RECORDED),
      [rowOf('voice', 1)],
    );
    expect(row).toMatchObject({ state: 'failed', code: 'DESTINATION_BLOCKED' });
    expect(provider.messages()).toEqual([]);
  });

  it('wait while the list cannot be read', async () => {
    tables.on(GetCommand).rejects(new Error('no table'));
    const [row] = await deliver(
      sender('text', () => GUEST.text.to),
      [rowOf('text', 1)],
    );
    expect(row).toMatchObject({ state: 'due', code: 'PROVIDER_NOT_REACHED' });
    expect(provider.messages()).toEqual([]);
  });
});

describe('ten thousand attempts to reach anybody else', () => {
  beforeEach(() => {
    for (const contact of Object.values(GUEST)) putGuest(contact, guestRow(contact));
  });

  it.each(CHANNELS)('by %s, about what counties have sent through the API', async (channel) => {
    const rows = await deliver(sender(channel, strangers(channel, 1)), many(channel));
    // What looks like no number is refused before anybody asks who it is.
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['failed']));
    expect(rows.filter(({ code }) => code === 'NOT_A_GUEST').length).toBeGreaterThan(rows.length / 2);
    expect(provider.messages()).toEqual([]);
    attempted(rows.length);
  });

  it.each(CHANNELS)('by %s, with messages put straight into the queue', async (channel) => {
    const world = sender(channel, strangers(channel, 2));
    const rows = many(channel);
    // Keys of rows that are there, settled, of another channel, and of none.
    for (const [index, row] of rows.entries()) {
      if (index % 3 < 2) await world.ledger.newMessages.create(index % 3 === 0 ? row : { ...row, state: 'uncertain' });
    }
    for (const row of rows) await world.call([formatLedgerKey(keyOf(row))]);
    await world.call(['', 'x', formatLedgerKey({ ...keyOf(rowOf(channel, 1)), channel: 'text' })]);
    expect(provider.messages()).toEqual([]);
    attempted(rows.length);
  });

  it.each(CHANNELS)('by %s, redriven from the dead letters again and again', async (channel) => {
    const world = sender(channel, strangers(channel, 3));
    const rows = many(channel, EACH / 3 / 5);
    await deliver(world, rows);
    for (let again = 0; again < 4; again += 1) {
      // Whoever redrives may set the rows back too.
      for (const row of rows) await world.ledger.rows.move(row, { to: 'due', at: NOON, fence: row.fence });
      await world.call(rows.map((row) => formatLedgerKey(keyOf(row))));
    }
    expect(provider.messages()).toEqual([]);
    attempted(rows.length * 5);
  });

  it.each(CHANNELS)('by %s, after receipts that nobody sent', async (channel) => {
    const world = sender(channel, strangers(channel, 4));
    const rows = many(channel).map((row) => ({ ...row, state: 'uncertain' as const }));
    for (const row of rows) await world.ledger.newMessages.create(row);
    for (const [index, row] of rows.entries()) {
      const ledgerKey = formatLedgerKey(keyOf(row));
      const forged =
        channel === 'email'
          ? {
              eventType: index % 2 === 0 ? 'Bounce' : 'Reject',
              bounce: { bounceType: 'Transient' },
              mail: { messageId: `forged-${index}`, tags: { ledgerKey: [ledgerKey] } },
            }
          : {
              eventType: `${channel === 'text' ? 'TEXT' : 'VOICE'}_${index % 2 === 0 ? 'UNREACHABLE' : 'TTL_EXPIRED'}`,
              messageId: `forged-${index}`,
              context: { ledgerKey },
            };
      await world.hearReceipt(forged).catch(() => undefined);
      await world.call([ledgerKey]);
    }
    expect(provider.messages()).toEqual([]);
    attempted(rows.length);
  });

  it.each(CHANNELS)('by %s, with changed environment variables', async (channel) => {
    for (const table of ['rollcall-prod-releases', 'guests-of-mine']) {
      put(table, 'GUESTS', 'phone#+19165550199', guestRow({ kind: 'phone', to: '+19165550199' }));
    }
    const changes: readonly Variables[] = [
      { STAGE: 'prod', ADJUSTABLE_CLOCK: 'no' },
      { RELEASES_TABLE: 'guests-of-mine', SETTINGS_TABLE: 'rollcall-prod-settings' },
      { TEXT_CONFIGURATION_SET: '', EMAIL_CONFIGURATION_SET: '', VOICE_CONFIGURATION_SET: '' },
      { TEXT_ORIGINATION: 'rollcall-prod-pool', VOICE_ORIGINATION: 'x', EMAIL_FROM: 'voters@sos.ca.gov' },
      { GUESTS_ONLY: 'no', TEST_ENVIRONMENT: 'false', NODE_ENV: 'production' },
      { CONNECT_INSTANCE: 'i', CONNECT_FLOW: 'f', CONNECT_NUMBER: '+19165550100' },
    ];
    for (const [index, changed] of changes.entries()) {
      const message = 'CONNECT_FLOW' in changed && channel === 'voice' ? RECORDED : MESSAGES[channel];
      const rows = await deliver(
        sender(channel, strangers(channel, 5 + index), changed, message),
        many(channel, EACH / 18),
      );
      attempted(rows.length);
    }
    expect(provider.messages()).toEqual([]);
    // A guest's message keeps the configuration set that keeps to guests, whatever the function was told.
    await deliver(
      sender(channel, () => GUEST[channel].to, changes[2]),
      [rowOf(channel, 1)],
    );
    expect(provider.messages().map((one) => one.configurationSet)).toEqual([
      VARIABLES[`${channel.toUpperCase() as Uppercase<Channel>}_CONFIGURATION_SET`],
    ]);
  });

  it.each(CHANNELS)('by %s, with rows in the list that nobody has approved', async (channel) => {
    const kind = channel === 'email' ? 'email' : 'phone';
    const own = (at: string) => ({ by: 'person-1', at });
    const faults: readonly ((contact: GuestContact) => Row)[] = [
      (contact) => guestRow(contact, { approvedBy: undefined, approvedAt: undefined, seal: undefined }),
      (contact) => guestRow(contact, { seal: undefined }),
      (contact) => guestRow(contact, { seal: 'approved' }),
      // Their own approval, with a seal that fits it.
      (contact) => guestRow(contact, { approvedBy: own(AT).by, seal: sealed(contact, 'person-1', 'person-1', AT) }),
      // The seal of a guest who is approved, and the whole row of one.
      (contact) => guestRow(contact, { seal: guestRow(GUEST[channel])['seal'] }),
      () => guestRow(GUEST[channel]),
      // A seal of another key, of another approver, of another time.
      (contact) => guestRow(contact, { seal: sealed(contact, 'person-1', 'person-2', AT, 'another key') }),
      (contact) => guestRow(contact, { approvedBy: 'person-3' }),
      (contact) => guestRow(contact, { approvedAt: '2026-10-02T16:00:00.000Z' }),
      (contact) => guestRow(contact, { proposedBy: 'person-4' }),
      // A row that is none.
      () => ({ approved: true }),
    ];
    for (const [index, fault] of faults.entries()) {
      const stranger = strangers(channel, 20 + index);
      const rows = many(channel, EACH / 3 / faults.length);
      for (const { voterId } of rows) {
        const contact = { kind, to: stranger(voterId) } as const;
        putGuest(contact, fault(contact));
      }
      await deliver(sender(channel, stranger), rows);
      attempted(rows.length);
    }
    expect(provider.messages()).toEqual([]);
  });

  it('by codes for a sign-up, and by answers to texts', async () => {
    const base = { ...VARIABLES, REQUESTS_TABLE: 'r', SITE_URL: 'https://x.example.org' };
    const limits = { TEXT_LIMIT: 1, EMAIL_LIMIT: 1, VOICE_LIMIT: 1 };
    const name = { AWS_LAMBDA_FUNCTION_NAME: 'rollcall-cte-serve-sign-up' };
    const one = { turn: async () => 0 };
    const pace = { text: one, email: one, voice: one };
    const send = codeSender({ ...codeProviders(documents, { ...base, ...limits, ...name }), pace });
    const each = Math.ceil(EACH / 4);
    for (const channel of CHANNELS) {
      const stranger = strangers(channel, 50);
      for (let index = 0; index < each; index += 1) {
        const language = index % 2 === 0 ? 'en' : 'km';
        expect(await send({ channel, to: stranger(`V${index}`), language, digits: '482913' })).toBe('refused');
      }
    }
    const answer = receiveText({
      read: readInboundText,
      clock: async () => NOON,
      texts: { firstSeen: async (_id, now) => now, claimAnswer: async () => true, allow: async () => true },
      stops: new MemoryStops(),
      send: textSender(documents, { ...VARIABLES, AWS_LAMBDA_FUNCTION_NAME: 'rollcall-cte-receive-texts' }),
      pace: one,
      wait: async () => undefined,
      answeredByCarrier: [],
      siteUrl: 'https://x.example.org',
    });
    for (let index = 0; index < each; index += 1) {
      const text = { originationNumber: `+1916${2_000_000 + index}`, destinationNumber: '+19165550100' };
      const words = { messageKeyword: 'HELP', messageBody: 'HELP', inboundMessageId: `t-${index}` };
      await answer({ ...text, ...words }, { log: SILENT });
    }
    expect(provider.messages()).toEqual([]);
    attempted(each * 4);
  });

  it('were at least ten thousand, and none came through', () => {
    expect(attempts).toBeGreaterThanOrEqual(10_000);
  });
});

describe('a function that does not know its own name', () => {
  it.each([undefined, '', 'send-text', 'rollcall-send', 'rollcall-PROD-send-text', 'xrollcall-prod-send-text'])(
    '(%s) reaches simulators alone',
    async (AWS_LAMBDA_FUNCTION_NAME) => {
      putGuest(GUEST.text, guestRow(GUEST.text));
      const send = textSender(documents, { ...VARIABLES, AWS_LAMBDA_FUNCTION_NAME });
      const text = { body: 'b', timeToLive: 60, language: 'en' } as const;
      expect(await send({ ...text, to: GUEST.text.to })).toEqual({ kind: 'refused', code: 'NOT_A_GUEST' });
      expect(await send({ ...text, to: '+14254147755' })).toMatchObject({ kind: 'accepted' });
    },
  );

  it('in production, staging and on a laptop reaches everybody, and asks no list', async () => {
    for (const stage of ['prod', 'staging', 'local']) {
      const send = textSender(documents, { ...VARIABLES, AWS_LAMBDA_FUNCTION_NAME: `rollcall-${stage}-send-text` });
      expect(await send({ body: 'b', timeToLive: 60, language: 'en', to: '+19165550123' })).toMatchObject({
        kind: 'accepted',
      });
    }
    expect(tables.commandCalls(GetCommand)).toEqual([]);
  });
});
