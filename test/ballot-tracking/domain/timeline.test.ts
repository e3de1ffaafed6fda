import { describe, expect, it } from 'vitest';
import { timelineOf } from '../../../lib/ballot-tracking/domain/build-timeline.ts';
import type { ReportedEvent, TimelineEvent } from '../../../lib/ballot-tracking/domain/timeline.ts';
import { voterTimeline } from '../../../lib/ballot-tracking/domain/voter-timeline.ts';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { Scenario, SUBSCRIPTION } from './scenario.ts';

const ISSUED = { status: 'ISSUED', statusAt: '2026-10-06T16:00:00Z' };
const RECEIVED = { status: 'INR', statusAt: '2026-10-20T16:00:00Z' };
const ACCEPTED = { status: 'ACCEPTED', statusAt: '2026-10-22T16:00:00Z' };

const timelineAt = (scenario: Scenario, now: string) => {
  const { election, voter, subscription, ballots, histories } = scenario;
  const participations = new Map(scenario.participation ? [['03', scenario.participation] as const] : []);
  const messages = [...scenario.ledger.values()];
  return timelineOf(
    { election, voter, subscription, ballots, histories, participations, messages },
    Temporal.Instant.from(now),
  );
};

/** An event as one line: what, how it stands, and each message or why there is none. */
const line = (event: TimelineEvent): string => {
  const fates = event.messages.map((fate) =>
    fate.kind === 'sent' ? `${fate.channel} ${fate.receipt}` : `${fate.channel} ${fate.kind} ${fate.why}`,
  );
  if (event.kind === 'message') return `message ${event.type} [${fates.join(', ')}]`;
  if (event.kind === 'scanned') return `scanned ${event.direction} [${fates.join(', ')}]`;
  const { code, tells, state, held, none } = event;
  return `${code}=${tells} ${state}${held ? ` ${held}` : ''} [${fates.join(', ')}]${none ? ` ${none.why}` : ''}`;
};

const lines = (scenario: Scenario, now: string): readonly string[] => timelineAt(scenario, now).events.map(line);

const voterLines = (scenario: Scenario, now: string): readonly string[] =>
  voterTimeline(timelineAt(scenario, now)).events.map((event) =>
    event.kind === 'reported' ? `${event.tells} ${event.state}` : event.kind === 'message' ? event.type : event.kind,
  );

const reported = (scenario: Scenario, now: string, code: string): ReportedEvent => {
  const found = timelineAt(scenario, now).events.find((event) => event.kind === 'reported' && event.code === code);
  if (found?.kind !== 'reported') throw new Error('No such report.');
  return found;
};

const changeRows = (scenario: Scenario, change: Partial<LedgerRow>): void => {
  for (const [key, row] of scenario.ledger) scenario.ledger.set(key, { ...row, ...change });
};

