import { describe, expect, it } from 'vitest';
import { Temporal } from '../../../lib/shared/time.ts';
import { issued, Scenario, SUBSCRIPTION, VOTER } from './scenario.ts';

const silent = (reason: string) => ({ kind: 'silent', reason });
const noon = (day: string): string => `2026-${day}T19:00:00Z`;
const row = (ballotId: string, status: string, day: string, more: object = {}) => ({
  ballotId,
  status,
  statusAt: `2026-${day}T16:00:00Z`,
  ...more,
});
const issue = (ballotId: string, day: string, more: object = {}) =>
  row(ballotId, 'ISSUED', day, { sentDate: `2026-${day}`, ...more });

describe('who has voted is told neither to use nor to get another ballot', () => {
  it.each([
    ['mailed before, known after', issue('B2', '10-15', { supersedes: 'B1' })],
    ['that nobody names', issue('B2', '10-15')],
    ['mailed after', issue('B2', '10-21', { supersedes: 'B1' })],
  ])('a ballot beside an accepted one, %s', (_what, second) => {
    const scenario = issued();
    expect(scenario.tell(noon('10-20'), row('B1', 'ACCEPTED', '10-20'))).toEqual(['Accepted']);
    expect(scenario.tell(noon('10-21'), second)).toEqual([]);
    expect(scenario.outcome(1, 'B2')).toEqual(silent('replaced'));
    expect(scenario.tell(noon('10-28'), row('B2', 'UND', '10-28'))).toEqual([]);
  });

  it.each([
    ['NVS', '10-22', 'after the acceptance'],
    ['NVS', '10-18', 'before the acceptance'],
    ['BME', '10-22', 'after the acceptance'],
    ['INR', '10-22', 'after the acceptance'],
    ['NOT', '11-11', 'after the deadline'],
  ])('nor is told to cure or to wait for the other one: %s of %s, %s', (code, day) => {
    const scenario = issued();
    scenario.tell(noon('10-12'), issue('B2', '10-12'));
    expect(scenario.tell(noon('10-20'), row('B1', 'ACCEPTED', '10-20'))).toEqual(['Accepted']);
    expect(scenario.tell(noon('11-12'), row('B2', code, day))).toEqual([]);
    expect(scenario.outcome(2, 'B2')).toEqual(silent('replaced'));
  });

  it('a challenge that waits for the morning is withdrawn when another ballot is accepted overnight', () => {
    const scenario = issued();
    scenario.tell(noon('10-12'), issue('B2', '10-12'));
    const challenge = { ballotId: 'B2', status: 'NVS', statusAt: '2026-10-20T04:00:00Z' };
    expect(scenario.tell('2026-10-20T04:10:00Z', challenge)).toEqual(['B2 ContactCounty']);
    expect(scenario.tell('2026-10-20T05:00:00Z', { status: 'ACCEPTED', statusAt: '2026-10-20T03:00:00Z' })).toEqual([
      'Accepted',
    ]);
    expect(scenario.waiting()).toEqual(['Accepted']);
  });

  it('what waits for the morning is withdrawn when the old ballot is accepted overnight', () => {
    const scenario = issued();
    expect(scenario.tell('2026-10-16T04:00:00Z', issue('B2', '10-15', { supersedes: 'B1' }))).toEqual(['B2 Reissued']);
    const accepted = { status: 'ACCEPTED', statusAt: '2026-10-16T04:30:00Z' };
    expect(scenario.tell('2026-10-16T05:00:00Z', accepted)).toEqual(['Accepted']);
    expect(scenario.waiting()).toEqual(['Accepted']);
  });

  it('taken back, the acceptance gives way to the new ballot', () => {
    const scenario = issued();
    scenario.tell(noon('10-20'), row('B1', 'ACCEPTED', '10-20'));
    scenario.tell(noon('10-21'), issue('B2', '10-15', { supersedes: 'B1' }));
    const told = scenario.tell(noon('10-22'), row('B1', 'ACCEPTED', '10-20', { withdrawn: true }));
    expect(told).toContain('B2 Reissued');
  });

  it('a ballot returned after the new one was mailed is the one that is used', () => {
    const scenario = issued();
    scenario.tell(noon('10-18'), row('B1', 'INR', '10-18'));
    expect(scenario.tell(noon('10-19'), issue('B2', '10-15', { supersedes: 'B1' }))).toEqual([]);
    // Rejected, it is none any more.
    expect(scenario.tell(noon('10-20'), row('B1', 'BME', '10-20'))).toEqual(['B2 Reissued', 'NotAccepted']);
  });

  it.each(['ISSUED', 'UND'])('%s after a vote in person', (status) => {
    const scenario = issued();
    scenario.attend(noon('10-25'), 'POLL', noon('10-25'));
    expect(scenario.decide(noon('10-25'))).toEqual(['none InPerson']);
    const rows = [issue('B2', '10-24', { supersedes: 'B1' }), issue('B3', '10-26')];
    const returned = status === 'UND' ? [row('B3', 'UND', '10-27'), row('B1', 'UND', '10-27')] : [];
    expect(scenario.tell(noon('10-27'), ...rows, ...returned)).toEqual([]);
  });

  it('a second ballot that comes in is refused for the first, which counts', () => {
    const scenario = issued();
    scenario.tell(noon('10-12'), issue('B2', '10-12'));
    scenario.tell(noon('10-18'), row('B1', 'ACCEPTED', '10-18'));
    scenario.tell(noon('10-20'), row('B2', 'VAV', '10-20'));
    expect(scenario.decide(noon('10-25'))).toEqual([]);
  });
});

