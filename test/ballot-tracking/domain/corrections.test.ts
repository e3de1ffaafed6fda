import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import type { Channel } from '../../../lib/shared/codes.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { issued, type Row, type Scenario, SUBSCRIPTION, VOTER } from './scenario.ts';

const issue: Row = { status: 'ISSUED', statusAt: '2026-10-05T16:00:00Z', sentDate: '2026-10-05' };
const remail: Row = { status: 'ISSUED', statusAt: '2026-10-12T16:00:00Z', sentDate: '2026-10-12' };
const und: Row = { status: 'UND', statusAt: '2026-10-10T16:00:00Z' };
const inr: Row = { status: 'INR', statusAt: '2026-10-19T16:00:00Z' };
const nvs: Row = { status: 'NVS', statusAt: '2026-10-20T16:00:00Z' };
const nms: Row = { status: 'NMS', statusAt: '2026-10-20T16:00:00Z' };
const mia: Row = { status: 'MIA', statusAt: '2026-10-20T16:00:00Z' };
const bme: Row = { status: 'BME', statusAt: '2026-10-20T17:00:00Z' };
const accepted: Row = { status: 'ACCEPTED', statusAt: '2026-10-21T16:00:00Z' };
const lateNms: Row = { status: 'NMS', statusAt: '2026-10-22T16:00:00Z' };
const vav: Row = { status: 'VAV', statusAt: '2026-10-22T16:00:00Z' };
const refused: Row = { status: 'BME', statusAt: '2026-10-10T16:00:00Z' };
const cancelled: Row = { status: 'CLD', statusAt: '2026-10-09T16:00:00Z' };
const back = (row: Row): Row => ({ ...row, withdrawn: true });
const DAY = '2026-10-23T17:00:00Z';

/** Each of these rows told on its own, one after the other. */
const told = (...rows: readonly Row[]): Scenario => {
  const scenario = issued();
  for (const [index, row] of rows.entries()) scenario.tell(`2026-10-22T${17 + index}:00:00Z`, row);
  return scenario;
};

/** What became of the text that told a row. */
const settle = (scenario: Scenario, type: string, change: Partial<LedgerRow>): void => {
  for (const [key, row] of scenario.ledger) {
    if (row.type === type) scenario.ledger.set(key, { ...row, ...change });
  }
};

