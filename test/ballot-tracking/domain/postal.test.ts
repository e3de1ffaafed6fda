import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedDelivery, isOnItsWayBack, recordScans } from '../../../lib/ballot-tracking/domain/envelope.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { election } from '../../elections/domain/elections.ts';
import { type Row, Scenario } from './scenario.ts';

const ISSUED: Row = { status: 'ISSUED', statusAt: '2026-10-06T08:00:00-07:00', sentDate: '2026-10-06' };
const OUT = 'imb-00700901234000000001 Outbound';
const BACK = 'imb-00700901234000000001 Inbound';
const row = (status: string, statusAt: string, more: Partial<Row> = {}): Row => ({ status, statusAt, ...more });

const scanned = (imb: 'both' | 'outbound' | 'inbound' | 'none' = 'both'): Scenario => {
  const scenario = new Scenario();
  scenario.election = election({ imb });
  return scenario;
};

describe('"mailed to you" is told once, by whichever comes first', () => {
  it('the scan, and then not by the report of the county', () => {
    const scenario = scanned();
    scenario.scan('outbound', '2026-10-06T09:00:00-07:00');
    expect(scenario.decide('2026-10-06T09:05:00-07:00')).toEqual([OUT]);
    expect(scenario.tell('2026-10-07T09:00:00-07:00', ISSUED)).toEqual([]);
    expect(scenario.outcome(1)).toEqual({ kind: 'told', type: 'Outbound' });
  });

  it('the report, and then not by the scan', () => {
    const scenario = scanned();
    expect(scenario.tell('2026-10-06T09:00:00-07:00', ISSUED)).toEqual(['Outbound']);
    scenario.scan('outbound', '2026-10-06T23:00:00-07:00');
    expect(scenario.decide('2026-10-07T09:00:00-07:00')).toEqual([]);
  });

  it('the scan, while the report is of a day to come', () => {
    const scenario = scanned();
    scenario.post('2026-10-05T20:00:00-07:00', { ...ISSUED, sentDate: '2026-10-08' });
    scenario.scan('outbound', '2026-10-06T09:00:00-07:00');
    expect(scenario.decide('2026-10-06T09:05:00-07:00')).toEqual([OUT]);
    expect(scenario.decide('2026-10-08T09:00:00-07:00')).toEqual([]);
  });

  it('a scan at night waits for the hours, and the report of the morning says the same', () => {
    const scenario = scanned();
    scenario.scan('outbound', '2026-10-06T23:00:00-07:00');
    expect(scenario.decide('2026-10-06T23:05:00-07:00')).toEqual([OUT]);
    scenario.post('2026-10-07T06:00:00-07:00', ISSUED);
    const more = scenario.decide('2026-10-07T06:00:00-07:00');
    scenario.deliver('2026-10-07T09:00:00-07:00');
    const sent = [...scenario.ledger.values()].filter(({ state }) => state === 'delivered');
    expect([more, sent.map(({ type }) => type)]).toEqual([[], ['Outbound']]);
  });

  it('of several envelopes, of which one is scanned after the other', () => {
    const scenario = scanned();
    scenario.scan('outbound', '2026-10-06T09:00:00-07:00');
    scenario.decide('2026-10-06T09:05:00-07:00');
    scenario.scan('outbound', '2026-10-09T09:00:00-07:00', {}, 2);
    expect(scenario.decide('2026-10-09T09:05:00-07:00')).toEqual([]);
  });

  it('but a ballot that came back and is mailed anew is told anew', () => {
    const scenario = scanned();
    scenario.scan('outbound', '2026-10-06T09:00:00-07:00');
    scenario.decide('2026-10-06T09:05:00-07:00');
    scenario.tell('2026-10-06T12:00:00-07:00', ISSUED);
    scenario.tell('2026-10-12T09:00:00-07:00', row('UND', '2026-10-12T08:00:00-07:00'));
    const again = { ...ISSUED, statusAt: '2026-10-14T08:00:00-07:00', sentDate: '2026-10-14' };
    expect(scenario.tell('2026-10-14T09:00:00-07:00', again)).toEqual(['Outbound']);
  });

  it('and a scan bears the message out when the county takes its report back', () => {
    const scenario = scanned();
    scenario.tell('2026-10-06T09:00:00-07:00', ISSUED);
    scenario.scan('outbound', '2026-10-06T12:00:00-07:00');
    expect(scenario.tell('2026-10-07T09:00:00-07:00', { ...ISSUED, withdrawn: true })).toEqual([]);
  });
});

