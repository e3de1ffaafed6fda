import { describe, expect, it } from 'vitest';
import type { Election } from '../../../lib/elections/domain/election.ts';
import { afterUnknown, judgeSend, type SendFacts } from '../../../lib/messaging/domain/delivery-check.ts';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { Subscription } from '../../../lib/voters/domain/subscription.ts';
import { ELECTION } from '../../faults/scenario.ts';
import { NOON, sampleRow } from './sample-decision.ts';

const row = sampleRow({ state: 'sending', fence: 1 });
const subscription: Subscription = {
  voterId: row.voterId,
  county: '03',
  channels: ['text'],
  language: 'en',
  hours: { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' },
  phone: '+19165550123',
  consentedAt: NOON,
  consentSource: 'site',
};
const facts: SendFacts = {
  voterRows: [row],
  subscription,
  voter: { voterId: row.voterId, county: '03', status: 'A', confidential: false },
  election: ELECTION,
  participation: undefined,
};
const at = (text: string) => Temporal.Instant.from(text);
const judge = (change: Partial<SendFacts> = {}, now = NOON, message: LedgerRow = row) => {
  const judgement = judgeSend(message, { ...facts, ...change }, now);
  return judgement.kind === 'send' ? 'send' : [judgement.move.to, judgement.move.code].filter(Boolean).join(' ');
};
const newer = sampleRow({ type: 'Accepted', statusVersion: 2 });
const correction = sampleRow({ type: 'Correction', corrects: 'Accepted', statusVersion: 2 });
const voter = (change: object) =>
  ({ voter: { voterId: 'V1', county: '03', status: 'A', confidential: false, ...change } }) as Partial<SendFacts>;
const wants = (change: Partial<Subscription>) => ({ subscription: { ...subscription, ...change } });
const election = (change: Partial<Election>) => ({ election: { ...ELECTION, ...change } });
const early = at('2026-10-05T14:59:59Z');
const late = at('2026-10-06T03:00:00Z');

// What was true when the message was decided may not be true when it is sent.
describe('a message about to be sent', () => {
  it.each<[string, string, Partial<SendFacts>, Temporal.Instant?]>([
    ['goes out when all is as it was', 'send', {}],
    ['is withdrawn when something newer is true', 'superseded', { voterRows: [row, newer] }],
    [
      'is withdrawn even when the newer message was itself suppressed',
      'superseded',
      { voterRows: [row, { ...newer, state: 'suppressed' }] },
    ],
    ['is not sent to somebody who never subscribed', 'suppressed NOT_SUBSCRIBED', { subscription: undefined }],
    ['is not sent after a full opt-out', 'suppressed NOT_SUBSCRIBED', wants({ channels: [] })],
    ['is not sent over a channel that was switched off', 'suppressed CHANNEL_OFF', wants({ channels: ['email'] })],
    ['goes to a subscriber whose registration is cancelled', 'send', voter({ status: 'C' })],
    ['goes to a subscriber whose registration is inactive', 'send', voter({ status: 'I' })],
    ['waits for a correction that is to go out first', 'due CORRECTION_FIRST', { voterRows: [row, correction] }],
    ['does not wait for one that went out', 'send', { voterRows: [row, { ...correction, state: 'accepted' }] }],
    [
      'does not wait for one about another ballot',
      'send',
      { voterRows: [row, { ...correction, ballotId: 'B1000001-2' }] },
    ],
    ['is not sent to a confidential voter', 'suppressed VOTER_NOT_ACTIVE', voter({ confidential: true })],
    ['is not sent to a voter that the roll has lost', 'suppressed VOTER_NOT_ACTIVE', { voter: undefined }],
    ['is not sent to a voter who moved to another county', 'suppressed MOVED_COUNTY', voter({ county: '19' })],
    [
      'is not sent when the voter moved and signed up again there',
      'suppressed MOVED_COUNTY',
      { ...voter({ county: '19' }), ...wants({ county: '19' }) },
    ],
    ['waits for the hours before they begin', 'held HOURS_CLOSED', {}, early],
    ['goes out in the first second of the hours', 'send', {}, at('2026-10-05T15:00:00Z')],
    ['goes out in the last second of the hours', 'send', {}, at('2026-10-06T02:59:59Z')],
    ['waits for the next morning once the hours have ended', 'held HOURS_CLOSED', {}, late],
    ['expires when its own time has passed', 'expired TOO_LATE', {}, at('2026-12-04T08:00:00Z')],
    ['expires when the next hours begin too late', 'expired TOO_LATE', {}, at('2026-12-04T05:00:00Z')],
    [
      'is not called on its way once the polls have closed, whatever the decision said',
      'expired TOO_LATE',
      election({ date: Temporal.PlainDate.from('2026-10-05') }),
      at('2026-10-06T03:00:00Z'),
    ],
    [
      'expires when the next hours begin after the claim has ended',
      'expired TOO_LATE',
      {
        ...election({ date: Temporal.PlainDate.from('2026-10-05') }),
        ...wants({ hours: { start: '22:00', end: '23:00', zone: 'America/Los_Angeles' } }),
      },
    ],
    [
      'waits until tracking is switched on',
      'held HOURS_CLOSED',
      election({ trackingOn: Temporal.PlainDate.from('2026-10-20') }),
    ],
    [
      'expires after the message window',
      'expired ELECTION_CLOSED',
      election({
        date: Temporal.PlainDate.from('2026-08-01'),
        deadlines: { ...ELECTION.deadlines, certifiedOn: Temporal.PlainDate.from('2026-08-20') },
      }),
    ],
    ['expires when its election is gone', 'expired ELECTION_CLOSED', { election: undefined }],
    [
      'is not sent for a county that opted out',
      'suppressed COUNTY_NOT_PARTICIPATING',
      { participation: { electionId: ELECTION.id, county: '03', participates: false, changedAt: NOON } },
    ],
  ])('%s', (_what, expected, change, now) => {
    expect(judge(change, now)).toBe(expected);
  });

  it('is confirmed to a new subscriber outside every election', () => {
    expect(judge({ election: undefined }, NOON, { ...row, type: 'Confirmation' })).toBe('send');
  });

  it('of a move is sent for an ended subscription alone, whatever the county, and over a channel that is still wanted', () => {
    const notice = { ...row, type: 'MovedCounty' as const };
    const ended = { ...facts.subscription, ended: { at: NOON, movedTo: '07' as const } };
    const told = (subscription: unknown, type: typeof notice | typeof row = notice) =>
      judge({ election: undefined, subscription: subscription as typeof facts.subscription }, NOON, type);
    expect(told(ended)).toBe('send');
    expect(told(facts.subscription)).toBe('suppressed NOT_SUBSCRIBED');
    expect(told({ ...ended, channels: [] })).toBe('suppressed NOT_SUBSCRIBED');
    expect(told(ended, row)).toBe('suppressed MOVED_COUNTY');
  });

  it('is looked at again exactly when the hours begin', () => {
    const judgement = judgeSend(row, facts, late);
    expect(judgement).toMatchObject({ move: { to: 'held', fence: 1 } });
    if (judgement.kind !== 'move') return;
    expect(judgement.move.notBefore?.toString()).toBe('2026-10-06T15:00:00Z');
    expect(judgement.move.wakeAt?.toString()).toBe('2026-10-06T15:00:00Z');
  });
});

// What was told wrong is owed its correction beyond what ends everything else.
describe('a correction about to be sent', () => {
  const out = sampleRow({ type: 'Correction', corrects: 'Accepted', state: 'sending', fence: 1 });
  const optedOut = { participation: { electionId: ELECTION.id, county: '03', participates: false, changedAt: NOON } };

  it.each<[string, string, Partial<SendFacts>]>([
    ['waits for a county that opted out', 'held COUNTY_NOT_PARTICIPATING', optedOut as Partial<SendFacts>],
    ['waits for a voter who is confidential', 'held VOTER_NOT_ACTIVE', voter({ confidential: true })],
    [
      'reaches a voter who moved and signed up again',
      'send',
      { ...voter({ county: '05' }), ...wants({ county: '05' }) },
    ],
    ['goes to nobody who moved and did not', 'suppressed MOVED_COUNTY', voter({ county: '05' })],
  ])('%s', (_, expected, change) => {
    expect(judge({ voterRows: [out], ...change }, NOON, out)).toBe(expected);
  });

  it('holds up nothing while it lacks a fact', () => {
    const waiting: LedgerRow = { ...correction, state: 'held', code: 'MISSING_VARIABLE' };
    expect(judge({ voterRows: [row, waiting] })).toBe('send');
  });
});

describe('a message that the provider may already have', () => {
  const unknown = sampleRow({ state: 'sending', fence: 2, unknownSince: NOON });
  it.each([
    ['held', 'uncertain'],
    ['due', 'uncertain'],
    ['superseded', 'failed'],
    ['suppressed', 'failed'],
    ['expired', 'failed'],
    ['accepted', 'accepted'],
    ['uncertain', 'uncertain'],
  ] as const)('is not called %s but %s', (to, expected) => {
    expect(afterUnknown(unknown, { to, at: NOON, fence: 2 }).to).toBe(expected);
    expect(afterUnknown(row, { to, at: NOON, fence: 1 }).to).toBe(to);
  });
});
