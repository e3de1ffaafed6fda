import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BALLOT_STATUS_CODES } from '../../../lib/shared/codes.ts';
import { countRows, histories } from '../truth/arbitrary.ts';
import { dayOf, dayStart, isWithinHours } from '../truth/calendar.ts';
import { momentsOf } from '../truth/dues.ts';
import { heldRows } from '../truth/final-state.ts';
import { type History, inOrder, rowKey, type StatusRow } from '../truth/history.ts';

const RUNS = 4_000;
const sample = fc.sample(histories, { numRuns: RUNS, seed: 1_103 });

const rows = ({ events }: History): readonly StatusRow[] =>
  events.flatMap((event) => (event.kind === 'status' ? event : []));
const has = (history: History, code: string): boolean => rows(history).some(({ status }) => status === code);
const pairs = (history: History, holds: (one: StatusRow, other: StatusRow) => boolean): boolean =>
  rows(history).some((one) => rows(history).some((other) => one !== other && holds(one, other)));
const follows = (history: History, first: string, second: string): boolean =>
  pairs(
    history,
    (one, other) =>
      one.ballotId === other.ballotId &&
      one.status === first &&
      other.status === second &&
      one.statusAt < other.statusAt,
  );
const stages = (history: History): readonly string[] =>
  momentsOf(history).flatMap(({ views }) => [...(views[0]?.standings.values() ?? [])].map(({ stage }) => stage));

