import { describe, expect, it } from 'vitest';
import { confirmations } from '../../../lib/messaging/domain/confirmations.ts';
import { judgeSend, type SendFacts } from '../../../lib/messaging/domain/delivery-check.ts';
import { formatLedgerKey, parseLedgerKey } from '../../../lib/messaging/domain/ledger-key.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { Subscription } from '../../../lib/voters/domain/subscription.ts';

const at = (text: string) => Temporal.Instant.from(text);
const SIGNED_UP = at('2026-08-03T05:00:00.123Z');
const SUBSCRIPTION: Subscription = {
  voterId: 'V1',
  county: '03',
  channels: ['text', 'email', 'voice'],
  language: 'ko',
  hours: { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' },
  phone: '+19165550117',
  email: 'nobody@example.org',
  consentedAt: SIGNED_UP,
  consentSource: 'site',
};
const MORNING = at('2026-08-03T15:00:00Z');

const judge = (facts: Partial<SendFacts>, row = confirmations(SUBSCRIPTION, SIGNED_UP)[0], now = MORNING) => {
  if (row === undefined) throw new Error('A sign-up by text is confirmed by text.');
  const judgement = judgeSend(
    { ...row, state: 'sending', fence: 1 },
    {
      voterRows: [row],
      subscription: SUBSCRIPTION,
      voter: { voterId: 'V1', county: '03', status: 'A', confidential: false },
      election: undefined,
      participation: undefined,
      ...facts,
    },
    now,
  );
  return judgement.kind === 'send' ? 'send' : [judgement.move.to, judgement.move.code].filter(Boolean).join(' ');
};

describe('the confirmation of a sign-up', () => {
  it('comes once by text and email, inside the voter’s hours, and never by phone', () => {
    const rows = confirmations(SUBSCRIPTION, SIGNED_UP);
    expect(rows.map(({ channel }) => channel)).toEqual(['text', 'email']);
    for (const row of rows) {
      expect(row).toMatchObject({ type: 'Confirmation', electionId: 'none', language: 'ko', state: 'held' });
      expect(row.sendFrom.toString()).toBe('2026-08-03T15:00:00Z');
      expect(parseLedgerKey(formatLedgerKey(row)).ok).toBe(true);
    }
    expect(confirmations(SUBSCRIPTION, SIGNED_UP)).toEqual(rows);
    expect(confirmations({ ...SUBSCRIPTION, channels: ['voice'] }, SIGNED_UP)).toEqual([]);
  });

  it('is another one after an opt-out and a new sign-up', () => {
    const later = confirmations(SUBSCRIPTION, SIGNED_UP.add({ milliseconds: 1 }));
    expect(later.map(formatLedgerKey)).not.toEqual(confirmations(SUBSCRIPTION, SIGNED_UP).map(formatLedgerKey));
  });

  it('goes out in the voter’s hours', () => {
    expect(judge({})).toBe('send');
    expect(judge({}, undefined, at('2026-08-03T05:00:01Z'))).toBe('held HOURS_CLOSED');
    expect(judge({}, undefined, at('2026-08-07T15:00:00Z'))).toBe('expired TOO_LATE');
  });

  it('stops when the voter has opted out meanwhile', () => {
    expect(judge({ subscription: { ...SUBSCRIPTION, channels: ['email'] } })).toBe('suppressed CHANNEL_OFF');
    expect(judge({ subscription: { ...SUBSCRIPTION, channels: [] } })).toBe('suppressed NOT_SUBSCRIBED');
  });

  it('gives way to that of a newer sign-up, also before that is recorded', () => {
    const again = { ...SUBSCRIPTION, consentedAt: SIGNED_UP.add({ minutes: 5 }) };
    expect(judge({ subscription: again })).toBe('superseded');
    const [old] = confirmations(SUBSCRIPTION, SIGNED_UP);
    const [newer] = confirmations(again, again.consentedAt);
    if (!old || !newer) throw new Error('Both are confirmed by text.');
    expect(judge({ voterRows: [old, newer] })).toBe('superseded');
    expect(judge({ subscription: again, voterRows: [old, newer] }, newer)).toBe('send');
  });
});
