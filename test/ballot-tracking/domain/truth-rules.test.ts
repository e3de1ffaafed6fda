import { describe, expect, it } from 'vitest';
import type { HoldReason } from '../../../lib/ballot-tracking/domain/ballot.ts';
import { STATUS_TABLE } from '../../../lib/ballot-tracking/domain/status-table.ts';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import { BALLOT_STATUS_CODES } from '../../../lib/shared/codes.ts';
import { Temporal, toPacificIso } from '../../../lib/shared/time.ts';
import { election } from '../../elections/domain/elections.ts';
import { issued, Scenario, SUBSCRIPTION, VOTER } from './scenario.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const silent = (reason: string) => ({ kind: 'silent', reason });
const LONG_AFTER = Temporal.Instant.from('2026-11-30T17:00:00Z');
const held = (reason: HoldReason) => ({ kind: 'held', reason }) as const;

describe('every status of the guidance reaches the voter as its message', () => {
  it.each(BALLOT_STATUS_CODES.filter((code) => code !== 'ISSUED'))('%s', (status) => {
    const scenario = issued();
    // After the receipt deadline nothing waits for it, nor for a record of voting in person.
    const told = scenario.tell('2026-11-12T18:00:00Z', { status, statusAt: '2026-11-12T17:00:00Z' });
    expect(told).toEqual([STATUS_TABLE[status].messageType]);
  });

  it('ISSUED tells that the ballot was mailed, once', () => {
    const scenario = issued();
    expect([...scenario.ledger.keys()]).toEqual(['2026-11-03-statewide.V1.B1.Outbound.1.text']);
    const again = { status: 'ISSUED', statusAt: '2026-10-07T16:00:00Z', sentDate: '2026-10-07' };
    expect(scenario.tell('2026-10-07T17:00:00Z', again)).toEqual([]);
    expect(scenario.outcome(2)).toEqual(silent('repeated'));
  });

  it('a journey is told step by step', () => {
    const scenario = issued();
    expect(scenario.tell('2026-10-08T18:00:00Z', { status: 'INR', statusAt: '2026-10-08T17:00:00Z' })).toEqual([
      'Received',
    ]);
    expect(scenario.tell('2026-10-09T21:00:00Z', { status: 'NMS', statusAt: '2026-10-09T20:00:00Z' })).toEqual([
      'ContactCounty',
    ]);
    expect(scenario.tell('2026-10-12T21:00:00Z', { status: 'ACCEPTED', statusAt: '2026-10-12T20:00:00Z' })).toEqual([
      'Accepted',
    ]);
    expect(scenario.outcome(4)).toEqual({ kind: 'told', type: 'Accepted' });
  });
});

describe('no message from a date in the future', () => {
  it('a ballot to be mailed in three days is told in three days, in the voter’s hours', () => {
    const scenario = new Scenario();
    const row = { status: 'ISSUED', statusAt: '2026-10-06T16:00:00Z', sentDate: '2026-10-09' };
    expect(scenario.post('2026-10-06T17:00:00Z', row)).toEqual([held('future-date')]);
    expect(scenario.decide('2026-10-06T17:00:00Z')).toEqual([]);
    expect(scenario.lookAgain()).toEqual(['2026-10-09T07:00:00Z']);
    expect(scenario.decide('2026-10-09T06:59:59Z')).toEqual([]);
    expect(scenario.decide('2026-10-09T07:00:00Z')).toEqual(['Outbound']);
    const [decision] = [...scenario.ledger.values()];
    expect(decision && toPacificIso(decision.sendFrom)).toBe('2026-10-09T08:00:00-07:00');
  });

  it('a status of tomorrow waits for tomorrow', () => {
    const scenario = issued();
    expect(scenario.tell('2026-10-08T17:00:00Z', { status: 'ACCEPTED', statusAt: '2026-10-09T17:00:00Z' })).toEqual([]);
    expect(scenario.decide('2026-10-09T17:00:00Z')).toEqual(['Accepted']);
  });

  it('a placeholder far in the future is never told', () => {
    const scenario = new Scenario();
    const row = { status: 'ISSUED', statusAt: '2099-01-01T08:00:00Z' };
    expect(scenario.post('2026-10-06T17:00:00Z', row)).toEqual([held('beyond-window')]);
    expect(scenario.decide('2026-10-06T17:00:00Z')).toEqual([]);
    expect(scenario.decide('2099-01-01T08:00:00Z')).toEqual([]);
    expect(scenario.outcome(1)).toEqual(held('beyond-window'));
  });

  it('a corrected date replaces a future one without a second message', () => {
    const scenario = new Scenario();
    scenario.tell('2026-10-06T17:00:00Z', {
      status: 'ISSUED',
      statusAt: '2026-10-06T16:00:00Z',
      sentDate: '2026-10-12',
    });
    const corrected = { status: 'ISSUED', statusAt: '2026-10-06T16:00:00Z', sentDate: '2026-10-06' };
    expect(scenario.tell('2026-10-06T18:00:00Z', corrected)).toEqual(['Outbound']);
    expect(scenario.decide('2026-10-12T17:00:00Z')).toEqual([]);
    expect(scenario.outcome(1)).toEqual(silent('repeated'));
  });
});

