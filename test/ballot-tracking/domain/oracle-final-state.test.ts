import { describe, expect, it } from 'vitest';
import { audit } from '../truth/audit.ts';
import { at, historyOf, issued, message, record, row, withdrawal } from '../truth/build.ts';
import { dayOf } from '../truth/calendar.ts';
import { finalStanding, heldRows, mustTell } from '../truth/final-state.ts';
import { everyOrder, type History, type HistoryEvent, isCountyRow, permuteArrivals } from '../truth/history.ts';
import type { ToldMessage } from '../truth/subject.ts';

/** What must be told, in words: the types that would do, the ballot, the day of the status. */
const words = (history: History): readonly string[] => {
  const all = mustTell(history).map(({ due, channel }) => {
    const types = [...new Set(due.options.map(({ type }) => type))].join('/');
    const day = dayOf(Math.max(...due.options.map(({ statusAt }) => statusAt))).slice(5);
    return [types, due.ballotId ?? '', day, channel === 'text' ? '' : channel].filter(Boolean).join(' ');
  });
  return [...new Set(all)].toSorted();
};

const stands = (history: History): Readonly<Record<string, readonly (string | undefined)[]>> =>
  Object.fromEntries([...finalStanding(history)].map(([ballotId, codes]) => [ballotId, [...codes].toSorted()]));

const held = (history: History): readonly string[] =>
  heldRows(history)
    .filter(({ mustShow }) => mustShow)
    .map(({ ballotId, status, reasons }) => `${ballotId} ${status} ${[...reasons].toSorted().join('/')}`)
    .toSorted();

const A = issued('A', '10-05');
const B = issued('B', '10-12');
const inr = row('A', 'INR', '10-20 10:00');
const accepted = row('A', 'ACCEPTED', '10-21 10:00');
const nms = row('A', 'NMS', '10-21 10:00');
const nothing = { stands: {}, held: [] };

type Row = {
  readonly title: string;
  readonly rows: readonly HistoryEvent[];
  /** When everything arrives: before anything is decided. */
  readonly together: string;
  readonly must: readonly string[];
  readonly stands: Readonly<Record<string, readonly (string | undefined)[]>>;
  readonly held: readonly string[];
};