describe('what a county reported', () => {
  it('stands in the order of its own dates, whatever came first', () => {
    const scenario = new Scenario();
    scenario.post('2026-10-06T17:00:00Z', ISSUED);
    scenario.decide('2026-10-06T17:00:00Z');
    scenario.post('2026-10-22T17:00:00Z', ACCEPTED, RECEIVED);
    scenario.decide('2026-10-22T17:00:00Z');
    expect(lines(scenario, '2026-10-22T18:00:00Z')).toEqual([
      'ISSUED=Outbound past [text arrived]',
      'INR=Received past [] superseded',
      'ACCEPTED=Accepted current [text arrived]',
    ]);
  });

  it('shows a withdrawal of what was told, its correction, and what stands again', () => {
    const scenario = new Scenario();
    scenario.post('2026-10-06T17:00:00Z', ISSUED);
    scenario.decide('2026-10-06T17:00:00Z');
    scenario.post('2026-10-22T17:00:00Z', ACCEPTED);
    scenario.decide('2026-10-22T17:00:00Z');
    scenario.post('2026-10-23T17:00:00Z', { ...ACCEPTED, withdrawn: true });
    scenario.decide('2026-10-23T17:00:00Z');
    expect(lines(scenario, '2026-10-23T18:00:00Z')).toEqual([
      // Told again after the correction: it is what stands.
      'ISSUED=Outbound current [text arrived, text arrived]',
      'ACCEPTED=Accepted taken-back [text arrived]',
      'message Correction [text arrived]',
    ]);
    expect(voterLines(scenario, '2026-10-23T18:00:00Z')).toEqual([
      'Outbound current',
      'Accepted taken-back',
      'Correction',
    ]);
  });

  it('keeps what is held from the voter, and shows it to staff with the reason', () => {
    const scenario = new Scenario();
    scenario.post('2026-10-06T17:00:00Z', ISSUED);
    scenario.decide('2026-10-06T17:00:00Z');
    scenario.post('2026-10-07T17:00:00Z', { ...ACCEPTED, statusAt: '2026-10-01T17:00:00Z' });
    scenario.decide('2026-10-07T17:00:00Z');
    expect(lines(scenario, '2026-10-07T18:00:00Z')).toContain('ACCEPTED=Accepted held before-issue [] nothing-new');
    expect(voterLines(scenario, '2026-10-07T18:00:00Z')).toEqual(['Outbound current']);
  });

  it('lets what was shown last stand where a cancellation waits for a record of voting in person', () => {
    const scenario = new Scenario();
    scenario.post('2026-10-06T17:00:00Z', ISSUED);
    scenario.decide('2026-10-06T17:00:00Z');
    scenario.post('2026-10-31T17:00:00Z', { status: 'CLD', statusAt: '2026-10-31T16:00:00Z' });
    scenario.decide('2026-10-31T17:00:00Z');
    expect(lines(scenario, '2026-10-31T18:00:00Z').at(-1)).toMatch(/^CLD=NotAccepted held awaiting-participation/);
    expect(voterLines(scenario, '2026-10-31T18:00:00Z')).toEqual(['Outbound current']);
  });

  it('shows no voter what is dated in the future', () => {
    const scenario = new Scenario();
    scenario.post('2026-10-06T17:00:00Z', { ...ISSUED, sentDate: '2026-10-09' });
    scenario.decide('2026-10-06T17:00:00Z');
    expect(voterLines(scenario, '2026-10-06T18:00:00Z')).toEqual([]);
    expect(voterLines(scenario, '2026-10-09T18:00:00Z')).toEqual(['Outbound current']);
  });

  it('names a vote in person and its place, also when it was taken back', () => {
    const scenario = new Scenario();
    scenario.attend('2026-10-31T17:00:00Z', 'VCR', '2026-10-31T16:00:00Z');
    scenario.decide('2026-10-31T17:00:00Z');
    expect(lines(scenario, '2026-10-31T18:00:00Z')).toEqual(['VCR=InPerson current [text arrived]']);
    scenario.attend('2026-11-01T17:00:00Z', 'VCR', '2026-11-01T16:00:00Z', false);
    scenario.decide('2026-11-01T17:00:00Z');
    expect(lines(scenario, '2026-11-01T18:00:00Z')).toEqual([
      'VCR=InPerson taken-back [text arrived]',
      'message Correction [text arrived]',
    ]);
  });

  it('numbers the ballots of a voter who has two, and calls the second one new', () => {
    const scenario = new Scenario();
    scenario.post('2026-10-06T17:00:00Z', ISSUED);
    scenario.decide('2026-10-06T17:00:00Z');
    scenario.post('2026-10-12T17:00:00Z', { ...ISSUED, ballotId: 'B2', statusAt: '2026-10-12T16:00:00Z' });
    scenario.decide('2026-10-12T17:00:00Z');
    expect(voterTimeline(timelineAt(scenario, '2026-10-12T18:00:00Z')).events).toMatchObject([
      { tells: 'Outbound', ballot: 1, state: 'past' },
      { tells: 'Reissued', ballot: 2, state: 'current' },
    ]);
  });
});