describe('nothing fires early, and no backlog when tracking is switched on', () => {
  const mailFile = { status: 'ISSUED', statusAt: '2026-09-09T17:00:00Z', sentDate: '2026-09-09' };

  it('a mail file of early September is told as mailed on E-29 (Riverside, 2020)', () => {
    const scenario = new Scenario();
    expect(scenario.tell('2026-09-28T17:00:00Z', mailFile)).toEqual([]);
    expect(scenario.outcome(1)).toEqual(held('window-not-open'));
    expect(scenario.lookAgain()).toEqual(['2026-10-05T07:00:00Z']);
    expect(scenario.decide('2026-10-05T07:00:00Z')).toEqual(['Outbound']);
  });

  it('switching on before E-29 changes nothing about that', () => {
    const scenario = new Scenario();
    scenario.election = election({ trackingOn: day('2026-09-28') });
    expect(scenario.tell('2026-09-28T17:00:00Z', mailFile)).toEqual([]);
    expect(scenario.decide('2026-10-05T07:00:00Z')).toEqual(['Outbound']);
  });

  it('switching on late tells nothing that happened before', () => {
    const scenario = new Scenario();
    scenario.election = election({ trackingOn: day('2026-10-19') });
    scenario.tell('2026-10-06T17:00:00Z', mailFile);
    scenario.tell('2026-10-15T17:00:00Z', { status: 'INR', statusAt: '2026-10-15T16:00:00Z' });
    expect(scenario.decide('2026-10-19T17:00:00Z')).toEqual([]);
    expect(scenario.outcome(2)).toEqual(silent('before-tracking'));
    expect(scenario.tell('2026-10-20T17:00:00Z', { status: 'ACCEPTED', statusAt: '2026-10-20T16:00:00Z' })).toEqual([
      'Accepted',
    ]);
  });

  it('a county that comes back tells nothing from before its return', () => {
    const scenario = new Scenario();
    const returned = Temporal.Instant.from('2026-10-19T17:00:00Z');
    scenario.participation = {
      electionId: scenario.election.id,
      county: '03',
      participates: true,
      changedAt: returned,
      rejoinedAt: returned,
    };
    expect(scenario.tell('2026-10-19T18:00:00Z', { status: 'ISSUED', statusAt: '2026-10-07T16:00:00Z' })).toEqual([]);
    expect(scenario.outcome(1)).toEqual(silent('before-tracking'));
  });

  it('a late sign-up is not told what was before, but what happens from its day on', () => {
    const scenario = new Scenario();
    scenario.subscription = undefined;
    expect(scenario.tell('2026-10-05T17:00:00Z', { status: 'ISSUED', statusAt: '2026-10-05T16:00:00Z' })).toEqual([]);
    scenario.subscription = { ...SUBSCRIPTION, consentedAt: Temporal.Instant.from('2026-10-06T17:00:00Z') };
    expect(scenario.decide('2026-10-06T17:00:00Z')).toEqual([]);
    expect(scenario.outcome(1)).toEqual(silent('no-subscriber'));
    expect(scenario.tell('2026-10-06T18:00:00Z', { status: 'INR', statusAt: '2026-10-06T16:00:00Z' })).toEqual([
      'Received',
    ]);
  });

  it('who opts out and is back on E-29 hears what happened that day', () => {
    const scenario = new Scenario();
    scenario.subscription = { ...SUBSCRIPTION, channels: [] };
    scenario.tell('2026-10-04T17:00:00Z', mailFile);
    expect(scenario.decide('2026-10-05T07:00:00Z')).toEqual([]);
    const text = Temporal.Instant.from('2026-10-05T15:00:00Z');
    scenario.subscription = { ...SUBSCRIPTION, channelsSince: { text } };
    expect(scenario.decide('2026-10-05T15:00:00Z')).toEqual(['Outbound']);
  });

  it('a message that met an opt-out is told to who is back the same day', () => {
    const scenario = issued();
    scenario.tell('2026-10-09T05:00:00Z', { status: 'INR', statusAt: '2026-10-09T04:00:00Z' });
    for (const [key, row] of scenario.ledger) {
      if (row.state === 'held') scenario.ledger.set(key, { ...row, state: 'suppressed', code: 'CHANNEL_OFF' });
    }
    scenario.subscription = {
      ...SUBSCRIPTION,
      channelsSince: { text: Temporal.Instant.from('2026-10-08T17:00:00Z') },
    };
    expect(scenario.decide('2026-10-09T17:00:00Z')).toEqual(['Received']);
    expect(scenario.decide('2026-10-09T18:00:00Z')).toEqual([]);
  });

  it('a county that opts out over E-29 and is back the same day loses nothing of it', () => {
    const scenario = new Scenario();
    scenario.tell('2026-10-03T17:00:00Z', mailFile);
    const answer = { electionId: scenario.election.id, county: '03', participates: false } as const;
    scenario.participation = { ...answer, changedAt: Temporal.Instant.from('2026-10-04T17:00:00Z') };
    expect(scenario.decide('2026-10-05T07:00:00Z')).toEqual([]);
    expect(scenario.outcome(1)).toEqual(held('county-opted-out'));
    expect(scenario.lookAgain()).toEqual(['2026-10-05T13:00:00Z']);
    const back = Temporal.Instant.from('2026-10-05T15:00:00Z');
    scenario.participation = { ...answer, participates: true, changedAt: back, rejoinedAt: back };
    expect(scenario.decide('2026-10-05T19:00:00Z')).toEqual(['Outbound']);
  });
});

describe('Accepted or Received before anything was issued is held (Hawaii, 2022)', () => {
  it.each(BALLOT_STATUS_CODES.filter((code) => code !== 'ISSUED'))('%s waits for the issue', (status) => {
    const scenario = new Scenario();
    const row = { status, statusAt: '2026-10-20T16:00:00Z' };
    expect(scenario.post('2026-10-20T17:00:00Z', row)).toEqual([held('not-issued')]);
    expect(scenario.decide('2026-10-20T17:00:00Z')).toEqual([]);
  });

  it('dated before its issue it counts for nothing, and silences nothing that follows', () => {
    const scenario = new Scenario();
    const early = { status: 'ACCEPTED', statusAt: '2026-10-08T16:00:00Z' };
    scenario.tell('2026-10-08T17:00:00Z', early);
    const mailed = { status: 'ISSUED', statusAt: '2026-10-12T16:00:00Z' };
    expect(scenario.tell('2026-10-12T17:00:00Z', mailed)).toEqual(['Outbound']);
    expect(scenario.outcome(1)).toEqual(held('before-issue'));
    expect(scenario.tell('2026-10-20T17:00:00Z', { status: 'NMS', statusAt: '2026-10-20T16:00:00Z' })).toEqual([
      'ContactCounty',
    ]);
    expect(scenario.post('2026-10-21T17:00:00Z', { ...early, statusAt: '2026-10-09T16:00:00Z' })).toEqual([
      held('before-issue'),
    ]);
  });

  it('is released by an issue that is dated earlier', () => {
    const scenario = new Scenario();
    scenario.tell(
      '2026-10-13T17:00:00Z',
      { status: 'ISSUED', statusAt: '2026-10-12T16:00:00Z' },
      { status: 'ACCEPTED', statusAt: '2026-10-09T16:00:00Z' },
    );
    const earlier = { status: 'ISSUED', statusAt: '2026-10-13T18:00:00Z', sentDate: '2026-10-06' };
    expect(scenario.tell('2026-10-13T18:00:00Z', earlier)).toEqual(['Accepted']);
  });

  it('is told once the issue is recorded, instead of the issue', () => {
    const scenario = new Scenario();
    scenario.tell('2026-10-20T17:00:00Z', { status: 'ACCEPTED', statusAt: '2026-10-20T16:00:00Z' });
    const told = scenario.tell('2026-10-21T17:00:00Z', { status: 'ISSUED', statusAt: '2026-10-05T16:00:00Z' });
    expect(told).toEqual(['Accepted']);
    expect(scenario.outcome(2)).toEqual(silent('superseded'));
  });

  it('is not released by the day of an issue that is still to come', () => {
    const scenario = new Scenario();
    scenario.post(
      '2026-10-20T17:00:00Z',
      { status: 'ISSUED', statusAt: '2026-10-22T16:00:00Z' },
      { status: 'INR', statusAt: '2026-10-20T16:00:00Z' },
    );
    expect(scenario.decide('2026-10-20T17:00:00Z')).toEqual([]);
    expect(scenario.lookAgain()).toEqual(['2026-10-22T16:00:00Z']);
    expect(scenario.decide('2026-10-22T16:00:00Z')).toEqual(['Outbound']);
    expect(scenario.outcome(2)).toEqual(held('before-issue'));
  });

  it('issued and returned in one upload is not held', () => {
    const scenario = new Scenario();
    const rows = [
      { status: 'INR', statusAt: '2026-10-20T16:00:00Z' },
      { status: 'ISSUED', statusAt: '2026-10-05T16:00:00Z' },
    ];
    expect(scenario.post('2026-10-20T17:00:00Z', ...rows)).toEqual([{ kind: 'accepted' }, { kind: 'accepted' }]);
    expect(scenario.decide('2026-10-20T17:00:00Z')).toEqual(['Received']);
  });
});

