import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reminders } from '../../../lib/elections/domain/reminders.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { VoterStanding } from '../../../lib/voters/domain/voter.ts';
import { election } from '../../elections/domain/elections.ts';
import { issued, type Row, type Scenario } from './scenario.ts';

const days = (...texts: readonly string[]) => texts.map((text) => Temporal.PlainDate.from(text));
/** The county reminds of returning on E-7 and E-3, and of signatures on E+17. */
const DAYS: Reminders = { toReturn: days('2026-10-27', '2026-10-31'), toCure: days('2026-11-20') };

/** A ballot that was mailed and told on E-29, in a county that has set these days. */
const mailed = (reminders: Reminders = DAYS): Scenario => {
  const scenario = issued();
  scenario.participation = {
    electionId: election().id,
    county: '03',
    participates: true,
    changedAt: Temporal.Instant.from('2026-10-01T17:00:00Z'),
    reminders,
  };
  return scenario;
};
/** Takes these days in the place of those before. */
const state = (scenario: Scenario, reminders: Reminders, participates = true): void => {
  const changedAt = Temporal.Instant.from('2026-10-27T12:30:00Z');
  scenario.participation = { electionId: election().id, county: '03', participates, changedAt, reminders };
};
const move = (scenario: Scenario, change: Partial<VoterStanding>): void => {
  if (scenario.voter) scenario.voter = { ...scenario.voter, ...change };
};
const status = (code: string, statusAt: string, more: Partial<Row> = {}): Row => ({ status: code, statusAt, ...more });