describe('a told row that is taken back is corrected unless what it said is true of what stands', () => {
  it.each([
    ['sent back, and the ballot is out', [und], [back(und)], ['Correction', 'Outbound']],
    ['sent back, and the ballot was accepted', [und, accepted], [back(und)], ['Correction', 'Accepted']],
    ['mailed again, and the ballot came back', [und, remail], [back(remail)], ['Correction', 'Undeliverable']],
    ['mailed again, and the ballot had been refused', [refused, remail], [back(remail)], ['Correction', 'NotAccepted']],
    ['mailed again, and it had been cancelled, which waits', [cancelled, remail], [back(remail)], ['Correction']],
    [
      'mailed, on a day before it was refused',
      [],
      [back(issue), { ...issue, sentDate: '2026-10-06' }, refused],
      ['NotAccepted'],
    ],
    ['mailed, and mailed another day', [], [back(issue), remail], ['Outbound']],
    ['received, and accepted', [inr, accepted], [back(inr)], []],
    ['received, and refused', [inr, mia], [back(inr)], []],
    ['received, and nothing is known of it', [inr], [back(inr)], ['Correction', 'Outbound']],
    ['a problem, and accepted', [nvs, accepted], [back(nvs)], ['Correction', 'Accepted']],
    ['a problem of another kind', [nvs], [back(nvs), nms], ['Correction', 'ContactCounty']],
    ['a problem after the acceptance', [accepted, lateNms], [back(lateNms)], ['Correction', 'Accepted']],
    ['refused, and accepted at once', [mia], [back(mia), accepted], ['Correction', 'Accepted']],
    ['refused for another reason', [mia], [back(mia), bme], ['Correction', 'NotAccepted']],
    ['refused for the same reason', [mia], [back(mia), { ...mia, statusAt: '2026-10-21T16:00:00Z' }], ['NotAccepted']],
    ['refused for a reason that has to wait', [mia], [back(mia), vav], ['Correction']],
    ['the issue without which it cannot be true', [accepted], [back(issue)], ['Correction', 'Correction']],
    [
      'the sent date put right to after it',
      [inr],
      [back(issue), { ...issue, sentDate: '2026-10-21' }],
      ['Correction', 'Outbound'],
    ],
  ] as const)('%s', (_, before, rows, expected) => {
    const scenario = told(...before);
    expect(scenario.tell(DAY, ...rows)).toEqual(expected);
    expect(scenario.decide('2026-10-23T18:00:00Z')).toEqual([]);
  });

  it('once, also where a clock went back between what was told and its correction, and is told again when it is true', () => {
    const scenario = issued();
    expect(scenario.tell('2026-10-23T17:40:00Z', accepted)).toEqual(['Accepted']);
    expect(scenario.tell('2026-10-23T17:01:00Z', lateNms)).toEqual(['Correction', 'ContactCounty']);
    expect(scenario.decide('2026-10-23T17:11:00Z')).toEqual([]);
    expect(scenario.tell('2026-10-23T18:00:00Z', back(lateNms))).toEqual(['Correction', 'Accepted']);
  });

  // Seed 1000060, voter V1000060x966: an email of 16:00:03 followed a correction that a clock ahead had stamped 16:02:40.
  it('and what follows it is told once, also where the clock went back between the two', () => {
    const again: Row = { status: 'ACCEPTED', statusAt: '2026-10-23T15:45:00Z' };
    const scenario = issued();
    expect(scenario.tell('2026-10-22T17:00:00Z', accepted)).toEqual(['Accepted']);
    expect(scenario.tell('2026-10-23T18:02:40Z', lateNms)).toEqual(['Correction', 'ContactCounty']);
    expect(scenario.tell('2026-10-23T18:00:03Z', again)).toEqual(['Accepted']);
    for (const minute of ['00', '10', '20']) expect(scenario.decide(`2026-10-23T18:${minute}:48Z`)).toEqual([]);
  });

  it('and put in force again, it is told again', () => {
    const scenario = told(und);
    scenario.tell(DAY, back(und));
    expect(scenario.tell('2026-10-24T17:00:00Z', { ...und, withdrawn: false })).toEqual(['Undeliverable']);
  });

  it('two reasons of one instant, both told and both taken back, with one correction; a later telling with its own', () => {
    const oth: Row = { status: 'OTH', statusAt: '2026-10-20T16:00:00Z' };
    const vdd: Row = { ...oth, status: 'VDD' };
    const scenario = told(vdd);
    // Of one instant the code decides: OTH is told first, and had been said by VDD.
    expect(scenario.tell('2026-10-23T16:00:00Z', oth)).toEqual([]);
    expect(scenario.tell('2026-10-23T17:00:00Z', back(vdd))).toEqual(['Correction', 'NotAccepted']);
    expect(scenario.tell('2026-10-23T18:00:00Z', back(oth))).toEqual(['Correction', 'Outbound']);
    expect(scenario.tell('2026-10-23T19:00:00Z', { ...vdd, withdrawn: false })).toEqual(['NotAccepted']);
    expect(scenario.tell('2026-10-23T20:00:00Z', back(vdd))).toEqual(['Correction', 'Outbound']);
    for (const hour of ['21', '22']) expect(scenario.decide(`2026-10-23T${hour}:00:00Z`)).toEqual([]);
  });

  it('several of one kind with one correction: it says no reason', () => {
    const scenario = told(nvs, { ...nms, statusAt: '2026-10-21T16:00:00Z' });
    const rows = [back(nvs), back({ ...nms, statusAt: '2026-10-21T16:00:00Z' })];
    expect(scenario.tell(DAY, ...rows)).toEqual(['Correction', 'Outbound']);
    expect(scenario.decide('2026-10-23T18:00:00Z')).toEqual([]);
  });

  it('for an issue that was withdrawn, of all that rested on it', () => {
    const scenario = told(accepted);
    scenario.tell(DAY, back(issue));
    const corrected = [...scenario.ledger.values()].flatMap(({ corrects }) => corrects ?? []);
    expect(corrected).toEqual(['Outbound', 'Accepted']);
  });
});