/** What the histories must hold, each in at least this share of them. */
const COVERED: Readonly<Record<string, { readonly share: number; readonly is: (history: History) => boolean }>> = {
  'one ballot': { share: 0.2, is: (history) => new Set(rows(history).map(({ ballotId }) => ballotId)).size === 1 },
  'three ballots': { share: 0.2, is: (history) => new Set(rows(history).map(({ ballotId }) => ballotId)).size === 3 },
  'an unknown code': { share: 0.01, is: (history) => has(history, 'SPOILED') },
  'a status before its issue': {
    share: 0.05,
    is: (history) => heldRows(history).some(({ reasons }) => reasons.has('before-issue')),
  },
  'rows dated ahead of their arrival': {
    share: 0.1,
    is: (history) => rows(history).some(({ arrives, statusAt }) => statusAt > arrives),
  },
  'rows a week late': {
    share: 0.1,
    is: (history) => rows(history).some(({ arrives, statusAt }) => arrives - statusAt > 7 * 86_400_000),
  },
  'the same row twice': {
    share: 0.1,
    is: (history) => pairs(history, (one, other) => rowKey(one) === rowKey(other) && one.withdrawn === other.withdrawn),
  },
  'a withdrawal': { share: 0.1, is: (history) => rows(history).some(({ withdrawn }) => withdrawn) },
  'a withdrawal before its row': {
    share: 0.02,
    is: (history) =>
      pairs(
        history,
        (one, other) =>
          rowKey(one) === rowKey(other) && one.withdrawn === true && !other.withdrawn && one.arrives < other.arrives,
      ),
  },
  'arrivals out of order': {
    share: 0.2,
    is: (history) =>
      pairs(
        history,
        (one, other) => one.ballotId === other.ballotId && one.arrives < other.arrives && one.statusAt > other.statusAt,
      ),
  },
  'mailed again under one number': { share: 0.05, is: (history) => follows(history, 'UND', 'ISSUED') },
  'reissued, uploaded in the other order': {
    share: 0.02,
    is: (history) =>
      pairs(
        history,
        (one, other) =>
          one.ballotId !== other.ballotId &&
          (one.sentDate ?? '') > (other.sentDate ?? '9') &&
          one.arrives < other.arrives,
      ),
  },
  'names the ballot that it replaces': {
    share: 0.05,
    is: (history) => rows(history).some(({ supersedes }) => supersedes !== undefined),
  },
  'cured: NVS': { share: 0.03, is: (history) => follows(history, 'NVS', 'ACCEPTED') },
  'cured: NMS': { share: 0.03, is: (history) => follows(history, 'NMS', 'ACCEPTED') },
  'challenged after ACCEPTED': { share: 0.03, is: (history) => follows(history, 'ACCEPTED', 'NMS') },
  'an issue without a sent date': {
    share: 0.03,
    is: (history) => rows(history).some(({ status, sentDate }) => status === 'ISSUED' && !sentDate),
  },
  'a print file that is older than the mailing': {
    share: 0.05,
    is: (history) =>
      rows(history).some(({ statusAt, sentDate }) => sentDate !== undefined && statusAt < dayStart(sentDate)),
  },
  'a placeholder date': {
    share: 0.01,
    is: (history) =>
      rows(history).some(({ statusAt }) => statusAt > dayStart('2079-01-01') || statusAt < dayStart('1901-01-01')),
  },
  'in person, set': {
    share: 0.1,
    is: ({ events }) => events.some((event) => event.kind === 'participation' && event.active),
  },
  'in person, unset': {
    share: 0.1,
    is: ({ events }) => events.some((event) => event.kind === 'participation' && !event.active),
  },
  'in person beside CLD or VAV': {
    share: 0.03,
    is: (history) =>
      history.events.some(({ kind }) => kind === 'participation') && (has(history, 'CLD') || has(history, 'VAV')),
  },
  'participation complete as of': {
    share: 0.05,
    is: ({ events }) => events.some(({ kind }) => kind === 'participation-as-of'),
  },
  'opted out': { share: 0.05, is: ({ events }) => events.some((event) => event.kind === 'subscription' && !event.on) },
  'opted in again': {
    share: 0.03,
    is: ({ events }) => events.some((event) => event.kind === 'subscription' && event.on),
  },
  'inactive or cancelled': {
    share: 0.05,
    is: ({ events }) =>
      events.some((event) => event.kind === 'registration' && ['inactive', 'cancelled'].includes(event.status ?? '')),
  },
  confidential: {
    share: 0.005,
    is: ({ events }) => events.some((event) => event.kind === 'registration' && event.confidential === true),
  },
  moved: {
    share: 0.005,
    is: ({ events }) => events.some((event) => event.kind === 'registration' && event.movedTo !== undefined),
  },
  'contact missing': {
    share: 0.05,
    is: ({ events }) => events.some((event) => event.kind === 'county' && event.contact === false),
  },
  'certified on a day of its own': {
    share: 0.2,
    is: ({ events }) => events.some((event) => event.kind === 'county' && event.certifiedOn !== undefined),
  },
  'after the polls have closed': {
    share: 0.1,
    is: ({ calendar, ...history }) =>
      rows({ calendar, ...history }).some(({ arrives }) => arrives > calendar.pollsClose),
  },
  'after the cure deadline': {
    share: 0.03,
    is: ({ calendar, ...history }) => rows({ calendar, ...history }).some(({ arrives }) => arrives > calendar.cureBy),
  },
  'on the night the clocks change': {
    share: 0.01,
    is: (history) => rows(history).some(({ statusAt }) => dayOf(statusAt) === '2026-11-01'),
  },
  'at midnight': {
    share: 0.1,
    is: (history) => rows(history).some(({ statusAt }) => dayStart(dayOf(statusAt)) === statusAt),
  },
  'outside the hours': {
    share: 0.3,
    is: (history) => rows(history).some(({ arrives }) => !isWithinHours(arrives, history.voter.hours)),
  },
  'several channels': { share: 0.3, is: ({ voter }) => voter.channels.length > 1 },
};

it.each(Object.keys(COVERED))('histories hold: %s', (name) => {
  const wanted = COVERED[name];
  const count = sample.filter((history) => wanted?.is(history)).length;
  expect(count / RUNS).toBeGreaterThanOrEqual(wanted?.share ?? 1);
});

it.each(BALLOT_STATUS_CODES)('histories hold: %s', (code) => {
  expect(sample.filter((history) => has(history, code)).length / RUNS).toBeGreaterThanOrEqual(0.03);
});

it('every stage comes to stand', () => {
  const seen = new Set(sample.slice(0, 500).flatMap(stages));
  expect([...seen].toSorted()).toEqual(['accepted', 'challenged', 'issued', 'received', 'rejected', 'undeliverable']);
});

it('histories are in the order of arrival, and end after everything', () => {
  for (const history of sample) {
    expect(inOrder(history.events)).toEqual(history.events);
    expect(history.events.every(({ arrives }) => arrives < history.endsAt)).toBe(true);
    expect(countRows(history)).toBeLessThan(80);
  }
});

it('one seed gives one history', () => {
  expect(fc.sample(histories, { numRuns: 5, seed: 3 })).toEqual(fc.sample(histories, { numRuns: 5, seed: 3 }));
});
