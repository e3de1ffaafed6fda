import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ballot } from '../../../lib/ballot-tracking/domain/ballot.ts';
import { timelineOf } from '../../../lib/ballot-tracking/domain/build-timeline.ts';
import { decideMessages } from '../../../lib/ballot-tracking/domain/decide.ts';
import { standingReports, voterTimeline } from '../../../lib/ballot-tracking/domain/voter-timeline.ts';
import { BALLOT_STATUS_CODES } from '../../../lib/shared/codes.ts';
import { pacificInstant, Temporal } from '../../../lib/shared/time.ts';
import { historyOf } from '../truth/build.ts';
import { claimHolds } from '../truth/claims.ts';
import type { StatusRow } from '../truth/history.ts';
import { knownAt } from '../truth/known.ts';
import { viewsOf } from '../truth/standing.ts';
import type { ToldType } from '../truth/subject.ts';
import { issued, type Row, Scenario } from './scenario.ts';

const timelineAt = (scenario: Scenario, now: Temporal.Instant, ballots: readonly Ballot[] = scenario.ballots) => {
  const { election, voter, subscription, histories } = scenario;
  const messages = [...scenario.ledger.values()];
  return timelineOf({ election, voter, subscription, ballots, histories, participations: new Map(), messages }, now);
};

type Standing = ReturnType<typeof timelineAt>;

/** What the page has in its boxes. */
const boxes = (timeline: Standing): readonly string[] =>
  standingReports(voterTimeline(timeline)).map(({ tells, ballot = 1 }) => `${ballot} ${tells}`);

const row = (day: string, status: string, ballotId = 'B1', more: Partial<Row> = {}): Row => ({
  ballotId,
  status,
  statusAt: `2026-${day}T16:00:00Z`,
  ...more,
});
const b2 = (day: string, status: string, more: Partial<Row> = {}): Row => row(day, status, 'B2', more);
const NEW = { supersedes: 'B1' };

describe('what the page shows as standing', () => {
  const cases: readonly { readonly name: string; readonly rows: readonly Row[]; readonly stands: readonly string[] }[] =
    [
      {
        name: 'accepted; the other ballot was late before it could be, and then needed a signature',
        rows: [b2('10-12', 'ISSUED'), row('10-20', 'ACCEPTED'), b2('10-21', 'NOT'), b2('10-22', 'NVS')],
        stands: ['1 Accepted'],
      },
      {
        name: 'accepted; the other ballot late before it could be, and then empty',
        rows: [b2('10-12', 'ISSUED'), row('10-20', 'ACCEPTED'), b2('10-21', 'NOT'), b2('10-22', 'BME')],
        stands: ['1 Accepted'],
      },
      {
        name: 'accepted; the other ballot cancelled, and late before it could be',
        rows: [b2('10-15', 'ISSUED', NEW), row('10-26', 'ACCEPTED'), b2('10-26', 'CLD'), b2('10-30', 'NOT')],
        stands: ['1 Accepted'],
      },
      {
        name: 'the replaced ballot came back, and was late before it could be',
        rows: [b2('10-12', 'ISSUED', NEW), row('10-20', 'NOT'), row('10-21', 'UND')],
        stands: ['2 Reissued'],
      },
      {
        name: 'the old ballot had a code that nobody knows',
        rows: [row('10-08', 'XYZ'), b2('10-12', 'ISSUED', NEW)],
        stands: ['2 Reissued'],
      },
      {
        name: 'the new ballot is to be cured, and the old one was empty: both, each by its number',
        rows: [b2('10-15', 'ISSUED', NEW), b2('10-22', 'NID'), row('10-26', 'BME')],
        stands: ['1 NotAccepted', '2 ContactCounty'],
      },
      {
        name: 'the new ballot is received, and the old one was empty: both',
        rows: [b2('10-12', 'ISSUED', NEW), b2('10-20', 'INR'), row('10-26', 'BME')],
        stands: ['1 NotAccepted', '2 Received'],
      },
      {
        name: 'a cancellation waits for a record: what stood before it',
        rows: [row('10-20', 'INR'), row('10-28', 'CLD')],
        stands: ['1 Received'],
      },
      {
        name: 'a cancellation waits for a record, and the ballot came back: nobody is told that it did',
        rows: [row('10-28', 'CLD'), row('10-29', 'UND')],
        stands: ['1 Outbound'],
      },
      {
        name: 'refused, as was told of it when it was cancelled; the cancellation is for another ballot since',
        rows: [
          b2('10-06', 'CLD', { statusAt: '2026-10-06T07:00:00Z' }),
          b2('10-06', 'ISSUED'),
          b2('10-08', 'VAV', { statusAt: '2026-10-08T02:00:00Z' }),
          row('10-09', 'ISSUED'),
        ],
        stands: ['2 NotAccepted', '1 Outbound'],
      },
    ];
  it.each(cases)('$name', ({ rows, stands }) => {
    const scenario = issued();
    for (const one of rows) scenario.tell(one.statusAt.replace(/T../, 'T19'), one);
    expect(boxes(timelineAt(scenario, Temporal.Instant.from('2026-10-30T20:00:00Z')))).toEqual(stands);
  });
});