describe('backward and repeated statuses are recorded and not messaged', () => {
  it.each([
    ['ACCEPTED', 'INR', 'backward'],
    ['ACCEPTED', 'ACCEPTED', 'repeated'],
    ['INR', 'ISSUED', 'backward'],
    ['INR', 'UND', 'backward'],
    ['NVS', 'INR', 'backward'],
    ['NVS', 'NVS', 'repeated'],
    ['BME', 'MRE', 'repeated'],
    ['BME', 'OTH', 'repeated'],
    ['UND', 'UND', 'repeated'],
  ])('%s, then %s: %s', (first, second, reason) => {
    const scenario = issued();
    scenario.tell('2026-10-20T17:00:00Z', { status: first, statusAt: '2026-10-20T16:00:00Z' });
    expect(scenario.tell('2026-10-21T17:00:00Z', { status: second, statusAt: '2026-10-21T16:00:00Z' })).toEqual([]);
    expect(scenario.outcome(3)).toEqual(silent(reason));
  });

  it('a challenge dated before what stands is old news', () => {
    const scenario = issued();
    scenario.tell('2026-10-20T17:00:00Z', { status: 'NVS', statusAt: '2026-10-20T16:00:00Z' });
    expect(scenario.tell('2026-10-21T17:00:00Z', { status: 'NMS', statusAt: '2026-10-18T16:00:00Z' })).toEqual([]);
    expect(scenario.outcome(3)).toEqual(silent('superseded'));
  });

  it('two statuses between two decisions: the voter hears the newer', () => {
    const scenario = new Scenario();
    scenario.post('2026-10-20T17:00:00Z', { status: 'ISSUED', statusAt: '2026-10-19T16:00:00Z' });
    scenario.post('2026-10-20T17:00:01Z', { status: 'INR', statusAt: '2026-10-20T16:00:00Z' });
    expect(scenario.decide('2026-10-20T17:00:02Z')).toEqual(['Received']);
    expect(scenario.outcome(1)).toEqual(silent('superseded'));
  });
});

describe('legitimate corrections are messaged', () => {
  it.each([
    ['NVS', 'ACCEPTED', ['Accepted']],
    ['NMS', 'ACCEPTED', ['Accepted']],
    ['NMS', 'OTH', ['NotAccepted']],
    ['NVS', 'NMS', ['ContactCounty']],
    ['OTH', 'ACCEPTED', ['Accepted']],
    ['OTH', 'NVS', ['ContactCounty']],
    ['UND', 'INR', ['Received']],
    ['UND', 'ISSUED', ['Outbound']],
    ['BME', 'ISSUED', ['Outbound']],
    ['ACCEPTED', 'NVS', ['Correction', 'ContactCounty']],
    ['ACCEPTED', 'BME', ['Correction', 'NotAccepted']],
  ])('%s, then %s', (first, second, expected) => {
    const scenario = issued();
    scenario.tell('2026-10-20T17:00:00Z', { status: first, statusAt: '2026-10-20T16:00:00Z' });
    expect(scenario.tell('2026-10-21T17:00:00Z', { status: second, statusAt: '2026-10-21T16:00:00Z' })).toEqual(
      expected,
    );
  });
});