const TABLE: readonly Row[] = [
  { title: 'nothing', rows: [], together: '10-05', must: [], ...nothing },
  { title: 'an issue', rows: [A], together: '10-05', must: ['Outbound A 10-05'], stands: { A: ['ISSUED'] }, held: [] },
  {
    title: 'an issue that comes too late to be told',
    rows: [A],
    together: '11-10',
    must: [],
    stands: { A: ['ISSUED'] },
    held: [],
  },
  {
    title: 'all at once: the newest only',
    rows: [A, inr, accepted],
    together: '10-22',
    must: ['Accepted A 10-21'],
    stands: { A: ['ACCEPTED'] },
    held: [],
  },
  {
    title: 'dated ahead: each when it comes',
    rows: [A, inr, accepted],
    together: '10-01',
    must: ['Accepted A 10-21', 'Outbound A 10-05', 'Received A 10-20'],
    stands: { A: ['ACCEPTED'] },
    held: [],
  },
  {
    title: 'Hawaii: accepted before it was issued',
    rows: [B, row('B', 'ACCEPTED', '10-08 10:00')],
    together: '10-13',
    must: ['Outbound B 10-12'],
    stands: { B: ['ISSUED'] },
    held: ['B ACCEPTED before-issue'],
  },
  {
    title: 'the early row does not silence what follows',
    rows: [B, row('B', 'ACCEPTED', '10-08 10:00'), row('B', 'NMS', '10-20 10:00')],
    together: '10-21',
    must: ['ContactCounty/SignatureCure B 10-20'],
    stands: { B: ['NMS'] },
    held: ['B ACCEPTED before-issue'],
  },
  {
    title: 'an issue dated earlier releases it',
    rows: [B, A, row('A', 'ACCEPTED', '10-08 10:00')],
    together: '10-09',
    must: ['Accepted A 10-08'],
    stands: { A: ['ACCEPTED'], B: ['ISSUED'] },
    held: [],
  },
  {
    title: 'before anything was issued',
    rows: [accepted],
    together: '10-22',
    must: [],
    stands: { A: [undefined] },
    held: ['A ACCEPTED before-issue'],
  },
  {
    title: 'withdrawn',
    rows: [A, accepted, withdrawal(accepted, '10-22')],
    together: '10-22',
    must: ['Outbound A 10-05'],
    stands: { A: ['ISSUED'] },
    held: [],
  },
  {
    title: 'the issue withdrawn',
    rows: [A, accepted, withdrawal(A, '10-22')],
    together: '10-22',
    must: [],
    stands: { A: [undefined] },
    held: ['A ACCEPTED before-issue'],
  },
  {
    title: 'cured',
    rows: [A, nms, row('A', 'ACCEPTED', '10-25 10:00')],
    together: '10-26',
    must: ['Accepted A 10-25'],
    stands: { A: ['ACCEPTED'] },
    held: [],
  },
  {
    title: 'rejected after ACCEPTED',
    rows: [A, accepted, row('A', 'BME', '10-23 10:00')],
    together: '10-24',
    must: ['NotAccepted A 10-23'],
    stands: { A: ['BME'] },
    held: [],
  },
  {
    title: 'backward: INR after ACCEPTED is left open',
    rows: [A, accepted, row('A', 'INR', '10-23 10:00')],
    together: '10-24',
    must: [],
    stands: { A: ['ACCEPTED', 'INR'] },
    held: [],
  },
  {
    title: 'mailed again under one number, returned again',
    rows: [A, row('A', 'UND', '10-12 10:00'), issued('A', '10-14'), row('A', 'UND', '10-24 10:00')],
    together: '10-25',
    must: ['Undeliverable A 10-24'],
    stands: { A: ['UND'] },
    held: [],
  },
  {
    title: 'UND when the polls have closed',
    rows: [A, row('A', 'UND', '11-06 10:00')],
    together: '11-06 11:00',
    must: [],
    stands: { A: ['UND'] },
    held: [],
  },
  {
    title: 'reissued',
    rows: [A, B],
    together: '10-13',
    must: ['Reissued B 10-12'],
    stands: { A: ['ISSUED'], B: ['ISSUED'] },
    held: [],
  },
  {
    title: 'reissued and cancelled',
    rows: [A, B, row('A', 'CLD', '10-12 11:00')],
    together: '10-13',
    must: ['Outbound/Reissued B 10-12'],
    stands: { A: ['CLD'], B: ['ISSUED'] },
    held: [],
  },
  {
    title: 'cancelled',
    rows: [A, row('A', 'CLD', '10-20 10:00')],
    together: '10-20 11:00',
    must: ['NotAccepted A 10-20'],
    stands: { A: ['CLD'] },
    held: [],
  },
  {
    title: 'cancelled, and voted in person',
    rows: [A, row('A', 'CLD', '10-30 10:00'), record('VCR', true, '10-30 09:00')],
    together: '10-30 11:00',
    must: ['InPerson 10-30'],
    stands: { A: ['CLD'] },
    held: [],
  },
  {
    title: 'voted in person, taken back',
    rows: [A, record('POLL', true, '10-30 09:00'), record('POLL', false, '10-30 23:00')],
    together: '10-31',
    must: ['Outbound A 10-05'],
    stands: { A: ['ISSUED'] },
    held: [],
  },
  {
    title: 'NOT a month early',
    rows: [A, row('A', 'NOT', '10-10 10:00')],
    together: '10-10 11:00',
    must: ['Outbound A 10-05'],
    stands: { A: ['ISSUED', 'NOT'] },
    held: [],
  },
  {
    title: 'NOT with a postmark after Election Day',
    rows: [A, row('A', 'NOT', '11-04 10:00')],
    together: '11-04 11:00',
    must: ['NotAccepted A 11-04'],
    stands: { A: ['NOT'] },
    held: [],
  },
  {
    title: 'NOT after the deadline',
    rows: [A, row('A', 'NOT', '11-12 10:00')],
    together: '11-12 11:00',
    must: ['NotAccepted A 11-12'],
    stands: { A: ['NOT'] },
    held: [],
  },
  {
    title: 'an unknown code',
    rows: [A, row('A', 'SPOILED', '10-20 10:00')],
    together: '10-21',
    must: ['Outbound A 10-05'],
    stands: { A: ['ISSUED'] },
    held: ['A SPOILED unknown-code'],
  },
  {
    title: 'without a sent date',
    rows: [row('A', 'ISSUED', '10-05 09:00')],
    together: '10-06',
    must: [],
    stands: { A: [undefined] },
    held: ['A ISSUED no-sent-date'],
  },
  {
    title: 'placeholders',
    rows: [A, row('A', 'INR', '2079-06-06'), row('A', 'UND', '1900-01-01')],
    together: '10-06',
    must: ['Outbound A 10-05'],
    stands: { A: ['ISSUED'] },
    held: ['A INR beyond-window/future', 'A UND before-earliest-mailing/before-issue/before-mailing'],
  },
  {
    title: 'an issue sent on E-46',
    rows: [issued('A', '09-18')],
    together: '10-01',
    must: [],
    stands: { A: [undefined] },
    held: ['A ISSUED before-earliest-mailing'],
  },
  {
    title: 'two returned ballots: nothing is owed',
    rows: [A, B, accepted, row('B', 'BME', '10-22 10:00')],
    together: '10-23',
    must: [],
    stands: { A: ['ACCEPTED'], B: ['BME'] },
    held: [],
  },
];