const FIRST = Temporal.Instant.from('2026-10-05T16:00:00Z');
const hoursOn = (hours: number): Temporal.Instant => FIRST.add({ hours });
/** Up to Monday before Election Day: everything that is true may still be told. */
const LAST = 24 * 28;

const steps = fc.array(
  fc
    .record({
      ballotId: fc.constantFrom('B1', 'B2'),
      status: fc.oneof(
        fc.constantFrom('ISSUED', 'INR', 'ACCEPTED', 'CLD', 'NOT', 'UND', 'NVS'),
        fc.constantFrom(...BALLOT_STATUS_CODES, 'XYZ'),
      ),
      hours: fc.integer({ min: 1, max: LAST }),
      late: fc.constantFrom(1, 1, 30, 200),
      supersedes: fc.option(fc.boolean(), { freq: 5 }),
    })
    .map(({ ballotId, status, hours, late, supersedes }) => ({
      row: {
        ballotId,
        status,
        statusAt: hoursOn(hours).toString(),
        ...(supersedes && ballotId === 'B2' ? { supersedes: 'B1' } : {}),
      } satisfies Row,
      arrives: Math.min(hours + late, LAST),
    })),
  { minLength: 1, maxLength: 7 },
);
const played = fc.record({
  steps,
  second: fc.integer({ min: 24, max: 24 * 20 }),
  now: fc.integer({ min: LAST / 2, max: LAST }),
});

const play = (
  one: typeof played extends fc.Arbitrary<infer T> ? T : never,
): { scenario: Scenario; rows: readonly StatusRow[] } => {
  const scenario = new Scenario();
  const first = { row: { status: 'ISSUED', statusAt: FIRST.toString() } satisfies Row, arrives: 1 };
  const other = {
    row: { ballotId: 'B2', status: 'ISSUED', statusAt: hoursOn(one.second).toString() },
    arrives: one.second + 1,
  };
  const all = [first, other, ...one.steps].filter(({ arrives }) => arrives < one.now);
  for (const { row: posted, arrives } of all.toSorted((a, b) => a.arrives - b.arrives)) {
    scenario.tell(hoursOn(arrives).toString(), posted);
  }
  scenario.decide(hoursOn(one.now).toString());
  const rows = scenario.ballots.flatMap(({ ballotId, entries }) =>
    entries.map(
      ({ code, statusAt, sentDate, supersedes, recordedAt }): StatusRow => ({
        kind: 'status',
        arrives: recordedAt.epochMilliseconds,
        ballotId,
        status: code,
        statusAt: statusAt.epochMilliseconds,
        ...(sentDate ? { sentDate: sentDate.toString() } : {}),
        ...(supersedes ? { supersedes } : {}),
      }),
    ),
  );
  return { scenario, rows };
};