describe('"on its way to you" is not told by a scan', () => {
  it.each<[string, (scenario: Scenario) => void]>([
    [
      'to whom voted in person',
      (scenario) => scenario.attend('2026-10-30T10:00:00-07:00', 'VCR', '2026-10-30T09:00:00-07:00'),
    ],
    [
      'of whose ballot the county has reported more',
      (scenario) => void scenario.post('2026-10-10T10:00:00-07:00', row('NMS', '2026-10-10T09:00:00-07:00')),
    ],
    ['of whose ballot the way back was scanned', (scenario) => scenario.scan('inbound', '2026-10-10T09:00:00-07:00')],
  ])('%s', (_, happen) => {
    const scenario = scanned();
    scenario.scan('outbound', '2026-10-08T09:00:00-07:00');
    happen(scenario);
    expect(scenario.decide('2026-10-30T11:00:00-07:00')).not.toContain(OUT);
  });

  it('of a time that is still to come, before it has come', () => {
    const scenario = scanned();
    scenario.scan('outbound', '2026-10-07T09:00:00-07:00');
    expect(scenario.decide('2026-10-06T20:00:00-07:00')).toEqual([]);
    expect(scenario.lookAgain()).toEqual(['2026-10-07T16:00:00Z']);
    expect(scenario.decide('2026-10-07T09:00:00-07:00')).toEqual([OUT]);
  });

  it('that no machine made', () => {
    const scenario = scanned();
    scenario.scan('outbound', '2026-10-06T09:00:00-07:00', { isInferred: true });
    expect(scenario.decide('2026-10-06T10:00:00-07:00')).toEqual([]);
  });

  it('of a time before tracking was on, also when it was heard of later', () => {
    const scenario = scanned();
    scenario.scan('outbound', '2026-09-30T09:00:00-07:00');
    expect(scenario.decide('2026-10-01T10:00:00-07:00')).toEqual([]);
    expect(scenario.decide('2026-10-06T10:00:00-07:00')).toEqual([]);
  });

  it.each(['inbound', 'none'] as const)('in a county that uses barcodes: %s', (imb) => {
    const scenario = scanned(imb);
    scenario.scan('outbound', '2026-10-06T09:00:00-07:00');
    expect(scenario.decide('2026-10-06T10:00:00-07:00')).toEqual([]);
  });

  it('unless the county itself says otherwise than the election', () => {
    const scenario = scanned('none');
    const changedAt = Temporal.Instant.from('2026-09-01T00:00:00Z');
    scenario.participation = {
      electionId: scenario.election.id,
      county: '03',
      participates: true,
      imb: 'both',
      changedAt,
    };
    scenario.scan('outbound', '2026-10-06T09:00:00-07:00');
    expect(scenario.decide('2026-10-06T10:00:00-07:00')).toEqual([OUT]);
  });
});