const togetherAt = (events: readonly HistoryEvent[], arrives: string): readonly HistoryEvent[] =>
  events.map((event) => ({ ...event, arrives: at(arrives) }));

describe('when everything has arrived before anything is decided', () => {
  it.each(TABLE)('$title', ({ title: _, rows, together, ...right }) => {
    for (const history of everyOrder(historyOf(togetherAt(rows, together)))) {
      expect({ must: words(history), stands: stands(history), held: held(history) }).toEqual(right);
    }
  });

  it('an early NOT is held until the deadline', () => {
    const history = historyOf([A, row('A', 'NOT', '10-10 10:00')]);
    const [state] = heldRows(history, at('10-20'));
    expect(state?.mustShow).toBe(true);
    expect([...(state?.reasons ?? [])]).toEqual(['not-before-receipt-deadline']);
  });
});

const optOut = (arrives: string, on = false): HistoryEvent => ({
  kind: 'subscription',
  arrives: at(arrives),
  channel: 'text',
  on,
});

describe('as it arrives', () => {
  it.each<{ title: string; events: readonly HistoryEvent[]; must: readonly string[] }>([
    {
      title: 'each status in its time',
      events: [A, inr, accepted],
      must: ['Accepted A 10-21', 'Outbound A 10-05', 'Received A 10-20'],
    },
    {
      title: 'late: only what is still the newest',
      events: [A, { ...inr, arrives: at('10-22') }, { ...accepted, arrives: at('10-21 11:00') }],
      must: ['Accepted A 10-21', 'Outbound A 10-05'],
    },
    {
      title: 'out on 10-04, back on E-29',
      events: [issued('A', '09-28'), optOut('10-04'), optOut('10-05 08:00', true)],
      must: ['Outbound A 09-28'],
    },
    { title: 'back after what happened', events: [A, inr, optOut('10-04'), optOut('10-21', true)], must: [] },
    {
      title: 'back on the day it happened',
      events: [A, inr, optOut('10-04'), optOut('10-20 15:00', true)],
      must: ['Received A 10-20'],
    },
    {
      title: 'while the contact is missing, and after',
      events: [
        A,
        nms,
        { kind: 'county', arrives: at('10-01'), contact: false },
        { kind: 'county', arrives: at('11-01'), contact: true },
      ],
      must: ['ContactCounty/SignatureCure A 10-21', 'Outbound A 10-05'],
    },
    {
      title: 'the contact comes after the cure deadline',
      events: [
        A,
        nms,
        { kind: 'county', arrives: at('10-01'), contact: false },
        { kind: 'county', arrives: at('11-26'), contact: true },
      ],
      must: ['Outbound A 10-05'],
    },
    {
      title: 'an inactive voter whose ballot came back',
      events: [A, { kind: 'registration', arrives: at('10-10'), status: 'inactive' }, row('A', 'UND', '10-12 10:00')],
      must: ['Outbound A 10-05', 'Undeliverable A 10-12'],
    },
    {
      title: 'a confidential voter',
      events: [A, { kind: 'registration', arrives: at('10-01'), confidential: true }],
      must: [],
    },
    {
      title: 'a voter who moved away',
      events: [A, { kind: 'registration', arrives: at('10-10'), movedTo: '34' }, inr],
      must: ['Outbound A 10-05'],
    },
    {
      title: 'mailed again under one number',
      events: [A, row('A', 'UND', '10-12 10:00'), issued('A', '10-14'), row('A', 'UND', '10-24 10:00')],
      must: ['Outbound A 10-05', 'Outbound A 10-14', 'Undeliverable A 10-12', 'Undeliverable A 10-24'],
    },
    {
      title: 'overnight, taken back by the morning',
      events: [A, row('A', 'ACCEPTED', '10-21 21:00'), withdrawal(row('A', 'ACCEPTED', '10-21 21:00'), '10-21 23:00')],
      must: ['Outbound A 10-05'],
    },
  ])('$title', ({ events, must }) => {
    expect(words(historyOf(events))).toEqual(must);
  });
});