describe('why there is no message', () => {
  const cases: readonly {
    readonly name: string;
    readonly prepare: (scenario: Scenario) => void;
    readonly decideAt?: string;
    readonly change?: Partial<LedgerRow>;
    readonly expected: object;
  }[] = [
    {
      name: 'it comes inside the voter’s hours',
      prepare: () => undefined,
      decideAt: '2026-10-07T05:30:00Z',
      expected: {
        messages: [{ kind: 'waiting', why: 'outside-hours', from: Temporal.Instant.from('2026-10-07T15:00:00Z') }],
      },
    },
    {
      name: 'nobody is signed up',
      prepare: (scenario) => {
        scenario.subscription = undefined;
      },
      expected: { messages: [], none: { why: 'not-subscribed' } },
    },
    {
      name: 'the voter opted out',
      prepare: (scenario) => {
        scenario.subscription = { ...SUBSCRIPTION, channels: [] };
      },
      expected: { messages: [], none: { why: 'opted-out' } },
    },
    {
      name: 'the voter signed up later',
      prepare: (scenario) => {
        scenario.subscription = { ...SUBSCRIPTION, consentedAt: Temporal.Instant.from('2026-10-08T17:00:00Z') };
      },
      expected: { messages: [], none: { why: 'not-subscribed-then' } },
    },
    {
      name: 'the subscription ended with a move',
      prepare: (scenario) => {
        const ended = { at: Temporal.Instant.from('2026-10-01T17:00:00Z'), movedTo: '04' as const };
        scenario.subscription = { ...SUBSCRIPTION, ended };
      },
      expected: { messages: [], none: { why: 'moved-county' } },
    },
    {
      name: 'the county takes no part',
      prepare: (scenario) => {
        const changedAt = Temporal.Instant.from('2026-09-01T17:00:00Z');
        scenario.participation = { electionId: scenario.election.id, county: '03', participates: false, changedAt };
      },
      expected: { messages: [], none: { why: 'county-not-taking-part' } },
    },
    {
      name: 'tracking was switched on later',
      prepare: (scenario) => {
        scenario.election = { ...scenario.election, trackingOn: Temporal.PlainDate.from('2026-10-07') };
      },
      decideAt: '2026-10-07T17:00:00Z',
      expected: { messages: [], none: { why: 'before-tracking' } },
    },
    {
      name: 'messages have not begun',
      prepare: (scenario) => {
        scenario.election = { ...scenario.election, trackingOn: Temporal.PlainDate.from('2026-10-10') };
      },
      expected: {
        messages: [],
        none: { why: 'before-messages-begin', from: Temporal.Instant.from('2026-10-10T15:00:00Z') },
      },
    },
    {
      name: 'it is too late',
      prepare: () => undefined,
      decideAt: '2026-11-04T05:00:00Z',
      expected: { messages: [], none: { why: 'too-late' } },
    },
    {
      name: 'the provider refused it',
      prepare: () => undefined,
      change: { state: 'failed', code: 'REFUSED' },
      expected: { messages: [{ kind: 'not-sent', why: 'refused-by-provider' }] },
    },
    {
      name: 'it did not arrive',
      prepare: () => undefined,
      change: { state: 'undelivered', code: 'NOT_REACHABLE' },
      expected: { messages: [{ kind: 'sent', receipt: 'not-arrived', why: 'not-arrived' }] },
    },
    {
      name: 'nobody can say whether it went out',
      prepare: () => undefined,
      change: { state: 'uncertain', code: 'TIMEOUT' },
      expected: { messages: [{ kind: 'sent', receipt: 'unknown' }] },
    },
    {
      name: 'the channel was opened later than it happened',
      prepare: (scenario) => {
        const email = Temporal.Instant.from('2026-10-09T17:00:00Z');
        scenario.subscription = { ...SUBSCRIPTION, channels: ['text', 'email'], channelsSince: { email } };
      },
      expected: {
        messages: [
          { channel: 'text', kind: 'sent' },
          { channel: 'email', kind: 'not-sent', why: 'not-subscribed-then' },
        ],
      },
    },
  ];

  it.each(cases)('$name', ({ prepare, decideAt = '2026-10-06T17:00:00Z', change, expected }) => {
    const scenario = new Scenario();
    prepare(scenario);
    scenario.post(decideAt, ISSUED);
    scenario.decide(decideAt);
    if (change) changeRows(scenario, change);
    expect(reported(scenario, decideAt, 'ISSUED')).toMatchObject(expected);
  });

  it('what came before the sign-up keeps its reason when something newer comes', () => {
    const scenario = new Scenario();
    scenario.subscription = undefined;
    scenario.post('2026-10-06T17:00:00Z', ISSUED);
    scenario.decide('2026-10-06T17:00:00Z');
    scenario.subscription = { ...SUBSCRIPTION, consentedAt: Temporal.Instant.from('2026-10-15T17:00:00Z') };
    scenario.decide('2026-10-15T17:00:00Z');
    scenario.post('2026-10-20T17:00:00Z', ISSUED, RECEIVED);
    scenario.decide('2026-10-20T17:00:00Z');
    expect(lines(scenario, '2026-10-20T18:00:00Z')).toEqual([
      'ISSUED=Outbound past [] not-subscribed-then',
      'INR=Received current [text arrived]',
    ]);
  });

  it('a voter without a number is told that it is missing', () => {
    const scenario = new Scenario();
    scenario.post('2026-10-06T17:00:00Z', ISSUED);
    scenario.decide('2026-10-06T17:00:00Z');
    const { phone: _none, ...withoutPhone } = SUBSCRIPTION;
    scenario.subscription = withoutPhone;
    changeRows(scenario, { state: 'failed', code: 'REFUSED' });
    expect(reported(scenario, '2026-10-06T18:00:00Z', 'ISSUED').messages).toMatchObject([{ why: 'contact-missing' }]);
  });

  it('says that a report just made is about to be told', () => {
    const scenario = new Scenario();
    scenario.post('2026-10-06T17:00:00Z', ISSUED);
    expect(reported(scenario, '2026-10-06T17:00:00Z', 'ISSUED').none).toEqual({ why: 'about-to-go' });
  });

  it('what was taken back before anybody heard it is nobody’s news', () => {
    const scenario = new Scenario();
    scenario.post('2026-10-06T17:00:00Z', ISSUED);
    scenario.decide('2026-10-06T17:00:00Z');
    scenario.post('2026-10-22T05:00:00Z', ACCEPTED, { ...ACCEPTED, statusAt: '2026-10-22T04:00:00Z' });
    scenario.decide('2026-10-22T05:00:00Z');
    scenario.post('2026-10-22T06:00:00Z', { ...ACCEPTED, statusAt: '2026-10-22T04:00:00Z', withdrawn: true });
    scenario.decide('2026-10-22T06:00:00Z');
    expect(lines(scenario, '2026-10-22T06:00:00Z')).toContain('ACCEPTED=Accepted taken-back [text not-sent corrected]');
    expect(voterLines(scenario, '2026-10-22T06:00:00Z')).toEqual(['Outbound current']);
  });
});

it('the voter’s view says why a ballot needs something, and no more once the county took that back', () => {
  const scenario = new Scenario();
  const NVS = { status: 'NVS', statusAt: '2026-10-21T16:00:00Z' };
  scenario.post('2026-10-06T17:00:00Z', ISSUED);
  scenario.post('2026-10-21T17:00:00Z', NVS);
  scenario.decide('2026-10-21T17:00:00Z');
  const reasons = () =>
    voterTimeline(timelineAt(scenario, '2026-10-23T18:00:00Z')).events.map((event) =>
      event.kind === 'reported' ? (event.reason ?? 'none') : event.kind,
    );
  expect(reasons()).toEqual(['none', 'NVS']);
  scenario.post('2026-10-22T17:00:00Z', { ...NVS, withdrawn: true });
  expect(reasons()).not.toContain('NVS');
});
