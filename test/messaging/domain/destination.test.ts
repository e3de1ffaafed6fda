import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { judgeSend } from '../../../lib/messaging/domain/delivery-check.ts';
import { destinationFault, isOfficePhone } from '../../../lib/messaging/domain/destination.ts';
import type { Subscription } from '../../../lib/voters/domain/subscription.ts';
import { ELECTION } from '../../faults/scenario.ts';
import corpus from './destination-corpus.json' with { type: 'json' };
import { NOON, sampleRow } from './sample-decision.ts';

const Row = z.object({
  number: z.string(),
  is: z.string(),
  fault: z.enum(['no-number', 'country', 'premium', 'line']).nullable(),
});
const NUMBERS = z.array(Row).parse(corpus.numbers);

const SUBSCRIBED = {
  county: '03',
  language: 'en',
  hours: { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' },
  consentedAt: NOON,
  consentSource: 'site',
} as const;

describe('where texts and calls may go', () => {
  it('is right for every number of the corpus', () => {
    expect(new Set(NUMBERS.map(({ number }) => number)).size).toBeGreaterThanOrEqual(300);
    const wrong = NUMBERS.filter(({ number, fault }) => (destinationFault(number) ?? null) !== fault);
    expect(wrong.map((row) => ({ ...row, found: destinationFault(row.number) ?? null }))).toEqual([]);
  });

  it.each(['text', 'voice'] as const)('is asked of every %s, immediately before it is sent', (channel) => {
    const row = sampleRow({ state: 'sending', fence: 1, channel });
    const voter = { voterId: row.voterId, county: row.county, status: 'A', confidential: false } as const;
    const verdicts = NUMBERS.map(({ number, fault }) => {
      const subscription: Subscription = { ...SUBSCRIBED, voterId: row.voterId, channels: [channel], phone: number };
      const facts = { voterRows: [row], subscription, voter, election: ELECTION, participation: undefined };
      const judgement = judgeSend(row, facts, NOON);
      const went = judgement.kind === 'send' ? null : `${judgement.move.to} ${judgement.move.code}`;
      return { number, wanted: fault === null ? null : 'failed DESTINATION_BLOCKED', went };
    });
    expect(verdicts.filter(({ wanted, went }) => wanted !== went)).toEqual([]);
  });

  it('is not asked of an email', () => {
    const row = sampleRow({ state: 'sending', fence: 1, channel: 'email' });
    const subscription: Subscription = {
      ...SUBSCRIBED,
      voterId: row.voterId,
      channels: ['email'],
      phone: '+19005550142',
    };
    const voter = { voterId: row.voterId, county: row.county, status: 'A', confidential: false } as const;
    const facts = { voterRows: [row], subscription, voter, election: ELECTION, participation: undefined };
    expect(judgeSend(row, facts, NOON).kind).toBe('send');
  });

  it('takes for an office what people can call for nothing extra', () => {
    for (const phone of ['(209) 555-0144', '+12095550144', '1-800-345-8683', '916.657.2166']) {
      expect(isOfficePhone(phone), phone).toBe(true);
    }
    for (const phone of ['916-950-1022', '916 958 1111', '(916) 959-1234', '916.555.2368', '837-958-1111']) {
      expect(isOfficePhone(phone), phone).toBe(false);
    }
    expect(isOfficePhone('800-950-1234')).toBe(true);
    for (const phone of ['900-555-0142', '(310) 976-1234', '876 322 5678', '911', '+44 20 7946 0000', '']) {
      expect(isOfficePhone(phone), phone).toBe(false);
    }
    // Ten digits after a plus are another country's, and signs in odd places nobody's.
    for (const phone of [
      '+248 432 1234',
      '+20 92 23 64 65',
      '+2092236465',
      '(209) +223-6465',
      '2092236465+',
      '++12092236465',
    ]) {
      expect(isOfficePhone(phone), phone).toBe(false);
    }
  });
});