describe('a replacement that is recorded for a day to come', () => {
  const unnamed = issue('B2', '10-08', { sentDate: '2026-10-13' });
  const coming = { ...unnamed, supersedes: 'B1' };

  it.each([
    ['CLD', coming, 'Reissued'],
    ['CLD', unnamed, 'Reissued'],
    ['UND', coming, 'Reissued'],
    ['UND', unnamed, 'Outbound'],
  ])('%s of the old ballot is not told: %o', (status, second, type) => {
    const scenario = issued();
    scenario.tell(noon('10-08'), row('B1', status, '10-08'), second);
    scenario.participationAsOf = Temporal.Instant.from('2026-10-09T13:00:00Z');
    for (const day of ['10-08', '10-10', '10-12']) expect(scenario.decide(noon(day))).toEqual([]);
    expect(scenario.decide(noon('10-13'))).toEqual([`B2 ${type}`]);
  });

  it('taken back, the old ballot’s end is told', () => {
    const scenario = issued();
    scenario.tell(noon('10-08'), row('B1', 'UND', '10-08'), coming);
    expect(scenario.tell(noon('10-09'), { ...coming, withdrawn: true })).toEqual(['Undeliverable']);
  });

  it.each(['UND', 'CLD'])('under the same number, %s is not told, and the new mailing is', (status) => {
    const scenario = issued();
    const again = issue('B1', '10-12', { sentDate: '2026-10-14' });
    scenario.participationAsOf = Temporal.Instant.from('2026-10-13T13:00:00Z');
    expect(scenario.tell(noon('10-12'), row('B1', status, '10-12'), again)).toEqual([]);
    expect(scenario.decide(noon('10-13'))).toEqual([]);
    expect(scenario.decide(noon('10-14'))).toEqual(['Outbound']);
  });

  it('too late for the election it is none', () => {
    const scenario = issued();
    const late = { ...coming, sentDate: '2026-11-05' };
    expect(scenario.tell(noon('10-08'), row('B1', 'UND', '10-08'), late)).toEqual(['Undeliverable']);
  });
});

describe('a new ballot that is cancelled', () => {
  it.each([
    ['BME', '10-10', ['B2 NotAccepted']],
    ['NVS', '10-10', ['B2 NotAccepted']],
    ['NVS', '10-14', []],
    ['INR', '10-10', []],
    ['ACCEPTED', '10-14', []],
  ])('after %s of the first on %s', (status, day, expected) => {
    const scenario = issued();
    scenario.post(noon('10-14'), row('B1', status, day), issue('B2', '10-12', { supersedes: 'B1' }));
    scenario.decide(noon('10-14'));
    scenario.tell(noon('10-15'), row('B2', 'CLD', '10-15'));
    expect(scenario.decide(noon('10-20'))).toEqual(expected);
  });
});

describe('a ballot that an older one names', () => {
  it.each([
    ['BME', ['NotAccepted']],
    ['INR', []],
  ])('is told as cancelled or not, with the older one %s', (status, expected) => {
    const scenario = new Scenario();
    const older = issue('B2', '10-05', { supersedes: 'B1' });
    scenario.post(noon('10-13'), issue('B1', '10-06'), older, row('B2', status, '10-07'));
    scenario.decide(noon('10-13'));
    scenario.tell(noon('10-14'), row('B1', 'CLD', '10-14'));
    expect(scenario.decide(noon('10-20'))).toEqual(expected);
  });
});