describe('a reminder to return a ballot', () => {
  it('comes on the days that the county has set, once each, inside the voter’s hours', () => {
    const scenario = mailed();
    expect(scenario.decide('2026-10-26T20:00:00Z')).toEqual([]);
    expect(scenario.decide('2026-10-27T11:59:00Z')).toEqual([]);
    expect(scenario.decide('2026-10-27T12:00:00Z')).toEqual(['reminder-2026-10-27 DeadlineReminder']);
    const [row] = [...scenario.ledger.values()].filter(({ type }) => type === 'DeadlineReminder');
    expect(row?.sendFrom.toString()).toBe('2026-10-27T15:00:00Z');
    expect(scenario.waiting()).toEqual(['DeadlineReminder']);
    for (const again of ['2026-10-27T15:00:00Z', '2026-10-28T20:00:00Z', '2026-10-30T20:00:00Z']) {
      expect(scenario.decide(again)).toEqual([]);
    }
    expect(scenario.decide('2026-10-31T12:00:00Z')).toEqual(['reminder-2026-10-31 DeadlineReminder']);
    expect(scenario.decide('2026-11-03T16:00:00Z')).toEqual([]);
  });

  it.each<[string, (scenario: Scenario) => void]>([
    ['nobody set a day', (scenario) => state(scenario, { toReturn: [], toCure: [] })],
    ['it was received', (scenario) => scenario.post('2026-10-26T17:00:00Z', status('INR', '2026-10-26T16:00:00Z'))],
    [
      'it was accepted',
      (scenario) => scenario.post('2026-10-26T17:00:00Z', status('ACCEPTED', '2026-10-26T16:00:00Z')),
    ],
    ['it is challenged', (scenario) => scenario.post('2026-10-26T17:00:00Z', status('NVS', '2026-10-26T16:00:00Z'))],
    ['it came back', (scenario) => scenario.post('2026-10-26T17:00:00Z', status('UND', '2026-10-26T16:00:00Z'))],
    ['it was cancelled', (scenario) => scenario.post('2026-10-26T17:00:00Z', status('CLD', '2026-10-26T16:00:00Z'))],
    ['its voter voted in person', (scenario) => scenario.attend('2026-10-26T17:00:00Z', 'VCR', '2026-10-26T16:00:00Z')],
    ['its envelope is on its way back', (scenario) => scenario.scan('inbound', '2026-10-26T16:00:00Z')],
    ['the county opted out', (scenario) => state(scenario, DAYS, false)],
    ['its voter moved', (scenario) => move(scenario, { county: '19' })],
    ['its voter is confidential', (scenario) => move(scenario, { confidential: true })],
    ['nobody is signed up', (scenario) => Object.assign(scenario, { subscription: undefined })],
    [
      'another ballot was mailed on that day',
      (scenario) => {
        scenario.post('2026-10-26T17:00:00Z', status('CLD', '2026-10-26T16:00:00Z'));
        const other = { ballotId: 'B2', sentDate: '2026-10-27' };
        scenario.post('2026-10-27T10:00:00Z', status('ISSUED', '2026-10-27T09:00:00Z', other));
      },
    ],
  ])('does not come where %s', (_why, change) => {
    const scenario = mailed();
    change(scenario);
    scenario.decide('2026-10-27T12:00:00Z');
    scenario.decide('2026-10-28T20:00:00Z');
    expect([...scenario.ledger.values()].map(({ type }) => type)).not.toContain('DeadlineReminder');
  });

  it('is withdrawn where the ballot comes in before it goes out, or the county takes its day out', () => {
    for (const change of [
      (scenario: Scenario) => scenario.post('2026-10-27T13:00:00Z', status('INR', '2026-10-26T16:00:00Z')),
      (scenario: Scenario) => scenario.scan('inbound', '2026-10-27T13:00:00Z'),
      (scenario: Scenario) => scenario.attend('2026-10-27T13:00:00Z', 'POLL', '2026-10-26T16:00:00Z'),
      (scenario: Scenario) => state(scenario, { toReturn: [], toCure: [] }),
    ]) {
      const scenario = mailed();
      scenario.decide('2026-10-27T12:00:00Z');
      expect(scenario.waiting()).toEqual(['DeadlineReminder']);
      change(scenario);
      scenario.decide('2026-10-27T13:00:00Z');
      expect(scenario.waiting()).not.toContain('DeadlineReminder');
    }
  });

  it('does not follow the news that the ballot was mailed within three days', () => {
    const scenario = mailed({ toReturn: days('2026-10-07', '2026-10-10'), toCure: [] });
    expect(scenario.decide('2026-10-07T20:00:00Z')).toEqual([]);
    expect(scenario.decide('2026-10-10T20:00:00Z')).toEqual(['reminder-2026-10-10 DeadlineReminder']);
  });

  it('ends when the polls close, also on Election Day', () => {
    const scenario = mailed({ toReturn: days('2026-11-03'), toCure: [] });
    expect(scenario.decide('2026-11-04T04:00:00Z')).toEqual([]);
    expect(scenario.decide('2026-11-04T20:00:00Z')).toEqual([]);
    const early = mailed({ toReturn: days('2026-11-03'), toCure: [] });
    expect(early.decide('2026-11-03T13:00:00Z')).toEqual(['reminder-2026-11-03 DeadlineReminder']);
  });
});

