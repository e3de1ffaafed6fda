import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timelineOf } from '../../../lib/ballot-tracking/domain/build-timeline.ts';
import { voterTimeline } from '../../../lib/ballot-tracking/domain/voter-timeline.ts';
import { BALLOT_STATUS_CODES } from '../../../lib/shared/codes.ts';
import { pacificDate, Temporal } from '../../../lib/shared/time.ts';
import { type Row, Scenario } from './scenario.ts';

const FIRST = Temporal.Instant.from('2026-10-05T07:00:00Z');
const NOW = FIRST.add({ hours: 24 * 25 });
const at = (hours: number): string => FIRST.add({ hours }).toString();

const row = fc
  .record({
    ballotId: fc.constantFrom('B1', 'B1', 'B2'),
    status: fc.oneof(fc.constantFrom('ISSUED', 'ISSUED', 'INR', 'ACCEPTED'), fc.constantFrom(...BALLOT_STATUS_CODES)),
    hours: fc.integer({ min: -24 * 5, max: 24 * 35 }),
    withdrawn: fc.option(fc.boolean(), { freq: 5 }),
  })
  .map(({ ballotId, status, hours, withdrawn }): Row => {
    const base = { ballotId, status, statusAt: at(hours) };
    return withdrawn === null ? base : { ...base, withdrawn };
  });

/** Rows in the order of their upload, each with the hours after the first day at which it comes and is decided. */
const uploads = fc.array(fc.record({ row, hours: fc.integer({ min: 0, max: 24 * 25 }) }), { maxLength: 8 });

const played = (steps: readonly { readonly row: Row; readonly hours: number }[]): Scenario => {
  const scenario = new Scenario();
  for (const step of steps.toSorted((one, other) => one.hours - other.hours)) scenario.tell(at(step.hours), step.row);
  scenario.decide(NOW.toString());
  return scenario;
};

const timelineAt = (scenario: Scenario) => {
  const { election, voter, subscription, ballots, histories } = scenario;
  const messages = [...scenario.ledger.values()];
  return timelineOf({ election, voter, subscription, ballots, histories, participations: new Map(), messages }, NOW);
};

it('tells every message that went out once, and of every report a message or why there is none, in the order of dates', () => {
  fc.assert(
    fc.property(uploads, (steps) => {
      const scenario = played(steps);
      const { events } = timelineAt(scenario);
      const sent = events.flatMap(({ messages }) => messages.filter(({ kind }) => kind === 'sent'));
      expect(sent).toHaveLength([...scenario.ledger.values()].filter(({ state }) => state === 'delivered').length);
      for (const event of events) {
        if (event.kind === 'reported') expect(event.messages.length > 0 || event.none !== undefined).toBe(true);
      }
      const moments = events.map((event) => event.at.epochMilliseconds);
      expect(moments).toEqual(moments.toSorted((one, other) => one - other));
    }),
    { numRuns: 400 },
  );
});

it('shows its voter nothing of the county’s own words, nothing of a day to come, and nothing dated before any mailing', () => {
  fc.assert(
    fc.property(uploads, (steps) => {
      const scenario = played(steps);
      const { events } = voterTimeline(timelineAt(scenario));
      const text = JSON.stringify(events);
      for (const word of ['"B1"', '"B2"', '"code"', 'uploadId', '"held"', 'recordedAt', '"county"']) {
        expect(text).not.toContain(word);
      }
      const stated = scenario.ballots.flatMap(({ entries }) => entries.filter(({ code }) => code === 'ISSUED'));
      const mailings = stated.map(({ sentDate, statusAt }) => (sentDate ?? pacificDate(statusAt)).toString());
      for (const event of events) {
        if (event.kind !== 'reported') continue;
        expect(Temporal.Instant.compare(event.at, NOW)).toBeLessThanOrEqual(0);
        const day = pacificDate(event.at).toString();
        // What was told before its mailing was taken back stays in the timeline, as taken back or as sent.
        if (event.messages.length === 0) expect(mailings.some((mailed) => mailed <= day)).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

it('says of each ballot one thing at most that stands', () => {
  fc.assert(
    fc.property(uploads, (steps) => {
      const { events } = voterTimeline(timelineAt(played(steps)));
      const standing = events.filter((event) => event.kind === 'reported' && event.state === 'current');
      const byBallot = Map.groupBy(standing, (event) => (event.kind === 'reported' ? (event.ballot ?? 1) : 0));
      for (const some of byBallot.values()) {
        const meanings = new Set(some.map((event) => (event.kind === 'reported' ? event.tells : event.kind)));
        expect(meanings.size).toBe(1);
      }
    }),
    { numRuns: 200 },
  );
});