describe('the audit', () => {
  const told = (
    type: ToldMessage['type'],
    statusAt: string,
    sentAt: string,
    extra: Partial<ToldMessage> = {},
  ): ToldMessage => message(type, 'A', statusAt, sentAt, extra);
  const outbound = told('Outbound', '10-05 09:00', '10-05 09:02');
  const received = told('Received', '10-20 10:00', '10-20 10:02');
  const wasAccepted = told('Accepted', '10-21 10:00', '10-21 10:02', { tense: 'will' });
  const corrects = { type: 'Accepted', ballotId: 'A', statusAt: at('10-21 10:00') } as const;
  const correction = told('Correction', '10-21 10:00', '10-23 08:00', { corrects });
  const again = told('Received', '10-20 10:00', '10-23 08:01');
  const taken = historyOf([A, inr, accepted, withdrawal(accepted, '10-22 21:00')]);

  it.each<{ title: string; told: readonly ToldMessage[]; rules: readonly string[] }>([
    {
      title: 'a correction and what is true now',
      told: [outbound, received, wasAccepted, correction, again],
      rules: [],
    },
    { title: 'no correction', told: [outbound, received, wasAccepted], rules: ['not-corrected'] },
    {
      title: 'a correction and nothing after it',
      told: [outbound, received, wasAccepted, correction],
      rules: ['not-followed'],
    },
    { title: 'nothing to correct where Accepted was not told', told: [outbound, received], rules: ['not-told'] },
    { title: 'silence', told: [], rules: ['not-told'] },
  ])('$title', ({ told: all, rules }) => {
    const played = { told: all, standing: {}, heldRows: [] };
    const broken = audit(taken, played, { only: 'told' }).map(({ rule }) => rule);
    expect([...new Set(broken)]).toEqual(rules);
  });

  it('knows what was told before', () => {
    const before: HistoryEvent = { kind: 'sent', arrives: at('10-21 10:02'), message: wasAccepted };
    const history = historyOf([A, inr, accepted, withdrawal(accepted, '10-22 21:00'), before]);
    const rest = { told: [outbound, received], standing: {}, heldRows: [] };
    expect(audit(history, rest, { only: 'told' }).map(({ rule }) => rule)).toEqual(['not-corrected']);
  });
});

describe('orders', () => {
  const history = historyOf([A, inr, accepted, B, issued('C', '10-13', { supersedes: 'B' })]);

  it('a permutation keeps rows and instants, and one seed gives one order', () => {
    const other = permuteArrivals(history, 7);
    expect(permuteArrivals(history, 7)).toEqual(other);
    expect(permuteArrivals(history, 8)).not.toEqual(other);
    expect(other.events.map(({ arrives }) => arrives)).toEqual(history.events.map(({ arrives }) => arrives));
    const contents = (one: History): readonly string[] =>
      one.events
        .filter(isCountyRow)
        .map(({ arrives: _, ...rest }) => JSON.stringify(rest))
        .toSorted();
    expect(contents(other)).toEqual(contents(history));
  });

  it('a ballot that names another one never arrives before it', () => {
    for (let seed = 1; seed < 200; seed += 1) {
      const ballots = permuteArrivals(history, seed).events.flatMap((event) =>
        event.kind === 'status' ? event.ballotId : [],
      );
      expect(ballots.indexOf('B')).toBeLessThan(ballots.indexOf('C'));
    }
  });
});