/** The same ballots as if nothing of what is held had ever been reported, nor what a held cancellation kept from its voter. */
const withoutHeld = (scenario: Scenario, timeline: Standing): readonly Ballot[] =>
  scenario.ballots.map((ballot) => {
    const held = timeline.events.flatMap((event) =>
      event.kind === 'reported' && event.state === 'held' && event.ballot?.ballotId === ballot.ballotId ? [event] : [],
    );
    const waits = held.filter((event) => event.held === 'awaiting-participation');
    return {
      ...ballot,
      entries: ballot.entries.filter(({ code, statusAt }) => {
        const isHeld = held.some((event) => event.code === code && event.at.equals(statusAt));
        const isBehind = waits.some(({ at }) => Temporal.Instant.compare(statusAt, at) >= 0);
        return !isHeld && !(isBehind && (code === 'INR' || code === 'UND'));
      }),
    };
  });

/** "Mailed" and "a new one was mailed" tell the same of one issue. */
const family = (text: string): string => text.replace('Reissued', 'Outbound');

it('a held row changes nothing but that it is not shown, and what is shown is what would be told to one who hears all of it now', () => {
  fc.assert(
    fc.property(played, (one) => {
      const { scenario } = play(one);
      const now = hoursOn(one.now);
      const timeline = timelineAt(scenario, now);
      const ballots = withoutHeld(scenario, timeline);
      const plain = timelineAt(scenario, now, ballots);
      expect(boxes(timeline).map(family).toSorted()).toEqual(boxes(plain).map(family).toSorted());
      const { election, voter, subscription, histories } = scenario;
      const facts = { election, voter, subscription, histories, participations: new Map(), ballots, messages: [] };
      const told = decideMessages(facts, now).decisions.map(({ ballotId, type }) => `${ballotId} ${type}`);
      const shown = plain.events.flatMap((event) =>
        event.kind === 'reported' && event.state === 'current' ? `${event.ballot?.ballotId} ${event.tells}` : [],
      );
      expect([...new Set(shown.map(family))].toSorted()).toEqual(told.map(family).toSorted());
      const typeOf = (text: string): string => family(text).replace(/^\S+ /, '');
      expect(boxes(timeline).map(typeOf).toSorted()).toEqual(told.map(typeOf).toSorted());
    }),
    { numRuns: 300 },
  );
});

/** The date by which the timeline has a row: an issue by its day of mailing. */
const dateOf = ({ statusAt, sentDate }: StatusRow): Temporal.Instant =>
  sentDate === undefined
    ? Temporal.Instant.fromEpochMilliseconds(statusAt)
    : pacificInstant(Temporal.PlainDate.from(sentDate), '00:00');

it('is true of the ballot by the rules that are written apart from the code', () => {
  fc.assert(
    fc.property(played, (one) => {
      const { scenario, rows } = play(one);
      const now = hoursOn(one.now);
      const timeline = timelineAt(scenario, now);
      // Behind a hold what was told last stands; the oracle does not know of what was shown.
      fc.pre(!timeline.events.some((event) => event.kind === 'reported' && event.held === 'awaiting-participation'));
      const views = viewsOf(knownAt(historyOf(rows, { county: '03' }), now.epochMilliseconds));
      for (const event of timeline.events) {
        if (event.kind !== 'reported' || event.state !== 'current') continue;
        const { ballot, code, tells, at } = event;
        const verdicts = rows
          .filter((one) => one.ballotId === ballot?.ballotId && one.status === code && dateOf(one).equals(at))
          .flatMap(({ ballotId, statusAt }) => {
            // What was told as "mailed" stays so when a second ballot makes "use the new one" of it.
            const types: readonly ToldType[] = code === 'ISSUED' ? ['Outbound', 'Reissued'] : [tells as ToldType];
            const claims = types.map(
              (type) => ({ type, channel: 'text', ballotId, statusAt, statusCode: code }) as const,
            );
            return claims.flatMap((claim) => views.map((view) => claimHolds(claim, view)));
          });
        expect(
          verdicts.some(({ holds }) => holds !== 'no'),
          JSON.stringify([event, verdicts]),
        ).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