describe('what the voter may have heard is corrected', () => {
  const unknownSince = Temporal.Instant.from('2026-10-22T17:00:00Z');

  it.each([
    ['given up without a receipt', { state: 'failed', code: 'NO_RECEIPT', unknownSince }, true],
    ['to be asked for again with the same call', { state: 'due', code: 'SAME_CALL_REPEATED', unknownSince }, true],
    ['uncertain', { state: 'uncertain', unknownSince }, true],
    ['reported as undelivered, which carriers do at times', { state: 'undelivered' }, true],
    ['refused by the provider', { state: 'failed', code: 'REFUSED' }, false],
    ['expired', { state: 'expired' }, false],
  ] as const)('%s', (_, change, isCorrected) => {
    const scenario = told(accepted);
    settle(scenario, 'Accepted', change);
    expect(scenario.tell(DAY, back(accepted)).includes('Correction')).toBe(isCorrected);
  });

  it.each([
    ['delivered', true],
    ['undelivered', false],
  ] as const)('an email that was %s', (state, isCorrected) => {
    const scenario = issued();
    scenario.subscription = { ...SUBSCRIPTION, channels: ['email'] };
    scenario.tell('2026-10-22T17:00:00Z', accepted);
    settle(scenario, 'Accepted', { state, ...(state === 'undelivered' ? { code: 'BOUNCED' } : {}) });
    expect(scenario.tell(DAY, back(accepted)).includes('Correction')).toBe(isCorrected);
  });

  it('over its own channel when that is open again before the correction went out over another one', () => {
    const scenario = told(accepted);
    const channelsOf = (...channels: Channel[]): void => {
      scenario.subscription = { ...SUBSCRIPTION, channels };
    };
    channelsOf('email');
    scenario.tell('2026-10-24T04:00:00Z', lateNms);
    const waiting = () =>
      [...scenario.ledger.values()].flatMap(({ state, type, channel }) =>
        state === 'held' ? `${type} ${channel}` : [],
      );
    expect(waiting()).toEqual(['Correction email', 'ContactCounty email']);
    channelsOf('text', 'email');
    scenario.decide('2026-10-24T05:00:00Z');
    expect(waiting().toSorted()).toEqual(['ContactCounty email', 'ContactCounty text', 'Correction text']);
    expect(scenario.decide('2026-10-24T05:30:00Z')).toEqual([]);
  });

  it('also when the ballot is mailed anew after it was refused: "accepted" is true of it no more', () => {
    const mailedAnew: Row = { status: 'ISSUED', statusAt: '2026-10-23T16:00:00Z', sentDate: '2026-10-23' };
    const bmeAfter: Row = { ...bme, statusAt: '2026-10-22T18:00:00Z' };
    const scenario = told(accepted);
    expect(scenario.tell(DAY, bmeAfter, mailedAnew)).toEqual(['Correction', 'Outbound']);
    const second = { ...inr, statusAt: '2026-10-26T16:00:00Z' };
    expect(scenario.tell('2026-10-26T17:00:00Z', second)).toEqual(['Received']);
    expect(scenario.tell('2026-10-27T17:00:00Z', { ...accepted, statusAt: '2026-10-27T16:00:00Z' })).toEqual([
      'Accepted',
    ]);
    const late = told(accepted, mailedAnew);
    expect(late.tell('2026-11-04T17:00:00Z', bmeAfter)).toEqual(['Correction']);
  });

  it('also for a problem of a later date', () => {
    const scenario = told(accepted);
    settle(scenario, 'Accepted', { state: 'failed', code: 'NO_RECEIPT', unknownSince });
    expect(scenario.tell(DAY, lateNms)).toEqual(['Correction', 'ContactCounty']);
  });
});

describe('a vote in person names its place', () => {
  const visit = '2026-10-25T16:00:00Z';

  it('and the right one follows a correction, once and each time', () => {
    const scenario = issued();
    scenario.attend('2026-10-25T17:00:00Z', 'POLL', visit);
    expect(scenario.decide('2026-10-25T17:00:00Z')).toEqual(['none InPerson']);
    scenario.attend('2026-10-26T17:00:00Z', 'POLL', visit, false);
    scenario.attend('2026-10-26T17:00:00Z', 'VCR', visit);
    expect(scenario.decide('2026-10-26T17:00:00Z')).toEqual(['none Correction', 'none InPerson']);
    expect([...scenario.ledger.values()].map(({ type, method }) => `${type} ${method ?? ''}`).slice(1)).toEqual([
      'InPerson POLL',
      'Correction POLL',
      'InPerson VCR',
    ]);
    expect(scenario.decide('2026-10-26T18:00:00Z')).toEqual([]);
    scenario.attend('2026-10-27T17:00:00Z', 'VCR', visit, false);
    expect(scenario.decide('2026-10-27T17:00:00Z')).toEqual(['none Correction', 'Outbound']);
    expect(scenario.decide('2026-10-27T18:00:00Z')).toEqual([]);
  });

  it('which stays true when the voter has been to both', () => {
    const scenario = issued();
    scenario.attend('2026-10-25T17:00:00Z', 'VCR', visit);
    scenario.decide('2026-10-25T17:00:00Z');
    scenario.attend('2026-10-26T17:00:00Z', 'POLL', visit);
    expect(scenario.decide('2026-10-26T17:00:00Z')).toEqual([]);
  });
});