describe('a mistake is taken back', () => {
  const accepted = { status: 'ACCEPTED', statusAt: '2026-10-20T16:00:00Z' };
  const inr = { status: 'INR', statusAt: '2026-10-19T16:00:00Z' };
  const received = (): Scenario => {
    const scenario = issued();
    scenario.tell('2026-10-19T17:00:00Z', inr);
    return scenario;
  };

  it('unsent, by silence: the evening’s acceptance never goes out', () => {
    const scenario = received();
    expect(scenario.tell('2026-10-21T04:00:00Z', accepted)).toEqual(['Accepted']);
    expect(scenario.tell('2026-10-21T06:00:00Z', { ...accepted, withdrawn: true })).toEqual([]);
    expect(scenario.waiting()).toEqual([]);
    expect(scenario.decide('2026-10-21T17:00:00Z')).toEqual([]);
    expect([2, 3, 4].map((version) => scenario.outcome(version))).toEqual([
      { kind: 'told', type: 'Received' },
      silent('withdrawn'),
      silent('withdrawn'),
    ]);
  });

  it('sent, by a correction once a channel, in the voter’s hours, and what is true now', () => {
    const scenario = received();
    scenario.tell('2026-10-20T17:00:00Z', accepted);
    expect(scenario.tell('2026-10-21T06:00:00Z', { ...accepted, withdrawn: true })).toEqual(['Correction', 'Received']);
    expect(scenario.waiting()).toEqual(['Correction', 'Received']);
    const [correction] = [...scenario.ledger.values()].filter(({ type }) => type === 'Correction');
    expect(correction).toMatchObject({ corrects: 'Accepted', statusVersion: 3, channel: 'text' });
    expect(correction && toPacificIso(correction.sendFrom)).toBe('2026-10-21T08:00:00-07:00');
    for (const again of ['2026-10-21T17:00:00Z', '2026-10-22T17:00:00Z']) expect(scenario.decide(again)).toEqual([]);
    expect(scenario.tell('2026-10-22T18:00:00Z', accepted)).toEqual([]);
  });

  it('and put in force again it is told again', () => {
    const scenario = received();
    scenario.tell('2026-10-20T17:00:00Z', accepted);
    scenario.tell('2026-10-21T17:00:00Z', { ...accepted, withdrawn: true });
    expect(scenario.tell('2026-10-22T17:00:00Z', { ...accepted, withdrawn: false })).toEqual(['Accepted']);
    expect([...scenario.ledger.keys()].filter((key) => key.includes('Accepted'))).toEqual([
      '2026-11-03-statewide.V1.B1.Accepted.3.text',
      '2026-11-03-statewide.V1.B1.Accepted.103.text',
    ]);
    expect(scenario.tell('2026-10-23T17:00:00Z', { ...accepted, withdrawn: true })).toEqual(['Correction', 'Received']);
  });

  it('and no correction while what stands bears out what was told', () => {
    const scenario = received();
    scenario.tell('2026-10-20T17:00:00Z', accepted);
    expect(scenario.tell('2026-10-21T17:00:00Z', { ...inr, withdrawn: true })).toEqual([]);
  });

  it('of which it is not yet known whether it went out, in a moment', () => {
    const scenario = received();
    scenario.tell('2026-10-20T17:00:00Z', accepted);
    for (const [key, row] of scenario.ledger) {
      if (row.type === 'Accepted') scenario.ledger.set(key, { ...row, state: 'sending' });
    }
    expect(scenario.tell('2026-10-20T17:00:01Z', { ...accepted, withdrawn: true })).toEqual([]);
    expect(scenario.lookAgain()).toEqual(['2026-10-20T17:01:01Z']);
  });

  it('at a provider’s door, it is looked at again until it is withdrawn, even where what stands implies it', () => {
    const scenario = received();
    scenario.tell('2026-10-20T17:00:00Z', accepted);
    const late = { status: 'NVS', statusAt: '2026-10-20T18:00:00Z' };
    const be = (state: 'sending' | 'due'): void => {
      for (const [key, row] of scenario.ledger) {
        if (row.type === 'ContactCounty') scenario.ledger.set(key, { ...row, state });
      }
    };
    scenario.tell('2026-10-21T06:00:00Z', late);
    be('sending');
    scenario.tell('2026-10-21T06:00:01Z', { ...late, withdrawn: true });
    expect(scenario.lookAgain()).toEqual(['2026-10-21T06:01:01Z']);
    // Whoever held it gave it back.
    be('due');
    for (const [key, row] of scenario.ledger) {
      const later = Temporal.Instant.from('2026-10-21T15:00:00Z');
      if (row.type === 'ContactCounty') scenario.ledger.set(key, { ...row, sendFrom: later });
    }
    scenario.decide('2026-10-21T06:01:01Z');
    expect([...scenario.ledger.values()].find(({ type }) => type === 'ContactCounty')?.state).toBe('superseded');
    // Once more when every decision is over that did not know of the withdrawal, and never after that.
    expect(scenario.lookAgain()).toEqual(['2026-10-21T06:01:31Z']);
    expect(scenario.decide('2026-10-21T06:01:31Z')).toEqual([]);
    expect(scenario.lookAgain()).toEqual([]);
  });

  // Its sender may have asked before a row came back, and end it: it must be told anew then.
  it.each([
    ['claimed only, it is looked at again in a moment', undefined, ['2026-10-20T17:01:01Z']],
    ['being handed over, it is not', Temporal.Instant.from('2026-10-20T17:00:00Z'), []],
  ] as const)('what is true and %s', (_, callingAt, expected) => {
    const scenario = received();
    scenario.tell('2026-10-20T17:00:00Z', accepted);
    for (const [key, row] of scenario.ledger) {
      if (row.type !== 'Accepted') continue;
      scenario.ledger.set(key, { ...row, state: 'sending', ...(callingAt ? { callingAt } : {}) });
    }
    expect(scenario.tell('2026-10-20T17:00:01Z', accepted)).toEqual([]);
    expect(scenario.lookAgain()).toEqual(expected);
  });

  it('while what is wrong is at a provider’s door nothing follows it: first comes the correction', () => {
    const scenario = received();
    scenario.tell('2026-10-20T17:00:00Z', accepted);
    const be = (state: 'sending' | 'delivered'): void => {
      for (const [key, row] of scenario.ledger) {
        if (row.type === 'Accepted') scenario.ledger.set(key, { ...row, state });
      }
    };
    be('sending');
    expect(scenario.tell('2026-10-20T17:00:01Z', { status: 'OTH', statusAt: '2026-10-20T16:30:00Z' })).toEqual([]);
    expect(scenario.lookAgain()).toEqual(['2026-10-20T17:01:01Z']);
    be('delivered');
    expect(scenario.decide('2026-10-20T17:01:01Z')).toEqual(['Correction', 'NotAccepted']);
  });

  it('at a provider’s door, "mailed" is looked at again when it has become "use the new one"', () => {
    const scenario = new Scenario();
    const second = { ballotId: 'B2', status: 'ISSUED', statusAt: '2026-10-08T16:00:00Z', sentDate: '2026-10-08' };
    expect(scenario.tell('2026-10-08T17:00:00Z', second)).toEqual(['B2 Outbound']);
    for (const [key, row] of scenario.ledger) scenario.ledger.set(key, { ...row, state: 'sending' });
    const first = { status: 'ISSUED', statusAt: '2026-10-06T16:00:00Z', sentDate: '2026-10-06' };
    expect(scenario.tell('2026-10-08T17:00:01Z', first)).toEqual([]);
    expect(scenario.lookAgain()).toEqual(['2026-10-08T17:01:01Z']);
  });

  it('and what was given up for want of a receipt may have been heard: it is corrected', () => {
    const scenario = received();
    scenario.tell('2026-10-20T17:00:00Z', accepted);
    for (const [key, row] of scenario.ledger) {
      if (row.type === 'Accepted') scenario.ledger.set(key, { ...row, state: 'failed', code: 'NO_RECEIPT' });
    }
    expect(scenario.tell('2026-10-21T17:00:00Z', { ...accepted, withdrawn: true })).toEqual(['Correction', 'Received']);
  });

  it.each([
    ['its receipt comes late', (row: LedgerRow) => ({ acceptedAt: row.decidedAt.add({ hours: 5 }) })],
    ['its call is repeated', () => ({ state: 'due' as const })],
  ])('what follows a correction is not told again when %s', (_what, later) => {
    const scenario = received();
    scenario.tell('2026-10-20T17:00:00Z', accepted);
    expect(scenario.tell('2026-10-21T17:00:00Z', { ...accepted, withdrawn: true })).toEqual(['Correction', 'Received']);
    for (const [key, row] of scenario.ledger) {
      if (row.type !== 'Correction') continue;
      const { acceptedAt: _accepted, ...sent } = row;
      scenario.ledger.set(key, { ...sent, unknownSince: row.decidedAt, sendFrom: LONG_AFTER, ...later(row) });
    }
    expect(scenario.decide('2026-10-22T17:00:00Z')).toEqual([]);
  });

  it('the issue withdrawn, nothing of the ballot stands', () => {
    const scenario = received();
    const issue = { status: 'ISSUED', statusAt: '2026-10-05T16:00:00Z', sentDate: '2026-10-05', withdrawn: true };
    expect(scenario.tell('2026-10-21T17:00:00Z', issue)).toEqual(['Correction', 'Correction']);
    expect(scenario.outcome(2)).toEqual(held('not-issued'));
  });
});