describe('"on its way back" is told by a scan of the return envelope', () => {
  const mailed = (imb: 'both' | 'outbound' = 'both'): Scenario => {
    const scenario = scanned(imb);
    scenario.tell('2026-10-06T09:00:00-07:00', ISSUED);
    return scenario;
  };

  it('once, whatever is scanned again', () => {
    const scenario = mailed();
    scenario.scan('inbound', '2026-10-15T10:00:00-07:00');
    expect(scenario.decide('2026-10-15T10:05:00-07:00')).toEqual([BACK]);
    scenario.scan('inbound', '2026-10-16T10:00:00-07:00');
    expect(scenario.decide('2026-10-16T10:05:00-07:00')).toEqual([]);
    expect(scenario.tell('2026-10-17T10:00:00-07:00', row('INR', '2026-10-17T09:00:00-07:00'))).toEqual(['Received']);
  });

  it('also where the mailing is known by a scan alone', () => {
    const scenario = scanned();
    scenario.scan('outbound', '2026-10-06T09:00:00-07:00');
    scenario.decide('2026-10-06T09:05:00-07:00');
    scenario.scan('inbound', '2026-10-15T10:00:00-07:00');
    expect(scenario.decide('2026-10-15T10:05:00-07:00')).toEqual([BACK]);
  });

  it('not before anything was mailed, and then when it turns out that it was', () => {
    const scenario = scanned();
    scenario.scan('inbound', '2026-10-15T10:00:00-07:00');
    expect(scenario.decide('2026-10-15T10:05:00-07:00')).toEqual([]);
    expect(scenario.envelopes[0]?.outcome).toEqual({ kind: 'held', reason: 'not-issued' });
    expect(scenario.tell('2026-10-15T11:00:00-07:00', ISSUED)).toEqual([BACK]);
  });

  it('not of a time before the mailing', () => {
    const scenario = scanned();
    scenario.scan('inbound', '2026-10-05T23:00:00-07:00');
    expect(scenario.tell('2026-10-06T09:00:00-07:00', ISSUED)).toEqual(['Outbound']);
    expect(scenario.envelopes[0]?.outcome).toEqual({ kind: 'held', reason: 'before-issue' });
  });

  it.each(['INR', 'NMS', 'ACCEPTED', 'BME', 'CLD'])('not after the county reported %s of it', (status) => {
    const scenario = mailed();
    scenario.tell('2026-10-17T10:00:00-07:00', row(status, '2026-10-17T09:00:00-07:00'));
    scenario.scan('inbound', '2026-10-15T10:00:00-07:00');
    expect(scenario.decide('2026-10-17T11:00:00-07:00')).not.toContain(BACK);
  });

  it('not to whom voted in person', () => {
    const scenario = mailed();
    scenario.attend('2026-10-30T10:00:00-07:00', 'POLL', '2026-10-30T09:00:00-07:00');
    scenario.scan('inbound', '2026-10-29T10:00:00-07:00');
    expect(scenario.decide('2026-10-30T11:00:00-07:00')).toEqual([' InPerson'].map((type) => `none${type}`));
  });

  it('and it leaves nothing of "on its way to you" that waits', () => {
    const scenario = scanned();
    scenario.post('2026-10-06T22:00:00-07:00', ISSUED);
    scenario.decide('2026-10-06T22:00:00-07:00');
    scenario.scan('inbound', '2026-10-07T05:00:00-07:00');
    scenario.decide('2026-10-07T05:05:00-07:00');
    expect(scenario.waiting()).toEqual(['Inbound']);
  });

  it('of a second ballot too, after the first one was lost', () => {
    const scenario = mailed();
    const second = { ...ISSUED, ballotId: 'B2', statusAt: '2026-10-12T08:00:00-07:00', sentDate: '2026-10-12' };
    expect(scenario.tell('2026-10-12T09:00:00-07:00', second)).toEqual(['B2 Reissued']);
    scenario.scan('inbound', '2026-10-20T10:00:00-07:00', {}, 2);
    expect(scenario.decide('2026-10-20T10:05:00-07:00')).toEqual(['imb-00700901234000000002 Inbound']);
  });

  it('not in a county that uses barcodes on the way out alone', () => {
    const scenario = mailed('outbound');
    scenario.scan('inbound', '2026-10-15T10:00:00-07:00');
    expect(scenario.decide('2026-10-15T10:05:00-07:00')).toEqual([]);
  });
});

