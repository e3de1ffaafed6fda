import type { Channel } from '../../../lib/shared/codes.ts';
import { at, ENDS_AT, historyOf, issued, message, record, row, withdrawal } from './build.ts';
import { DAY, MINUTE } from './calendar.ts';
import type { History, HistoryEvent, StatusRow } from './history.ts';
import type { ToldMessage, ToldType } from './subject.ts';

/** Any message of this kind; what is not named may be anything. */
export type Kind = {
  readonly type: ToldType;
  readonly ballotId?: string;
  readonly code?: string;
  readonly before?: number;
  readonly from?: number;
  readonly tense?: ToldMessage['tense'];
  readonly place?: ToldMessage['place'];
  readonly asks?: false;
};

/** What happened to one voter, or to many alike. */
type Case = {
  readonly name: string;
  /** How many voters it happened to; each has a history of its own. */
  readonly voters: number;
  readonly history: (voter: number) => History;
  readonly must: readonly Kind[];
  readonly mustNot: readonly Kind[];
};

/**
 * One of the fourteen incidents, replayed as it happened: right rows in the wrong order, with the wrong dates. Where an
 * incident was about wording, names or senders, `beyond` says what these histories cannot show.
 */
export type Incident = {
  readonly number: number;
  readonly title: string;
  readonly cases: readonly Case[];
  readonly beyond?: string;
};

export const isOfKind = (told: ToldMessage, kind: Kind): boolean =>
  told.type === kind.type &&
  (kind.ballotId === undefined || told.ballotId === kind.ballotId) &&
  (kind.code === undefined || told.statusCode === undefined || told.statusCode === kind.code) &&
  (kind.before === undefined || told.sentAt < kind.before) &&
  (kind.from === undefined || told.sentAt >= kind.from) &&
  (kind.tense === undefined || told.tense === kind.tense) &&
  (kind.place === undefined || told.place === undefined || told.place === kind.place) &&
  (kind.asks === undefined || told.asks === false);

const one = (
  name: string,
  events: readonly HistoryEvent[],
  expected: { readonly must?: readonly Kind[]; readonly mustNot?: readonly Kind[] },
  voter: Parameters<typeof historyOf>[1] = {},
): Case => ({
  name,
  voters: 1,
  history: () => historyOf(events, voter),
  must: expected.must ?? [],
  mustNot: expected.mustNot ?? [],
});

const ANY_OTHER: readonly ToldType[] = ['Received', 'Accepted', 'NotAccepted', 'ContactCounty', 'Undeliverable'];
const none = (...types: readonly ToldType[]): readonly Kind[] => types.map((type) => ({ type }));

const CHANNELS_OF: readonly (readonly Channel[])[] = [['text'], ['email'], ['voice'], ['text', 'email']];

/** Hawaii County's file: accepted before the ballots were out; entered by hand on several mornings. */
const hawaii = (voter: number): History => {
  const ballot = `H${voter}`;
  const accepted: StatusRow = {
    ...row(ballot, 'ACCEPTED', '10-08 09:00', { arrives: '10-08 14:00' }),
    statusAt: at('10-08 09:00') + (voter % 600) * MINUTE,
  };
  const mailed = issued(ballot, '10-12', { arrives: '10-12 17:00' });
  const problem = row(ballot, 'NMS', '10-22 10:00');
  const later = voter % 3 === 0 ? [problem] : [row(ballot, 'ACCEPTED', '10-22 10:00')];
  // In some precincts the issue was entered first, in some the file came once more.
  const early = voter % 2 === 0 ? accepted : { ...accepted, arrives: at('10-13 08:00') };
  const again = voter % 5 === 0 ? [{ ...accepted, arrives: at('10-14 09:00') }] : [];
  return historyOf([early, mailed, ...again, ...later], { channels: CHANNELS_OF[voter % 4] ?? ['text'] });
};

const accepted = row('A', 'ACCEPTED', '10-20 10:00');
const A = issued('A', '10-05');