describe('a ballot mailed again under its number', () => {
  it('is told, and so is its second return', () => {
    const scenario = issued();
    expect(scenario.tell('2026-10-12T17:00:00Z', { status: 'UND', statusAt: '2026-10-12T16:00:00Z' })).toEqual([
      'Undeliverable',
    ]);
    const again = { status: 'ISSUED', statusAt: '2026-10-15T16:00:00Z' };
    expect(scenario.tell('2026-10-15T17:00:00Z', again)).toEqual(['Outbound']);
    expect(scenario.tell('2026-10-24T17:00:00Z', { status: 'UND', statusAt: '2026-10-24T16:00:00Z' })).toEqual([
      'Undeliverable',
    ]);
  });
});

describe('a ballot that is refused or cancelled and goes out again on one day', () => {
  const ended = (code: string, statusAt: string) => ({ status: code, statusAt });
  const anew = (statusAt: string) => ({ status: 'ISSUED', statusAt, sentDate: '2026-10-19' });

  it.each(['CLD', 'BME', 'OTH', 'MIA'])(
    'is on its way after %s of an earlier hour, whichever is known first',
    (code) => {
      const [before, after] = [ended(code, '2026-10-19T16:00:00Z'), anew('2026-10-19T22:00:00Z')];
      const scenario = issued();
      scenario.tell('2026-10-19T16:30:00Z', before);
      expect(scenario.tell('2026-10-19T22:30:00Z', after)).toEqual(['Outbound']);
      const swapped = issued();
      expect(swapped.tell('2026-10-19T22:30:00Z', after)).toEqual([]);
      expect(swapped.tell('2026-10-19T22:40:00Z', before)).toEqual(['Outbound']);
      for (const one of [scenario, swapped]) expect(one.decide('2026-10-23T19:00:00Z')).toEqual([]);
    },
  );

  it('is on its way after a cancellation that has a day alone', () => {
    const scenario = issued();
    scenario.tell('2026-10-19T16:30:00Z', ended('CLD', '2026-10-19T07:00:00Z'));
    expect(scenario.tell('2026-10-19T22:30:00Z', anew('2026-10-19T22:00:00Z'))).toEqual(['Outbound']);
  });

  it('is cancelled where that came last', () => {
    const scenario = issued();
    scenario.tell('2026-10-19T16:30:00Z', anew('2026-10-19T15:00:00Z'));
    scenario.tell('2026-10-19T22:30:00Z', ended('CLD', '2026-10-19T22:00:00Z'));
    expect(scenario.decide('2026-10-23T19:00:00Z')).toEqual(['NotAccepted']);
  });

  it('is told as a mistake when the mailing anew is withdrawn', () => {
    const scenario = issued();
    scenario.tell('2026-10-19T16:30:00Z', ended('BME', '2026-10-19T16:00:00Z'));
    scenario.tell('2026-10-19T22:30:00Z', anew('2026-10-19T22:00:00Z'));
    expect(scenario.tell('2026-10-20T19:00:00Z', { ...anew('2026-10-19T22:00:00Z'), withdrawn: true })).toEqual([
      'Correction',
      'NotAccepted',
    ]);
  });
});

describe('a ballot that comes back and goes out again on one day', () => {
  const times = ['07:00', '17:00', '22:00'].map((time) => `2026-10-12T${time}:00Z`);
  const pairs = times.flatMap((returnedAt) => times.map((mailedAt) => [returnedAt, mailedAt] as const));

  it.each(pairs)('returned %s, mailed %s: "mailed" has the last word, in either order', (returnedAt, mailedAt) => {
    const returned = { status: 'UND', statusAt: returnedAt };
    const mailed = { status: 'ISSUED', statusAt: mailedAt, sentDate: '2026-10-12' };
    const first = issued();
    expect(first.tell('2026-10-12T23:00:00Z', returned)).toEqual(['Undeliverable']);
    expect(first.tell('2026-10-13T01:00:00Z', mailed)).toEqual(['Outbound']);
    expect(first.tell('2026-10-24T17:00:00Z', { status: 'UND', statusAt: '2026-10-24T16:00:00Z' })).toEqual([
      'Undeliverable',
    ]);
    const second = issued();
    expect(second.tell('2026-10-12T23:00:00Z', mailed)).toEqual([]);
    expect(second.tell('2026-10-13T01:00:00Z', returned)).toEqual(['Outbound']);
  });

  it('the first mailing is before its return, whatever their hours', () => {
    const scenario = new Scenario();
    const mailed = { status: 'ISSUED', statusAt: '2026-10-12T22:00:00Z', sentDate: '2026-10-12' };
    scenario.post('2026-10-12T23:00:00Z', mailed, { status: 'UND', statusAt: '2026-10-12T20:00:00Z' });
    expect(scenario.decide('2026-10-12T23:00:00Z')).toEqual(['Undeliverable']);
  });
});