describe('"supersedes"', () => {
  const refused = { kind: 'refused', reason: 'unknown-ballot' };

  it('names nobody’s ballot when that ballot’s own row is refused, in either order', () => {
    const first = issue('B1', '10-05', { supersedes: 'B9' });
    const second = issue('B2', '10-05', { supersedes: 'B1' });
    const third = issue('B3', '10-05', { supersedes: 'B2' });
    for (const rows of [
      [first, second, third],
      [third, second, first],
    ]) {
      const scenario = new Scenario();
      expect(scenario.post(noon('10-05'), ...rows)).toEqual([refused, refused, refused]);
      expect(scenario.decide(noon('10-05'))).toEqual([]);
    }
  });

  it.each([
    ['withdrawn before it was told', [issue('B1', '10-05'), issue('B1', '10-05', { withdrawn: true })]],
    ['known by a withdrawal alone', [row('B1', 'INR', '10-05', { withdrawn: true })]],
    ['never issued', [row('B1', 'INR', '10-05')]],
  ])('of a ballot %s makes no second one of the only one', (_what, rows) => {
    const scenario = new Scenario();
    scenario.post('2026-10-05T12:00:00Z', ...rows);
    expect(scenario.tell(noon('10-06'), issue('B2', '10-06', { supersedes: 'B1' }))).toEqual(['B2 Outbound']);
  });

  it('in a circle of one day says nothing: one of them is told, in every order', () => {
    const circle = [
      ['B1', 'B3'],
      ['B2', 'B1'],
      ['B3', 'B2'],
    ] as const;
    const rows = circle.map(([one, other]) => issue(one, '10-05', { supersedes: other }));
    for (const order of [rows, rows.toReversed(), [rows[1], rows[0], rows[2]]]) {
      const scenario = new Scenario();
      expect(scenario.tell(noon('10-05'), ...order.flatMap((one) => one ?? []))).toEqual(['B3 Reissued']);
    }
  });

  it('goes through ballots of the same day, whatever their numbers', () => {
    const scenario = new Scenario();
    const rows = [
      issue('B9', '10-05'),
      issue('B5', '10-05', { supersedes: 'B9' }),
      issue('B1', '10-05', { supersedes: 'B5' }),
    ];
    expect(scenario.tell(noon('10-05'), ...rows)).toEqual(['Reissued']);
  });
});

describe('a voter who moved', () => {
  it.each(['10-08', '10-12'])('hears of the new county’s ballot, with the old one mailed on %s', (day) => {
    const scenario = new Scenario();
    scenario.post(noon(day), issue('B9', day));
    scenario.ballots = scenario.ballots.map((ballot) => ({ ...ballot, county: '05' }));
    if (day === '10-08') {
      scenario.voter = { ...VOTER, county: '05' };
      scenario.subscription = { ...SUBSCRIPTION, county: '05' };
      expect(scenario.decide(noon('10-08'))).toEqual(['B9 Outbound']);
      scenario.voter = VOTER;
      scenario.subscription = SUBSCRIPTION;
    }
    scenario.post(noon('10-12'), issue('B2', '10-08'));
    expect(scenario.decide(noon('10-12'))).toEqual(['B2 Reissued']);
    if (day === '10-08') expect(scenario.outcome(1, 'B9')).toEqual({ kind: 'told', type: 'Outbound' });
  });

  it('and whose old ballot counts is not sent to the new one', () => {
    const scenario = new Scenario();
    scenario.post(noon('10-12'), issue('B9', '10-05'), row('B9', 'ACCEPTED', '10-10'));
    scenario.ballots = scenario.ballots.map((ballot) => ({ ...ballot, county: '05' }));
    expect(scenario.tell(noon('10-13'), issue('B2', '10-12'))).toEqual([]);
  });
});

describe('what was told stays so in the record', () => {
  it('"mailed" is not rewritten to "use the new one", which nobody sent', () => {
    const scenario = issued();
    scenario.tell(noon('10-06'), issue('B2', '10-01', { sentDate: '2026-10-05', supersedes: 'B1' }));
    expect(scenario.outcome(1)).toEqual({ kind: 'told', type: 'Outbound' });
  });
});