describe('a reminder to cure a signature', () => {
  const challenged = (code = 'NVS', at = '2026-11-06T18:00:00Z'): Scenario => {
    const scenario = mailed();
    expect(scenario.tell(at, status(code, at))).toEqual(['ContactCounty']);
    return scenario;
  };

  it.each(['NVS', 'NMS'])('follows %s, once, while it is open', (code) => {
    const scenario = challenged(code);
    expect(scenario.decide('2026-11-20T12:00:00Z')).toEqual([]);
    expect(scenario.decide('2026-11-20T13:00:00Z')).toEqual(['reminder-2026-11-20 SignatureCure']);
    const row = [...scenario.ledger.values()].find(({ type }) => type === 'SignatureCure');
    expect(row?.statusCode).toBe(code);
    expect(scenario.decide('2026-11-20T18:00:00Z')).toEqual([]);
    expect(scenario.decide('2026-11-21T18:00:00Z')).toEqual([]);
    expect(scenario.decide('2026-11-24T18:00:00Z')).toEqual([]);
  });

  it('follows nothing else that asks the voter to call, and nothing that was cured', () => {
    for (const code of ['INF', 'NID']) expect(challenged(code).decide('2026-11-20T18:00:00Z')).toEqual([]);
    const cured = challenged();
    expect(cured.tell('2026-11-19T18:00:00Z', status('ACCEPTED', '2026-11-19T17:00:00Z'))).toEqual(['Accepted']);
    expect(cured.decide('2026-11-20T18:00:00Z')).toEqual([]);
    const elsewhere = challenged();
    elsewhere.attend('2026-11-19T17:00:00Z', 'VCR', '2026-11-03T18:00:00Z');
    expect(elsewhere.decide('2026-11-20T18:00:00Z')).toEqual(['none InPerson']);
  });

  it('does not follow within a day: one event brings one message a channel', () => {
    const scenario = challenged('NVS', '2026-11-19T18:00:00Z');
    expect(scenario.decide('2026-11-20T18:00:00Z')).toEqual([]);
    const late = mailed();
    expect(late.tell('2026-11-20T18:00:00Z', status('NMS', '2026-11-06T18:00:00Z'))).toEqual(['ContactCounty']);
    expect(late.decide('2026-11-20T19:00:00Z')).toEqual([]);
    expect(late.decide('2026-11-21T19:00:00Z')).toEqual([]);
  });

  it('is withdrawn where the signature is cured before it goes out, and needs no correction of its own', () => {
    const scenario = challenged();
    scenario.decide('2026-11-20T13:00:00Z');
    expect(scenario.waiting()).toEqual(['SignatureCure']);
    scenario.tell('2026-11-20T13:30:00Z', status('ACCEPTED', '2026-11-19T17:00:00Z'));
    expect(scenario.waiting()).toEqual(['Accepted']);
    const mistaken = challenged();
    mistaken.decide('2026-11-20T18:00:00Z');
    const back = status('NVS', '2026-11-06T18:00:00Z', { withdrawn: true });
    expect(mistaken.tell('2026-11-20T19:00:00Z', back).filter((one) => one.includes('Correction'))).toEqual([
      'Correction',
    ]);
  });
});

it('reminds of no day twice, and of nothing that is back, however statuses, days and decisions fall', () => {
  const hour = fc.integer({ min: 0, max: 24 * 50 });
  const step = fc.oneof(
    fc.record({ kind: fc.constant('decide' as const), hour }),
    fc.record({ kind: fc.constantFrom('INR', 'NVS', 'ACCEPTED', 'UND', 'CLD', 'VCR', 'scan'), hour }),
  );
  const day = fc
    .integer({ min: 0, max: 29 })
    .map((after) => Temporal.PlainDate.from('2026-10-05').add({ days: after }));
  fc.assert(
    fc.property(fc.array(day, { maxLength: 4 }), fc.array(step, { maxLength: 25 }), (toReturn, steps) => {
      const scenario = mailed({ toReturn, toCure: [Temporal.PlainDate.from('2026-11-20')] });
      const start = Temporal.Instant.from('2026-10-05T18:00:00Z');
      let isBack = false;
      for (const { kind, hour: after } of steps.toSorted((one, other) => one.hour - other.hour)) {
        const at = start.add({ hours: after }).toString();
        const before = new Set(scenario.ledger.keys());
        if (kind === 'VCR') scenario.attend(at, 'VCR', at);
        else if (kind === 'scan') scenario.scan('inbound', at);
        else if (kind !== 'decide') scenario.post(at, status(kind, at));
        isBack ||= !['decide', 'UND', 'CLD'].includes(kind);
        scenario.decide(at);
        const fresh = [...scenario.ledger].filter(([key, { type }]) => !before.has(key) && type === 'DeadlineReminder');
        if (isBack) expect(fresh).toEqual([]);
      }
      const told = [...scenario.ledger.values()].filter(({ type }) => type === 'DeadlineReminder');
      expect(told.every(({ ballotId }) => toReturn.some((one) => ballotId === `reminder-${one}`))).toBe(true);
      const heard = told.flatMap(({ acceptedAt }) => acceptedAt?.epochMilliseconds ?? []);
      const apart = heard.toSorted((one, other) => one - other).map((at, place, all) => at - (all[place - 1] ?? 0));
      expect(apart.every((gap) => gap >= 2 * 86_400_000)).toBe(true);
    }),
    { numRuns: 150 },
  );
});