describe('what the calendar contradicts', () => {
  it.each([
    ['in a drop box after the polls closed', '2026-11-04T05:00:00Z'],
    ['with Election Day alone', '2026-11-03T08:00:00Z'],
    ['with a later postmark', '2026-11-04T19:00:00Z'],
    ['on the last day of receipt', '2026-11-10T20:00:00Z'],
  ])('"not received on time" %s is held until the deadline has passed, and told then', (_what, statusAt) => {
    const scenario = issued();
    const row = { status: 'NOT', statusAt };
    expect(scenario.post('2026-11-10T21:00:00Z', row)).toEqual([held('before-receipt-deadline')]);
    expect(scenario.decide('2026-11-10T21:00:00Z')).toEqual([]);
    expect(scenario.lookAgain()).toEqual(['2026-11-11T08:00:00Z']);
    expect(scenario.decide('2026-11-11T08:00:00Z')).toEqual(['NotAccepted']);
    const late = issued();
    expect(late.tell('2026-11-12T18:00:00Z', row)).toEqual(['NotAccepted']);
  });

  it('"not received on time" before Election Day is held, whenever it comes', () => {
    const scenario = issued();
    const row = { status: 'NOT', statusAt: '2026-10-10T16:00:00Z' };
    expect(scenario.post('2026-10-10T17:00:00Z', row)).toEqual([held('before-receipt-deadline')]);
    expect(scenario.decide('2026-11-12T18:00:00Z')).toEqual([]);
  });

  it.each([
    ['mailed', { status: 'ISSUED', statusAt: '2026-11-10T17:00:00Z', sentDate: '2026-10-05' }],
    ['on the evening of Election Day', { status: 'ISSUED', statusAt: '2026-11-04T03:30:00Z', sentDate: '2026-10-05' }],
  ])('%s, told too late to be of use, is not told', (_what, row) => {
    const scenario = new Scenario();
    expect(scenario.tell('2026-11-10T18:00:00Z', row)).toEqual([]);
    expect(scenario.outcome(1)).toEqual(silent('outside-window'));
  });

  it('an old ballot beside a newer one is never the one to use, whichever is uploaded last', () => {
    const scenario = new Scenario();
    const newer = { ballotId: 'B2', status: 'ISSUED', statusAt: '2026-10-08T16:00:00Z' };
    scenario.tell('2026-10-08T17:00:00Z', newer);
    const older = { ballotId: 'B1', status: 'ISSUED', statusAt: '2026-10-05T16:00:00Z' };
    expect(scenario.tell('2026-10-09T17:00:00Z', older)).toEqual([]);
    expect(scenario.outcome(1)).toEqual(silent('replaced'));
  });
});

describe('a reissued ballot', () => {
  const second = { ballotId: 'B2', status: 'ISSUED', statusAt: '2026-10-15T16:00:00Z' };
  const cancelled = { status: 'CLD', statusAt: '2026-10-15T15:00:00Z' };

  it.each([
    ['two ballots in issued status', [second]],
    ['the first cancelled in the same upload, before', [cancelled, second]],
    ['the first cancelled in the same upload, after', [second, cancelled]],
    ['named by the county', [{ ...second, supersedes: 'B1' }, cancelled]],
  ])('is told as reissued, and its predecessor’s end is not told: %s', (_what, rows) => {
    const scenario = issued();
    expect(scenario.tell('2026-10-15T17:00:00Z', ...rows)).toEqual(['B2 Reissued']);
  });

  it('cancelling the old ballot later is not "Not Accepted"', () => {
    const scenario = issued();
    scenario.tell('2026-10-15T17:00:00Z', second);
    expect(scenario.tell('2026-10-16T17:00:00Z', { ...cancelled, statusAt: '2026-10-16T16:00:00Z' })).toEqual([]);
    expect(scenario.outcome(2)).toEqual(silent('replaced'));
    expect(
      scenario.tell('2026-10-20T17:00:00Z', { ballotId: 'B2', status: 'INR', statusAt: '2026-10-20T16:00:00Z' }),
    ).toEqual(['B2 Received']);
  });

  it('the old ballot coming back from the post office is not alarming any more', () => {
    const scenario = issued();
    scenario.tell('2026-10-15T17:00:00Z', second);
    expect(scenario.tell('2026-10-16T17:00:00Z', { status: 'UND', statusAt: '2026-10-16T16:00:00Z' })).toEqual([]);
  });

  it('cancelled with nothing in its place, the voter must hear of it', () => {
    const scenario = issued();
    expect(scenario.tell('2026-10-15T17:00:00Z', cancelled)).toEqual([]);
    expect(scenario.outcome(2)).toEqual(held('awaiting-participation'));
    expect(scenario.decide('2026-10-18T17:00:00Z')).toEqual(['NotAccepted']);
  });

  it('both issued at once: the voter hears of the second only', () => {
    const scenario = new Scenario();
    const first = { status: 'ISSUED', statusAt: '2026-10-15T15:00:00Z', sentDate: '2026-10-14' };
    expect(scenario.tell('2026-10-15T17:00:00Z', { ...second, sentDate: '2026-10-15' }, first)).toEqual([
      'B2 Reissued',
    ]);
    expect(scenario.outcome(1)).toEqual(silent('replaced'));
  });
});