export const INCIDENTS: readonly Incident[] = [
  {
    number: 1,
    title: '2020, Riverside and Contra Costa: "mailed" a week early, on the date of a mail file',
    cases: [
      {
        name: 'the file of September 9 with the true mail date',
        voters: 200,
        history: (voter) => {
          const mailed = issued(`R${voter}`, '10-05', { statusAt: '09-20 09:00', arrives: '09-28 08:00' });
          return historyOf([mailed], { county: '33' });
        },
        must: [{ type: 'Outbound', from: at('10-05') }],
        mustNot: [{ type: 'Outbound', before: at('10-05') }],
      },
      one(
        'the file of September 9 itself',
        [issued('A', '10-05', { statusAt: '09-09 09:00', arrives: '09-28 08:00' })],
        {
          mustNot: [{ type: 'Outbound', before: at('10-05') }],
        },
      ),
      one('September 28 as the mail date', [issued('A', '09-28')], {
        must: [{ type: 'Outbound', from: at('10-05') }],
        mustNot: [{ type: 'Outbound', before: at('10-05') }],
      }),
      one('September 9 as the mail date', [issued('A', '09-09', { arrives: '09-28 08:00' })], {
        mustNot: none('Outbound', 'Reissued'),
      }),
    ],
  },
  {
    number: 2,
    title: '2025, Los Angeles: a reminder of two districts to nearly everybody, without its dates',
    cases: [
      {
        name: 'voters who have no ballot in this election',
        voters: 300,
        history: () => historyOf([]),
        must: [],
        mustNot: none('DeadlineReminder', 'Outbound', 'Correction', ...ANY_OTHER),
      },
      one('a voter who has returned the ballot', [A, row('A', 'INR', '10-26 10:00')], {
        mustNot: [{ type: 'DeadlineReminder', from: at('10-26 10:01') }],
      }),
    ],
    beyond: 'Blank dates are refused when a text is rendered; the audience is counted before a campaign is released.',
  },
  {
    number: 3,
    title: '2022, Hawaii County: 2,379 voters told "accepted" before they had a ballot',
    cases: [
      {
        name: 'the whole file',
        voters: 2_379,
        history: hawaii,
        must: [{ type: 'Outbound' }],
        mustNot: [{ type: 'Accepted', before: at('10-22 10:00') }, { type: 'Received' }, { type: 'Correction' }],
      },
      {
        name: 'a signature problem that follows is heard',
        voters: 300,
        history: (voter) => hawaii(voter * 3),
        must: [{ type: 'Outbound' }, { type: 'ContactCounty', code: 'NMS' }],
        mustNot: none('Accepted', 'Received', 'Correction'),
      },
      one(
        'told by mistake before this system came, and taken back',
        [
          A,
          accepted,
          {
            kind: 'sent',
            arrives: at('10-20 10:00'),
            message: message('Accepted', 'A', '10-20 10:00', '10-20 10:00', { tense: 'will' }),
          },
          withdrawal(accepted, '10-20 18:00'),
        ],
        { must: [{ type: 'Correction' }], mustNot: none('Accepted') },
      ),
    ],
  },
  {
    number: 4,
    title: '2020, North Carolina: who voted in person read that the ballot was spoiled',
    cases: [
      one(
        'a code for two things',
        [A, row('A', 'SPOILED', '10-30 10:00'), record('VCR', true, '10-30 09:30', '10-30 12:00')],
        {
          must: [{ type: 'InPerson' }],
          mustNot: none('NotAccepted'),
        },
      ),
      one(
        'cancelled, then the record',
        [A, row('A', 'CLD', '10-30 10:00'), record('VCR', true, '10-30 09:30', '11-01 08:00')],
        {
          must: [{ type: 'InPerson' }],
          mustNot: none('NotAccepted'),
        },
      ),
      one(
        'the record, then cancelled',
        [A, record('POLL', true, '11-03 09:30'), row('A', 'CLD', '11-03 10:00', { arrives: '11-04 08:00' })],
        {
          must: [{ type: 'InPerson' }],
          mustNot: none('NotAccepted'),
        },
      ),
      one(
        'already voted, then the record',
        [A, row('A', 'VAV', '11-03 10:00'), record('POLL', true, '11-03 09:30', '11-05 08:00')],
        {
          must: [{ type: 'InPerson' }],
          mustNot: none('NotAccepted'),
        },
      ),
      one(
        'a record that was a mistake',
        [A, record('POLL', true, '11-02 21:00'), record('POLL', false, '11-02 23:00')],
        {
          mustNot: none('InPerson'),
        },
      ),
    ],
  },
  {
    number: 5,
    title: '2020, Pennsylvania: "mailed" when the label was printed',
    cases: [
      one('the label, without a sent date', [row('A', 'ISSUED', '10-06 09:00')], {
        mustNot: none('Outbound', 'Reissued'),
      }),
      one('the label, with the date on which it will be sent', [issued('A', '10-14', { statusAt: '10-06 09:00' })], {
        must: [{ type: 'Outbound', from: at('10-14') }],
        mustNot: [{ type: 'Outbound', before: at('10-14') }],
      }),
      one('the label, then what was sent', [row('A', 'ISSUED', '10-06 09:00'), issued('A', '10-14')], {
        must: [{ type: 'Outbound', from: at('10-14') }],
        mustNot: [{ type: 'Outbound', before: at('10-14') }],
      }),
    ],
  },
  {
    number: 6,
    title: '2020, Imperial: "not received" to voters whose ballot lay in the queue',
    cases: [
      one('recorded before the reminder', [A, row('A', 'INR', '10-24 10:00', { arrives: '10-28 22:00' })], {
        must: [{ type: 'Received' }],
        mustNot: [{ type: 'DeadlineReminder', from: at('10-28 22:01') }],
      }),
      one(
        'accepted, and the review arrives last',
        [
          A,
          row('A', 'ACCEPTED', '10-25 10:00', { arrives: '10-26 08:00' }),
          row('A', 'INR', '10-24 10:00', { arrives: '10-28 22:00' }),
        ],
        {
          must: [{ type: 'Accepted' }],
          mustNot: [{ type: 'DeadlineReminder', from: at('10-26 08:01') }, { type: 'Received' }],
        },
      ),
    ],
    beyond:
      'A reminder before the row arrives is true only as "not yet recorded as of": the wording is tested with the texts.',
  },
  {
    number: 7,
    title: '2020, Inyo and Placer: "will be counted", for ever',
    cases: [
      one(
        'accepted before the county certified',
        [A, accepted, { kind: 'county', arrives: at('11-10'), certifiedOn: '2026-11-20' }],
        {
          must: [{ type: 'Accepted', tense: 'will' }],
          mustNot: [
            { type: 'Accepted', tense: 'was', before: at('11-21') },
            { type: 'Accepted', tense: 'will', from: at('11-21') },
          ],
        },
        { county: '14' },
      ),
      one(
        'accepted after the county certified',
        [
          A,
          row('A', 'ACCEPTED', '11-19 10:00', { arrives: '11-21 09:00' }),
          { kind: 'county', arrives: at('11-10'), certifiedOn: '2026-11-20' },
        ],
        {
          must: [{ type: 'Accepted', tense: 'was' }],
          mustNot: [{ type: 'Accepted', tense: 'will' }],
        },
        { county: '31' },
      ),
    ],
  },
  {
    number: 8,
    title: '2020, Plumas: polling places in a county that votes by mail',
    cases: ['32', '46', '02'].map((county) =>
      one(
        `county ${county}`,
        [A, record('POLL', true, '11-03 10:00')],
        {
          must: [{ type: 'InPerson', place: 'none' }],
          mustNot: [],
        },
        { county },
      ),
    ),
    beyond: 'The reminder and the other texts of these counties are tested with the texts.',
  },
  {
    number: 9,
    title: '2020, Solano: two systems side by side',
    cases: [
      one(
        'both report the same ballot',
        [A, { ...A, arrives: A.arrives + 90 * MINUTE }, accepted, { ...accepted, arrives: accepted.arrives + DAY }],
        {
          must: [{ type: 'Outbound' }, { type: 'Accepted' }],
          mustNot: none('Reissued', 'Correction'),
        },
        { county: '48' },
      ),
    ],
    beyond: "Who the sender is: the county's name stands in every text.",
  },
  {
    number: 10,
    title: '2020, many counties: a batch uploaded late, out of order',
    cases: [
      {
        name: 'newest first, nine days late',
        voters: 200,
        history: (voter) =>
          historyOf([
            A,
            row('A', 'ACCEPTED', '10-18 10:00', { arrives: '10-27 15:00' }),
            {
              ...row('A', 'INR', '10-16 10:00', { arrives: '10-27 15:00' }),
              arrives: at('10-27 15:00') + (voter % 60) * MINUTE,
            },
          ]),
        must: [{ type: 'Accepted' }],
        mustNot: none('Received'),
      },
      one(
        'a signature problem listed before an older review',
        [
          A,
          row('A', 'NVS', '10-18 10:00', { arrives: '10-27 15:00' }),
          row('A', 'INR', '10-16 10:00', { arrives: '10-27 15:30' }),
        ],
        {
          must: [{ type: 'ContactCounty', code: 'NVS' }],
          mustNot: none('Received'),
        },
      ),
      one('"mailed" uploaded a week after the election', [issued('A', '10-05', { arrives: '11-10 09:00' })], {
        mustNot: none('Outbound', 'Reissued'),
      }),
      one(
        'a signature problem uploaded after the cure deadline',
        [A, row('A', 'NMS', '11-20 10:00', { arrives: '11-28 09:00' })],
        {
          mustNot: none('SignatureCure').map((kind) => ({ ...kind, from: at('11-25 17:00') })),
        },
      ),
    ],
  },
  {
    number: 11,
    title: '2020, Ashe: a ballot came back, and nobody said so',
    cases: [
      one(
        'returned, mailed again under its number, returned again',
        [A, row('A', 'UND', '10-12 10:00'), issued('A', '10-15'), row('A', 'UND', '10-24 10:00')],
        {
          must: [
            { type: 'Undeliverable', before: at('10-15') },
            { type: 'Outbound', from: at('10-15') },
            { type: 'Undeliverable', from: at('10-24') },
          ],
        },
      ),
      one(
        'the voter was made inactive because of it',
        [A, { kind: 'registration', arrives: at('10-12 09:00'), status: 'inactive' }, row('A', 'UND', '10-12 10:00')],
        {
          must: [{ type: 'Undeliverable' }],
        },
      ),
      one(
        'returned, replaced, accepted',
        [A, row('A', 'UND', '10-12 10:00'), issued('B', '10-15'), row('B', 'ACCEPTED', '10-25 10:00')],
        {
          must: [{ type: 'Undeliverable' }, { type: 'Outbound', ballotId: 'B' }, { type: 'Accepted', ballotId: 'B' }],
          mustNot: none('Reissued'),
        },
      ),
      one('returned when the polls have closed', [A, row('A', 'UND', '11-06 10:00')], { mustNot: [] }),
    ],
  },
  {
    number: 12,
    title: '2022, Denver: messages that nobody had asked for',
    cases: [
      one(
        'a voter who never signed up',
        [A, accepted],
        { mustNot: none('Outbound', ...ANY_OTHER) },
        { subscribedAt: ENDS_AT },
      ),
      one(
        'a voter who opted out',
        [A, { kind: 'subscription', arrives: at('10-06'), channel: 'text', on: false }, accepted],
        {
          must: [{ type: 'Outbound' }],
          mustNot: none('Accepted', 'Correction'),
        },
      ),
    ],
    beyond: 'The confirmation of a sign-up is not part of ballot tracking.',
  },
  {
    number: 13,
    title: '2025, statewide: texts of a third party, "ballot not received"',
    cases: [
      {
        name: 'ballots that are back',
        voters: 100,
        history: (voter) => historyOf([A, row('A', ['INR', 'ACCEPTED', 'NMS'][voter % 3] ?? 'INR', '10-16 10:00')]),
        must: [],
        mustNot: [{ type: 'DeadlineReminder', from: at('10-16 10:01') }],
      },
    ],
    beyond: 'Whether a message is ours: the page where a voter can ask.',
  },
  {
    number: 14,
    title: 'San Bernardino: checking in at the poll book brought "received" and "counted"',
    cases: [
      one(
        'checked in, the mail ballot at home',
        [A, record('POLL', true, '11-03 10:00')],
        {
          must: [{ type: 'InPerson', place: 'polling-place' }],
          mustNot: none('Received', 'Accepted', 'NotAccepted'),
        },
        { county: '36' },
      ),
      one(
        'a vote center in the same county',
        [A, record('VCR', true, '10-28 10:00')],
        {
          must: [{ type: 'InPerson', place: 'vote-center' }],
          mustNot: none('Received', 'Accepted', 'NotAccepted'),
        },
        { county: '36' },
      ),
      one(
        'checked in by mistake',
        [A, record('POLL', true, '11-03 10:00'), record('POLL', false, '11-03 16:00')],
        {
          must: [{ type: 'InPerson' }, { type: 'Correction' }],
          mustNot: none('Received', 'Accepted'),
        },
        { county: '36' },
      ),
    ],
  },
];
