import { describe, expect, it } from 'vitest';
import type { SendOutcome } from '../../../lib/messaging/domain/delivery-outcome.ts';
import { codeSender } from '../../../lib/messaging/use-cases/send-code.ts';

const CODE = { channel: 'text', to: '+19165550123', language: 'es', digits: '482913' } as const;
const THROTTLED: SendOutcome = { kind: 'not-accepted', reason: 'THROTTLED' };
const ACCEPTED: SendOutcome = { kind: 'accepted', providerId: 'p1' };

const world = (outcomes: readonly SendOutcome[], turn: number | 'none' = 0) => {
  const left = [...outcomes];
  const sent: unknown[] = [];
  const waits: number[] = [];
  const send = (message: unknown): Promise<SendOutcome> => {
    sent.push(message);
    return Promise.resolve(left.shift() ?? ACCEPTED);
  };
  const turns: number[] = [];
  const one = {
    turn: (units: number) => {
      turns.push(units);
      return Promise.resolve(turn === 'none' ? undefined : turn);
    },
  };
  const sendCode = codeSender({
    text: send,
    email: send,
    voice: send,
    pace: { text: one, email: one, voice: one },
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    siteUrl: 'https://wheresmyballot.sos.ca.gov',
  });
  return { sendCode, sent, waits, turns };
};

describe('sending a code', () => {
  it('hands the text to the provider with no ledger key and a short life', async () => {
    const { sendCode, sent, turns } = world([ACCEPTED]);
    expect(await sendCode(CODE)).toBe('sent');
    expect(sent).toEqual([
      {
        to: CODE.to,
        language: 'es',
        atOnce: 'Code',
        timeToLive: 300,
        body: expect.stringContaining('482913'),
      },
    ]);
    expect(turns).toEqual([1]);
  });

  it.each([
    [{ kind: 'refused', code: 'REFUSED' }, 'refused'],
    [{ kind: 'opted-out' }, 'refused'],
    [{ kind: 'unknown', code: 'TIMEOUT' }, 'sent'],
    [{ kind: 'not-accepted', reason: 'PROVIDER_NOT_REACHED' }, 'failed'],
  ] as const)('answers for %o: %s', async (outcome, answer) => {
    const { sendCode, sent } = world([outcome]);
    expect(await sendCode(CODE)).toBe(answer);
    expect(sent).toHaveLength(1);
  });

  it('tries three times at most while the provider says "later"', async () => {
    const twice = world([THROTTLED, THROTTLED, ACCEPTED]);
    expect(await twice.sendCode(CODE)).toBe('sent');
    const never = world([THROTTLED, THROTTLED, THROTTLED, ACCEPTED]);
    expect(await never.sendCode(CODE)).toBe('failed');
    expect(never.sent).toHaveLength(3);
  });

  it('never waits for its turn longer than two seconds: somebody looks at a page', async () => {
    for (const [turn, waits] of [
      [0, []],
      [700, [700]],
      [9_000, [2_000]],
      ['none', [2_000]],
    ] as const) {
      const { sendCode, waits: waited } = world([ACCEPTED], turn);
      expect(await sendCode(CODE)).toBe('sent');
      expect(waited).toEqual(waits);
    }
  });

  it('sends nothing to numbers that are no person’s', async () => {
    const { sendCode, sent } = world([]);
    for (const to of ['+19005550123', '+442071838750', '+18005550123', '916']) {
      expect(await sendCode({ ...CODE, to })).toBe('refused');
      expect(await sendCode({ ...CODE, to, channel: 'voice' })).toBe('refused');
    }
    expect(sent).toEqual([]);
  });

  it('calls with the recordings of the digits where a language has no voice', async () => {
    const { sendCode, sent } = world([ACCEPTED]);
    await sendCode({ ...CODE, channel: 'voice', language: 'hi' });
    expect(sent).toMatchObject([{ code: { digits: expect.arrayContaining(['recordings/hi/digits/4.wav']) } }]);
  });
});
