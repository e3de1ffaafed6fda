import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { judgeSend } from '../../../lib/messaging/domain/delivery-check.ts';
import { renderReply } from '../../../lib/messaging/domain/render-reply.ts';
import type { TextMessage } from '../../../lib/messaging/ports/providers.ts';
import { type AnswerPorts, answerText } from '../../../lib/messaging/use-cases/answer-text.ts';
import { readFacts } from '../../../lib/messaging/use-cases/send-facts.ts';
import { LANGUAGES } from '../../../lib/shared/codes.ts';
import type { Temporal } from '../../../lib/shared/time.ts';
import type { Subscription } from '../../../lib/voters/domain/subscription.ts';
import { ELECTION } from '../../faults/scenario.ts';
import { MemoryStops } from '../../voters/memory-stops.ts';
import { NOON, sampleRow } from '../domain/sample-decision.ts';

const PHONE = '+19165550123';
const OURS = '+18335550100';
const SITE = 'https://wheresmyballot.sos.ca.gov';
const row = sampleRow({ state: 'sending', fence: 1 });
const { voterId } = row;

const signedUp = (at: Temporal.Instant, change: Partial<Subscription> = {}): Subscription => ({
  voterId,
  county: '03',
  channels: ['text', 'email', 'voice'],
  language: 'vi',
  hours: { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' },
  phone: PHONE,
  email: 'voter@example.org',
  consentedAt: at,
  consentSource: 'site',
  ...change,
});

let stops: MemoryStops;
let sent: TextMessage[];
let now: Temporal.Instant;

const memoryTexts = (): AnswerPorts['texts'] => {
  const seen = new Map<string, Temporal.Instant>();
  const answered = new Set<string>();
  const answers = new Map<string, number>();
  return {
    firstSeen: async (id, at) => {
      seen.set(id, seen.get(id) ?? at);
      return seen.get(id) ?? at;
    },
    claimAnswer: async (id) => !answered.has(id) && Boolean(answered.add(id)),
    allow: async (phone, kind, most) => {
      const key = `${phone} ${kind}`;
      if ((answers.get(key) ?? 0) >= most) return false;
      answers.set(key, (answers.get(key) ?? 0) + 1);
      return true;
    },
  };
};

let ports: AnswerPorts;
beforeEach(() => {
  stops = new MemoryStops();
  sent = [];
  now = NOON;
  ports = {
    clock: async () => now,
    texts: memoryTexts(),
    stops,
    send: async (message) => {
      sent.push(message);
      return { kind: 'accepted', providerId: 'p' };
    },
    pace: { turn: async () => 0 },
    wait: async () => undefined,
    answeredByCarrier: [],
    siteUrl: SITE,
  };
});

let count = 0;
const newId = (): string => {
  count += 1;
  return `m${count}`;
};
const say = (body: string, from = PHONE, id = newId()) => {
  now = now.add({ seconds: 1 });
  return answerText(ports)({ id, from, to: OURS, body });
};
const channels = () => stops.kept.get(voterId)?.subscription.channels;
const subscribe = (change: Partial<Subscription> = {}) => {
  const subscription = signedUp(now, change);
  stops.save(subscription);
  stops.indexed.add(subscription.voterId);
};
const judge = async () => {
  const { row: _row, ...facts } = await readFacts(
    {
      rows: { ofVoter: async () => [row] },
      subscriptions: { find: (id) => stops.subscription(id) },
      stops,
      voters: { find: async (id) => ({ voterId: id, county: '03', status: 'A', confidential: false }) },
      elections: { find: async () => ELECTION, participation: async () => undefined },
    },
    row,
  );
  const judgement = judgeSend(row, facts, NOON.add({ minutes: 30 }));
  return judgement.kind === 'send' ? 'send' : judgement.move.code;
};

describe('STOP by text', () => {
  it('ends texts and calls to the number, not emails, and is confirmed once in the voter’s language', async () => {
    subscribe();
    expect(await say('Dừng')).toEqual({ wish: 'stop', ended: 1, opened: 0, answered: 'stopped' });
    expect(channels()).toEqual(['email']);
    expect(sent).toMatchObject([
      { to: PHONE, language: 'vi', atOnce: 'Answer', body: renderReply('stopped', 'vi', SITE).body },
    ]);
    expect(await say('STOP')).toMatchObject({ ended: 0, answered: 'none' });
    expect(await say('I said stop!')).toMatchObject({ answered: 'none' });
    expect(await say('are you there?')).toMatchObject({ wish: 'other', answered: 'none' });
    expect(sent).toHaveLength(1);
  });

  it('holds for every voter who has the number', async () => {
    subscribe();
    subscribe({ voterId: 'V2', language: 'es', channels: ['voice'] });
    subscribe({ voterId: 'V3', phone: '+19165550124' });
    expect(await say('STOP')).toMatchObject({ ended: 2 });
    expect(stops.kept.get('V2')?.subscription.channels).toEqual([]);
    expect(stops.kept.get('V3')?.subscription.channels).toEqual(['text', 'email', 'voice']);
  });

  it('holds for a sign-up that was saved a moment earlier and that no index has yet', async () => {
    stops.save(signedUp(now));
    await say('STOP');
    expect(channels()).toContain('text');
    expect(await judge()).toBe('OPTED_OUT');
  });

  it('ends nothing that was signed up for later, however late it is processed again', async () => {
    subscribe();
    await say('STOP', PHONE, 'the-text');
    now = now.add({ hours: 1 });
    subscribe();
    expect(await judge()).toBe('send');
    await answerText(ports)({ id: 'the-text', from: PHONE, to: OURS, body: 'STOP' });
    expect(await judge()).toBe('send');
    expect(sent).toHaveLength(1);
  });

  it('is answered in the language of the word where nobody is signed up, and to nobody who cannot be a person', async () => {
    expect(await say('수신거부', '+19165550188')).toMatchObject({ answered: 'stopped' });
    expect(sent.at(-1)).toMatchObject({ language: 'ko' });
    for (const from of ['12345', OURS, '+18005550123', '+447700900123']) {
      expect(await say('STOP', from)).toMatchObject({ wish: 'stop', answered: 'none' });
      expect(await say('HELP', from)).toMatchObject({ answered: 'none' });
    }
    expect(sent).toHaveLength(1);
  });

  it('is not answered where the carrier answers', async () => {
    ports = { ...ports, answeredByCarrier: ['stop', 'start', 'unstop'] };
    subscribe();
    expect(await say('Stop.')).toMatchObject({ ended: 1, answered: 'none' });
    expect(channels()).toEqual(['email']);
    expect(await say('START')).toMatchObject({ opened: 1, answered: 'none' });
  });
});

describe('START by text', () => {
  it('opens again what STOP has ended, and nothing else', async () => {
    subscribe({ channels: ['text', 'email'] });
    await say('STOP');
    expect(await say('START')).toEqual({ wish: 'start', ended: 0, opened: 1, answered: 'started' });
    expect(channels()?.toSorted()).toEqual(['email', 'text']);
    expect(await judge()).toBe('send');
  });

  it('opens nothing that the voter has ended since, and no subscription that has ended', async () => {
    subscribe();
    await say('STOP');
    const one = stops.kept.get(voterId);
    if (!one) throw new Error('There is a subscription.');
    stops.kept.set(voterId, {
      ...one,
      subscription: { ...one.subscription, channels: [], optedOutAt: now.add({ seconds: 9 }) },
    });
    now = now.add({ minutes: 1 });
    expect(await say('START')).toMatchObject({ opened: 0, answered: 'help' });
    expect(channels()).toEqual([]);

    subscribe({ voterId: 'V2', phone: '+19165550124' });
    await say('STOP', '+19165550124');
    const other = stops.kept.get('V2');
    if (!other) throw new Error('There is a subscription.');
    stops.kept.set('V2', { ...other, subscription: { ...other.subscription, ended: { at: now, movedTo: '04' } } });
    expect(await say('START', '+19165550124')).toMatchObject({ opened: 0, answered: 'help' });
  });

  it('signs nobody up', async () => {
    expect(await say('START')).toMatchObject({ opened: 0, answered: 'help' });
    expect(stops.kept.size).toBe(0);
  });

  it('loses against a STOP that was said later, in whatever order they are done', async () => {
    subscribe();
    await say('STOP');
    now = now.add({ minutes: 1 });
    const early = now;
    await ports.texts.firstSeen('early-start', early);
    now = now.add({ minutes: 1 });
    await say('STOP');
    await answerText(ports)({ id: 'early-start', from: PHONE, to: OURS, body: 'START' });
    expect(await judge()).not.toBe('send');
  });
});

describe('HELP, and whatever else is texted', () => {
  it('is answered with who we are, where to find help, and how to end it', async () => {
    await say('HELP');
    expect(sent[0]?.body).toMatch(/Secretary of State.*800-345-8683.*wheresmyballot.*STOP/);
  });

  it('is answered once a day where we do not understand, and thrice a day at most at all', async () => {
    for (let times = 0; times < 5; times += 1) await say('hello?');
    expect(sent).toHaveLength(1);
    for (let times = 0; times < 9; times += 1) await say('HELP');
    expect(sent).toHaveLength(4);
  });

  it.each(LANGUAGES)('is short in %s', (language) => {
    for (const reply of ['stopped', 'started', 'help'] as const) {
      const { sms, body } = renderReply(reply, language, SITE);
      expect(body).not.toMatch(/[{}]/);
      if (body.includes(SITE)) expect(body).toContain(`${SITE}/?lang=${language}`);
      expect(sms.parts, `${reply} ${sms.encoding} ${sms.units}`).toBeLessThanOrEqual(
        sms.encoding === 'GSM-7' ? 1 : reply === 'help' ? 3 : 2,
      );
    }
  });
});

/** `OPT_OUT_INTERLEAVINGS=100000 npx vitest run test/messaging/use-cases/answer-text.test.ts` tries a hundred thousand. */
const INTERLEAVINGS = Number(process.env['OPT_OUT_INTERLEAVINGS'] ?? 2_000);

// An opt-out is honoured within one message: the one whose sender had read its facts before STOP was there.
describe('under any interleaving', () => {
  it(
    'nothing goes to a number after STOP, but what was under way or asked for later',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.scheduler(),
          fc.array(fc.boolean(), { minLength: 2, maxLength: 5 }),
          async (scheduler, sends) => {
            const memory = new MemoryStops();
            const events: string[] = [];
            const paced = <Args extends unknown[], Value>(run: (...args: Args) => Promise<Value>) =>
              scheduler.scheduleFunction(run);
            const stopsThere = {
              find: paced((phone: string) => memory.find(phone)),
              mark: paced(async (phone: string, at: Temporal.Instant) => {
                await memory.mark(phone, at);
                events.push('stopped');
              }),
              lift: paced((phone: string, at: Temporal.Instant) => memory.lift(phone, at)),
              ofPhone: paced((phone: string) => memory.ofPhone(phone)),
              end: paced((...args: Parameters<MemoryStops['end']>) => memory.end(...args)),
              reopen: paced((...args: Parameters<MemoryStops['reopen']>) => memory.reopen(...args)),
            };
            const sign = async () => {
              await paced(async () => memory.save(signedUp(NOON)))();
              await paced(async () => void memory.indexed.add(voterId))();
            };
            const stop = answerText({
              ...ports,
              texts: memoryTexts(),
              stops: stopsThere,
              clock: async () => NOON.add({ seconds: 5 }),
            })({ id: 't', from: PHONE, to: OURS, body: 'STOP' });
            const send = async () => {
              await paced(async () => undefined)();
              const began = events.includes('stopped');
              const { row: _row, ...facts } = await readFacts(
                {
                  rows: { ofVoter: paced(async () => [row]) },
                  subscriptions: { find: paced((id: string) => memory.subscription(id)) },
                  stops: stopsThere,
                  voters: {
                    find: async (id) => ({
                      voterId: id,
                      county: '03' as const,
                      status: 'A' as const,
                      confidential: false,
                    }),
                  },
                  elections: { find: async () => ELECTION, participation: async () => undefined },
                },
                row,
              );
              if (judgeSend(row, facts, NOON.add({ minutes: 1 })).kind === 'send') expect(began).toBe(false);
            };
            await scheduler.waitFor(Promise.all([sign(), stop, ...sends.map(send)]));
            await scheduler.waitAll();
            await scheduler.waitFor(send());
          },
        ),
        { numRuns: INTERLEAVINGS },
      );
    },
    20_000 + INTERLEAVINGS * 30,
  );
});