describe('a voter who voted in person', () => {
  it.each([
    ['NVS', 'after', '2026-11-03T21:00:00Z'],
    ['NVS', 'before', '2026-11-02T21:00:00Z'],
    ['NMS', 'after', '2026-11-03T21:00:00Z'],
    ['BME', 'after', '2026-11-03T21:00:00Z'],
    ['INR', 'after', '2026-11-03T21:00:00Z'],
    ['NOT', 'after', '2026-11-11T21:00:00Z'],
  ])('hears nothing of a mail ballot: %s, dated %s the vote', (code, _when, statusAt) => {
    const scenario = issued();
    scenario.attend('2026-11-03T19:00:00Z', 'POLL', '2026-11-03T18:30:00Z');
    expect(scenario.decide('2026-11-03T19:00:00Z')).toEqual(['none InPerson']);
    expect(scenario.tell('2026-11-12T19:00:00Z', { status: code, statusAt })).toEqual([]);
    expect(scenario.outcome(2)).toEqual(silent('replaced'));
  });

  it('hears of the challenge once the record is taken back', () => {
    const scenario = issued();
    scenario.attend('2026-11-03T19:00:00Z', 'POLL', '2026-11-03T18:30:00Z');
    scenario.tell('2026-11-04T19:00:00Z', { status: 'NVS', statusAt: '2026-11-04T18:00:00Z' });
    scenario.attend('2026-11-05T19:00:00Z', 'POLL', '2026-11-05T18:30:00Z', false);
    expect(scenario.decide('2026-11-05T19:00:00Z')).toEqual(['none Correction', 'ContactCounty']);
  });

  it.each(['POLL', 'VCR'])('is told so, for %s', (method) => {
    const scenario = issued();
    scenario.attend('2026-11-03T19:00:00Z', method, '2026-11-03T18:30:00Z');
    expect(scenario.decide('2026-11-03T19:00:01Z')).toEqual(['none InPerson']);
  });

  it.each(['VAV', 'CLD'])('is not told that the mail ballot is %s (North Carolina, 2020)', (status) => {
    const scenario = issued();
    scenario.attend('2026-11-03T19:00:00Z', 'VCR', '2026-11-03T18:30:00Z');
    scenario.decide('2026-11-03T19:00:01Z');
    expect(scenario.tell('2026-11-04T19:00:00Z', { status, statusAt: '2026-11-04T18:00:00Z' })).toEqual([]);
    expect(scenario.outcome(2)).toEqual(held('voted-in-person'));
  });

  it('is told about the mail ballot after all when the county takes the record back', () => {
    const scenario = issued();
    scenario.attend('2026-11-03T19:00:00Z', 'VCR', '2026-11-03T18:30:00Z');
    scenario.tell('2026-11-04T19:00:00Z', { status: 'CLD', statusAt: '2026-11-04T18:00:00Z' });
    scenario.attend('2026-11-05T19:00:00Z', 'VCR', '2026-11-05T18:30:00Z', false);
    expect(scenario.decide('2026-11-05T19:00:01Z')).toEqual(['none Correction', 'NotAccepted']);
  });

  it('is told once, whatever the method and however often it is recorded', () => {
    const scenario = new Scenario();
    scenario.attend('2026-11-03T19:00:00Z', 'VCR', '2026-11-03T18:30:00Z');
    scenario.attend('2026-11-03T19:00:00Z', 'POLL', '2026-11-03T18:30:00Z');
    expect(scenario.decide('2026-11-03T19:00:01Z')).toEqual(['none InPerson']);
    scenario.attend('2026-11-04T19:00:00Z', 'POLL', '2026-11-04T18:00:00Z', false);
    scenario.decide('2026-11-04T19:00:01Z');
    scenario.attend('2026-11-05T19:00:00Z', 'POLL', '2026-11-05T18:00:00Z');
    const email = Temporal.Instant.from('2026-11-06T17:00:00Z');
    scenario.subscription = { ...SUBSCRIPTION, channels: ['text', 'email'], channelsSince: { email } };
    expect(scenario.decide('2026-11-06T19:00:01Z')).toEqual([]);
  });

  it.each(['VAV', 'CLD'])('%s first waits for the record, and with it is never told', (status) => {
    const scenario = issued();
    expect(scenario.tell('2026-11-02T19:00:00Z', { status, statusAt: '2026-11-02T18:00:00Z' })).toEqual([]);
    expect(scenario.outcome(2)).toEqual(held('awaiting-participation'));
    scenario.attend('2026-11-03T19:00:00Z', 'VCR', '2026-11-02T17:30:00Z');
    expect(scenario.decide('2026-11-03T19:00:01Z')).toEqual(['none InPerson']);
    expect(scenario.decide('2026-11-20T19:00:01Z')).toEqual([]);
  });

  it('without a record it is told once the county’s records are complete beyond it', () => {
    const scenario = issued();
    scenario.tell('2026-11-02T19:00:00Z', { status: 'VAV', statusAt: '2026-11-02T18:00:00Z' });
    scenario.participationAsOf = Temporal.Instant.from('2026-11-02T18:00:00Z');
    expect(scenario.decide('2026-11-02T21:00:00Z')).toEqual([]);
    scenario.participationAsOf = Temporal.Instant.from('2026-11-02T20:00:00Z');
    expect(scenario.decide('2026-11-02T21:00:00Z')).toEqual(['NotAccepted']);
  });

  it.each([
    [
      'with a date alone, entered in the afternoon',
      '2026-10-09T07:00:00Z',
      '2026-10-09T22:05:00Z',
      '2026-10-09T13:00:00Z',
    ],
    ['in the line on the evening of Election Day', '2026-11-04T04:30:00Z', '2026-11-04T04:35:00Z', undefined],
  ])('a cancellation %s waits for the record of the next night', (_what, statusAt, arrives, asOf) => {
    const scenario = issued();
    scenario.participationAsOf = asOf ? Temporal.Instant.from(asOf) : undefined;
    expect(scenario.tell(arrives, { status: 'CLD', statusAt })).toEqual([]);
    expect(scenario.outcome(2)).toEqual(held('awaiting-participation'));
    const night = Temporal.Instant.from(arrives).add({ hours: 15 }).toString();
    expect(scenario.decide(night)).toEqual([]);
    scenario.attend(night, 'VCR', statusAt < '2026-11' ? '2026-10-09T21:00:00Z' : '2026-11-04T04:30:00Z');
    expect(scenario.decide(night)).toEqual(['none InPerson']);
    expect(scenario.decide('2026-11-20T19:00:01Z')).toEqual([]);
  });

  it('taken back with a date alone, whichever comes first', () => {
    const statements = [
      ['2026-11-03T18:30:00Z', true],
      ['2026-11-03T08:00:00Z', false],
    ] as const;
    for (const order of [statements, statements.toReversed()]) {
      const scenario = issued();
      for (const [at, active] of order) scenario.attend('2026-11-03T19:00:00Z', 'VCR', at, active);
      expect(scenario.decide('2026-11-03T19:00:01Z')).toEqual([]);
    }
  });

  it('taken back overnight, the voter hears nothing of it', () => {
    const scenario = issued();
    scenario.attend('2026-11-03T05:00:00Z', 'POLL', '2026-11-03T05:00:00Z');
    expect(scenario.decide('2026-11-03T05:00:00Z')).toEqual(['none InPerson']);
    scenario.attend('2026-11-03T07:00:00Z', 'POLL', '2026-11-03T07:00:00Z', false);
    expect(scenario.decide('2026-11-03T07:00:00Z')).toEqual([]);
    expect(scenario.waiting()).toEqual([]);
  });

  it('the text names the place of the record', () => {
    const scenario = issued();
    scenario.attend('2026-11-03T19:00:00Z', 'POLL', '2026-11-03T18:30:00Z');
    scenario.decide('2026-11-03T19:00:01Z');
    expect([...scenario.ledger.values()].at(-1)).toMatchObject({ type: 'InPerson', method: 'POLL' });
  });

  it.each([
    ['an inactive record', 'POLL', '2026-11-03T18:30:00Z', false],
    ['another method', 'VBM', '2026-11-03T18:30:00Z', true],
    ['a record of tomorrow', 'POLL', '2026-11-04T18:30:00Z', true],
  ])('%s tells nothing', (_what, method, at, active) => {
    const scenario = new Scenario();
    scenario.attend('2026-11-03T19:00:00Z', method, at, active);
    expect(scenario.decide('2026-11-03T19:00:01Z')).toEqual([]);
  });
});