it('while a correction lacks a fact, what is true goes out once, and once more after it', () => {
  const scenario = told(inr);
  const until = Temporal.Instant.from('2026-10-26T17:00:00Z');
  const lacks = { state: 'held', code: 'MISSING_VARIABLE', sendFrom: until, notBefore: until } as const;
  // In the night: both wait for the morning, when the correction cannot be written.
  expect(scenario.tell('2026-10-23T05:00:00Z', back(inr))).toEqual(['Correction', 'Outbound']);
  settle(scenario, 'Correction', lacks);
  for (const hour of ['15', '16', '17', '18']) expect(scenario.decide(`2026-10-23T${hour}:00:00Z`)).toEqual([]);
  expect(scenario.lookAgain()).toEqual(['2026-10-26T17:10:00Z']);
  settle(scenario, 'Correction', { state: 'delivered', acceptedAt: Temporal.Instant.from('2026-10-26T17:00:00Z') });
  expect(scenario.decide('2026-10-26T17:10:00Z')).toEqual(['Outbound']);
  for (const hour of ['18', '19']) expect(scenario.decide(`2026-10-26T${hour}:00:00Z`)).toEqual([]);
});

describe('a correction finds its voter', () => {
  const email = { ...SUBSCRIPTION, channels: ['email' as const] };

  it('over an open channel when the voter has closed the one that told it, once', () => {
    const scenario = told(accepted);
    scenario.subscription = { ...email, channelsSince: { email: Temporal.Instant.from(DAY) } };
    expect(scenario.tell('2026-10-24T17:00:00Z', back(accepted))).toEqual(['Correction']);
    const [correction] = [...scenario.ledger.values()].filter(({ type }) => type === 'Correction');
    expect(correction).toMatchObject({ channel: 'email', corrects: 'Accepted' });
    expect(scenario.outcome(1)).toEqual({ kind: 'told', type: 'Outbound' });
    expect(scenario.decide('2026-10-25T17:00:00Z')).toEqual([]);
    scenario.subscription = { ...SUBSCRIPTION, channels: ['text', 'email'] };
    expect(scenario.decide('2026-10-26T17:00:00Z')).not.toContain('Correction');
  });

  it('over that channel too when it waited for the closed one', () => {
    const scenario = told(accepted);
    scenario.tell('2026-10-24T04:00:00Z', back(accepted));
    expect(scenario.waiting()).toEqual(['Correction', 'Outbound']);
    scenario.subscription = { ...email, channelsSince: { email: Temporal.Instant.from('2026-10-24T05:00:00Z') } };
    expect(scenario.decide('2026-10-24T05:00:00Z')).toEqual(['Correction']);
  });

  it('when a confidential voter may be spoken with again, at the latest a day after', () => {
    const scenario = told(accepted);
    scenario.voter = { ...VOTER, confidential: true };
    expect(scenario.tell(DAY, back(accepted))).toEqual([]);
    scenario.decide('2026-10-23T17:02:00Z');
    expect(scenario.lookAgain()).toEqual(['2026-10-24T17:02:00Z']);
    scenario.voter = VOTER;
    expect(scenario.decide('2026-10-24T17:02:00Z')).toEqual(['Correction', 'Outbound']);
  });

  it('who has moved and signed up again, once', () => {
    const scenario = told(accepted);
    scenario.voter = { ...VOTER, county: '05' };
    scenario.subscription = { ...SUBSCRIPTION, county: '05' };
    expect(scenario.tell(DAY, back(accepted))).toEqual(['Correction']);
    for (const day of ['24', '25']) expect(scenario.decide(`2026-10-${day}T17:00:00Z`)).toEqual([]);
  });
});

describe('what a carrier refuses because the voter stopped us there', () => {
  const movedAt = Temporal.Instant.from('2026-10-22T17:00:00Z');
  const stopped = { state: 'suppressed', code: 'OPTED_OUT', movedAt } as const;

  it('is not decided again with every look', () => {
    const scenario = told(inr);
    settle(scenario, 'Received', stopped);
    expect(scenario.decide(DAY)).toEqual([]);
    expect(scenario.outcome(2)).toEqual({ kind: 'told', type: 'Received' });
  });

  it('neither is its correction', () => {
    const scenario = told(inr);
    scenario.tell(DAY, back(inr));
    settle(scenario, 'Correction', { ...stopped, movedAt: Temporal.Instant.from(DAY) });
    expect(scenario.decide('2026-10-24T17:00:00Z')).toEqual([]);
  });

  it('is told when the channel is opened again', () => {
    const scenario = told({ ...inr, statusAt: '2026-10-22T16:00:00Z' });
    settle(scenario, 'Received', stopped);
    const reopened = Temporal.Instant.from('2026-10-22T18:00:00Z');
    scenario.subscription = { ...SUBSCRIPTION, channelsSince: { text: reopened } };
    expect(scenario.decide(DAY)).toEqual(['Received']);
  });

  it('is told when the channel is opened again, also by a clock that was behind the one that stamped the refusal', () => {
    const scenario = told({ ...inr, statusAt: '2026-10-22T16:00:00Z' });
    settle(scenario, 'Received', { ...stopped, stoppedConsent: SUBSCRIPTION.consentedAt });
    expect(scenario.decide(DAY)).toEqual([]);
    const reopened = movedAt.subtract({ minutes: 20 });
    scenario.subscription = { ...SUBSCRIPTION, channelsSince: { text: reopened } };
    expect(scenario.decide(DAY)).toEqual(['Received']);
  });
});