describe('the day of the expected delivery', () => {
  const day = Temporal.PlainDate.from;
  const told = (scenario: Scenario) => [...scenario.ledger.values()].map(({ expectedOn }) => expectedOn?.toString());

  it('goes with the message that a scan brings', () => {
    const scenario = scanned();
    scenario.scan('outbound', '2026-10-06T09:00:00-07:00', { expectedOn: day('2026-10-09') });
    scenario.decide('2026-10-06T09:05:00-07:00');
    expect(told(scenario)).toEqual(['2026-10-09']);
  });

  it('goes with the county’s own report, where a scan knows it already', () => {
    const scenario = scanned();
    scenario.scan('outbound', '2026-10-06T09:00:00-07:00', { expectedOn: day('2026-10-09') });
    scenario.tell('2026-10-06T09:05:00-07:00', ISSUED);
    expect(told(scenario)).toEqual(['2026-10-09']);
  });

  it.each(['2026-10-05', '2026-10-06'])('does not when it does not lie in the future: %s', (expectedOn) => {
    const scenario = scanned();
    scenario.scan('outbound', '2026-10-06T09:00:00-07:00', { expectedOn: day(expectedOn) });
    scenario.decide('2026-10-06T09:05:00-07:00');
    expect(told(scenario)).toEqual([undefined]);
  });

  it('is the one of the latest scan', () => {
    const at = (text: string) => Temporal.Instant.from(text);
    const scans = [
      { at: at('2026-10-07T00:00:00Z'), code: '919', expectedOn: day('2026-10-12') },
      { at: at('2026-10-06T00:00:00Z'), code: '893', expectedOn: day('2026-10-09') },
    ];
    const key = {
      electionId: 'E',
      voterId: 'V1',
      county: '03',
      direction: 'outbound',
      barcode: '1'.repeat(20),
    } as const;
    const recorded = recordScans(undefined, key, scans, at('2026-10-07T01:00:00Z'));
    if (recorded.kind !== 'recorded') throw new Error('Nothing was recorded.');
    expect(expectedDelivery(recorded.envelope, at('2026-10-07T01:00:00Z'))?.toString()).toBe('2026-10-12');
    expect(expectedDelivery(recorded.envelope, at('2026-10-06T12:00:00Z'))?.toString()).toBe('2026-10-09');
  });
});