it('a cancelled ballot of whom nobody tells anything is looked at once, when its wait ends', () => {
  const cld = { status: 'CLD', statusAt: '2026-10-20T16:00:00Z' };
  const [heard, unheard] = [issued(), issued()];
  unheard.subscription = undefined;
  for (const scenario of [heard, unheard]) scenario.tell('2026-10-20T17:00:00Z', cld);
  expect(heard.lookAgain()).toEqual(['2026-10-20T19:00:00Z']);
  expect(unheard.lookAgain()).toEqual(['2026-10-23T17:00:00Z']);
  expect(unheard.outcome(2)).toEqual(held('awaiting-participation'));
  unheard.decide('2026-10-23T17:00:00Z');
  expect(unheard.lookAgain()).toEqual([]);
  expect(unheard.outcome(2)).toEqual(silent('no-subscriber'));
});

describe('unknown codes', () => {
  it('are recorded and held, and hide nothing of what is known', () => {
    const scenario = issued();
    const row = { status: 'SPOILED', statusAt: '2026-10-20T16:00:00Z' };
    expect(scenario.post('2026-10-20T17:00:00Z', row)).toEqual([held('unknown-code')]);
    expect(scenario.decide('2026-10-20T17:00:00Z')).toEqual([]);
    expect(scenario.lookAgain()).toEqual([]);
    expect(scenario.tell('2026-10-21T17:00:00Z', { status: 'INR', statusAt: '2026-10-21T16:00:00Z' })).toEqual([
      'Received',
    ]);
  });
});

describe('a code that the table has learned since', () => {
  it('is decided when the county uploads the rows again', () => {
    const scenario = issued();
    scenario.post('2026-10-20T17:00:00Z', { status: 'INR', statusAt: '2026-10-20T16:00:00Z' });
    // As an older release left it, to which INR was unknown.
    scenario.ballots = scenario.ballots.map((ballot) => ({
      ...ballot,
      entries: ballot.entries.map((entry) =>
        entry.code === 'INR' ? { ...entry, outcome: held('unknown-code') } : entry,
      ),
    }));
    const again = { status: 'INR', statusAt: '2026-10-20T16:00:00Z' };
    const { changes, outcomes } = scenario.takeIn('2026-10-21T17:00:00Z', again);
    expect([changes.length, outcomes]).toEqual([1, [{ kind: 'unchanged' }]]);
    expect(scenario.decide('2026-10-21T17:02:00Z')).toEqual(['Received']);
    expect(scenario.takeIn('2026-10-22T17:00:00Z', again).changes).toEqual([]);
  });
});

describe('only subscribed, public voters of the ballot’s county hear anything', () => {
  const row = { status: 'ISSUED', statusAt: '2026-10-05T16:00:00Z' };
  it.each([
    [
      'no subscription',
      (scenario: Scenario) => {
        scenario.subscription = undefined;
      },
    ],
    [
      'opted out of every channel',
      (scenario: Scenario) => {
        scenario.subscription = { ...SUBSCRIPTION, channels: [] };
      },
    ],
    [
      'signed up in another county',
      (scenario: Scenario) => {
        scenario.subscription = { ...SUBSCRIPTION, county: '19' };
      },
    ],
    [
      'moved to another county',
      (scenario: Scenario) => {
        scenario.voter = { ...VOTER, county: '19' };
        scenario.subscription = { ...SUBSCRIPTION, county: '19' };
      },
    ],
    [
      'confidential',
      (scenario: Scenario) => {
        scenario.voter = { ...VOTER, confidential: true };
      },
    ],
    [
      'not on the roll',
      (scenario: Scenario) => {
        scenario.voter = undefined;
      },
    ],
  ])('%s: nothing', (_what, change) => {
    const scenario = new Scenario();
    change(scenario);
    expect(scenario.tell('2026-10-05T17:00:00Z', row)).toEqual([]);
    expect(scenario.outcome(1)).toEqual(silent('no-subscriber'));
  });

  it.each(['I', 'P', 'C'] as const)('a subscriber whose registration is %s hears of the ballot', (status) => {
    const scenario = issued();
    scenario.voter = { ...VOTER, status };
    expect(scenario.tell('2026-10-12T17:00:00Z', { status: 'UND', statusAt: '2026-10-12T16:00:00Z' })).toEqual([
      'Undeliverable',
    ]);
  });

  it('a county that opted out: nothing', () => {
    const scenario = new Scenario();
    const changedAt = Temporal.Instant.from('2026-10-01T17:00:00Z');
    scenario.participation = { electionId: scenario.election.id, county: '03', participates: false, changedAt };
    expect(scenario.tell('2026-10-05T17:00:00Z', row)).toEqual([]);
    expect(scenario.outcome(1)).toEqual(held('county-opted-out'));
  });
});

describe('channels, hours and the window', () => {
  it('one decision per channel, in the voter’s language, from their next hours until the polls close', () => {
    const scenario = new Scenario();
    scenario.subscription = { ...SUBSCRIPTION, channels: ['text', 'email', 'voice'], language: 'km' };
    scenario.tell('2026-10-06T04:00:00Z', { status: 'ISSUED', statusAt: '2026-10-05T16:00:00Z' });
    const decisions = [...scenario.ledger.values()];
    expect(decisions.map(({ channel }) => channel)).toEqual(['text', 'email', 'voice']);
    for (const decision of decisions) {
      expect(decision.language).toBe('km');
      expect(toPacificIso(decision.sendFrom)).toBe('2026-10-06T08:00:00-07:00');
      expect(toPacificIso(decision.sendUntil)).toBe('2026-11-03T20:00:00-08:00');
    }
  });

  it('a signature problem brings one message a channel, which carries the cure', () => {
    const scenario = issued();
    scenario.subscription = { ...SUBSCRIPTION, channels: ['text', 'email', 'voice'] };
    const told = scenario.tell('2026-11-20T18:00:00Z', { status: 'NVS', statusAt: '2026-11-20T17:00:00Z' });
    expect(told.filter((type) => type === 'ContactCounty')).toHaveLength(3);
    expect(told).not.toContain('SignatureCure');
  });

  it.each([
    ['the last evening', '2026-12-04T03:59:00Z', ['Accepted']],
    ['the last evening, after the voter’s hours', '2026-12-04T04:00:00Z', []],
    ['the day after', '2026-12-04T17:00:00Z', []],
  ])('%s', (_what, now, expected) => {
    const scenario = issued();
    expect(scenario.tell(now, { status: 'ACCEPTED', statusAt: '2026-12-03T17:00:00Z' })).toEqual(expected);
  });
});