describe('what a confidential voter did not hear', () => {
  it('is told when that is over, at the latest a day after', () => {
    const scenario = issued();
    scenario.voter = { ...VOTER, confidential: true };
    expect(scenario.tell('2026-10-20T17:00:00Z', { ...nvs, statusAt: '2026-10-20T16:00:00Z' })).toEqual([]);
    expect(scenario.outcome(2)).toEqual({ kind: 'silent', reason: 'no-subscriber' });
    expect(scenario.lookAgain()).toEqual(['2026-10-21T17:00:00Z']);
    expect(scenario.decide('2026-10-21T17:00:00Z')).toEqual([]);
    scenario.voter = VOTER;
    expect(scenario.decide('2026-10-22T17:00:00Z')).toEqual(['ContactCounty']);
    expect(scenario.lookAgain()).toEqual([]);
  });

  it('as little of a vote in person', () => {
    const scenario = issued();
    scenario.voter = { ...VOTER, confidential: true };
    scenario.attend('2026-10-25T17:00:00Z', 'VCR', '2026-10-25T16:00:00Z');
    scenario.decide('2026-10-25T17:00:00Z');
    expect(scenario.lookAgain()).toEqual(['2026-10-26T17:00:00Z']);
    scenario.voter = VOTER;
    expect(scenario.decide('2026-10-26T17:00:00Z')).toEqual(['none InPerson']);
  });

  it('is not looked for when nobody is signed up, or messages are over', () => {
    const scenario = issued();
    scenario.voter = { ...VOTER, confidential: true };
    scenario.subscription = { ...SUBSCRIPTION, channels: [] };
    scenario.tell('2026-10-20T17:00:00Z', nvs);
    expect(scenario.lookAgain()).toEqual([]);
    scenario.subscription = SUBSCRIPTION;
    scenario.decide('2026-12-04T17:00:00Z');
    expect(scenario.lookAgain()).toEqual([]);
  });
});

it('what comes on the last evening is looked at as long as its county may yet certify later', () => {
  const scenario = issued();
  const late = { status: 'ACCEPTED', statusAt: '2026-12-04T03:00:00Z' };
  // 20:30 on the last day of messages: the voter's hours are over.
  expect(scenario.tell('2026-12-04T04:30:00Z', late)).toEqual([]);
  expect(scenario.outcome(2)).toEqual({ kind: 'silent', reason: 'outside-window' });
  expect(scenario.lookAgain()).toEqual(['2026-12-04T10:30:00Z']);
  const deadlines = { ...scenario.election.deadlines, certifiedOn: Temporal.PlainDate.from('2026-12-20') };
  scenario.election = { ...scenario.election, deadlines };
  expect(scenario.decide('2026-12-04T16:30:00Z')).toEqual(['Accepted']);
});

it('a ballot that was mailed is not looked at after the polls: it will never be told', () => {
  const scenario = issued();
  const second = { ...issue, ballotId: 'B2', statusAt: '2026-11-04T03:00:00Z', sentDate: '2026-11-03' };
  scenario.tell('2026-11-04T04:30:00Z', second);
  expect(scenario.lookAgain()).toEqual([]);
});

it('who heard a status heard it, whoever listens later', () => {
  const scenario = told(inr);
  scenario.subscription = { ...SUBSCRIPTION, channels: [] };
  scenario.decide(DAY);
  expect(scenario.outcome(2)).toEqual({ kind: 'told', type: 'Received' });
});

it('a record with a withdrawal is looked at once more when every decision that did not know of it is over', () => {
  const scenario = told(accepted);
  scenario.tell(DAY, back(accepted));
  expect(scenario.lookAgain()).toEqual(['2026-10-23T17:01:30Z']);
  scenario.decide('2026-10-23T17:01:30Z');
  expect(scenario.lookAgain()).toEqual([]);
});