describe('whatever comes, in whatever order', () => {
  const event = fc.record({
    kind: fc.constantFrom('outbound', 'inbound', 'ISSUED', 'INR', 'ACCEPTED', 'NMS', 'UND', 'vote'),
    hour: fc.integer({ min: 0, max: 27 * 24 }),
    again: fc.boolean(),
  });
  const start = Temporal.Instant.from('2026-10-05T07:00:00Z');

  it('"mailed" is heard once a mailing, "on its way back" once an envelope, and nothing before its time', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 7 }), (events) => {
        const scenario = scanned();
        const happen = ({ kind, hour }: (typeof events)[number], late: number): void => {
          const at = start.add({ hours: hour });
          const now = at.add({ hours: late }).toString();
          if (kind === 'outbound' || kind === 'inbound') scenario.scan(kind, at.toString());
          else if (kind === 'vote') scenario.attend(now, 'VCR', at.toString());
          else scenario.post(now, row(kind, at.toString()));
          scenario.decide(now);
        };
        // Each is heard of at once or days late, and some are heard of twice; the clock goes forward alone.
        const hearings = events
          .flatMap((one) => (one.again ? [40, 48] : [0]).map((late) => ({ one, late })))
          .toSorted((first, second) => first.one.hour + first.late - second.one.hour - second.late);
        for (const { one, late } of hearings) happen(one, late);
        const end = start.add({ hours: 24 * 40 }).toString();
        scenario.decide(end);
        const rows = [...scenario.ledger.values()];
        const heard = rows.filter(({ state }) => state === 'delivered');
        const issues = new Set(events.filter(({ kind }) => kind === 'ISSUED').map(({ hour }) => Math.floor(hour / 24)));
        const mailings = Math.max(issues.size, 1);
        expect(heard.filter(({ type }) => type === 'Outbound').length).toBeLessThanOrEqual(mailings);
        const back = heard.filter(({ type }) => type === 'Inbound');
        expect(back.length).toBeLessThanOrEqual(1);
        expect(back.length === 0 || events.some(({ kind }) => kind === 'inbound')).toBe(true);
        for (const { decidedAt, statusAt } of rows) {
          expect(Temporal.Instant.compare(decidedAt, statusAt)).toBeGreaterThanOrEqual(0);
        }
        // Deciding again, when nothing has happened, tells nothing.
        expect(scenario.decide(end)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

it('who asks a voter to return a ballot can ask whether it is on its way back', () => {
  const scenario = scanned();
  const now = Temporal.Instant.from('2026-10-20T00:00:00Z');
  scenario.scan('outbound', '2026-10-06T09:00:00-07:00');
  expect(isOnItsWayBack(scenario.envelopes, now)).toBe(false);
  scenario.scan('inbound', '2026-10-15T09:00:00-07:00');
  expect(isOnItsWayBack(scenario.envelopes, now)).toBe(true);
  expect(isOnItsWayBack(scenario.envelopes, Temporal.Instant.from('2026-10-15T00:00:00Z'))).toBe(false);
});

describe('an envelope that turns out to be another voter’s', () => {
  const backTold = (): Scenario => {
    const scenario = scanned();
    scenario.tell('2026-10-06T09:00:00-07:00', ISSUED);
    scenario.scan('inbound', '2026-10-10T09:00:00-07:00');
    expect(scenario.decide('2026-10-10T09:05:00-07:00')).toEqual([BACK]);
    scenario.deliver('2026-10-10T09:06:00-07:00');
    return scenario;
  };

  it('was told of, and that is corrected, once', () => {
    const scenario = backTold();
    scenario.takeBackScans('inbound', '2026-10-10T12:00:00-07:00');
    expect(scenario.decide('2026-10-10T12:01:00-07:00')).toContain('imb-00700901234000000001 Correction');
    scenario.deliver('2026-10-10T12:02:00-07:00');
    expect(scenario.decide('2026-10-11T12:00:00-07:00')).not.toContain('imb-00700901234000000001 Correction');
  });

  it.each([
    [
      'the county received the ballot',
      (scenario: Scenario) => scenario.post('2026-10-10T11:00:00-07:00', row('INR', '2026-10-10T10:00:00-07:00')),
    ],
    [
      'the right envelope is scanned on its way back',
      (scenario: Scenario) => scenario.scan('inbound', '2026-10-10T11:00:00-07:00', {}, 2),
    ],
  ] as const)('is not corrected where %s: it was true', (_name, happens) => {
    const scenario = backTold();
    scenario.envelopes = scenario.envelopes.map((one) => ({ ...one, scans: [], version: one.version + 1 }));
    happens(scenario);
    expect(scenario.decide('2026-10-10T12:01:00-07:00').join()).not.toContain('Correction');
  });

  it('and was not told of yet: nothing goes out', () => {
    const scenario = scanned();
    scenario.scan('outbound', '2026-10-06T23:00:00-07:00');
    expect(scenario.decide('2026-10-06T23:05:00-07:00')).toEqual([OUT]);
    scenario.takeBackScans('outbound', '2026-10-07T06:00:00-07:00');
    scenario.decide('2026-10-07T06:01:00-07:00');
    scenario.deliver('2026-10-07T09:00:00-07:00');
    expect([...scenario.ledger.values()].filter(({ state }) => state === 'delivered')).toEqual([]);
  });

  it('leaves "mailed to you" where the county has mailed a ballot, and takes it back where nothing else says so', () => {
    const told = (): Scenario => {
      const scenario = scanned();
      scenario.scan('outbound', '2026-10-06T09:00:00-07:00');
      scenario.decide('2026-10-06T09:05:00-07:00');
      scenario.deliver('2026-10-06T09:06:00-07:00');
      return scenario;
    };
    const [mailed, nothing] = [told(), told()];
    mailed.post('2026-10-06T12:00:00-07:00', ISSUED);
    for (const scenario of [mailed, nothing]) scenario.takeBackScans('outbound', '2026-10-06T13:00:00-07:00');
    expect(mailed.decide('2026-10-06T13:01:00-07:00').join()).not.toContain('Correction');
    expect(nothing.decide('2026-10-06T13:01:00-07:00').join()).toContain('Correction');
  });
});
