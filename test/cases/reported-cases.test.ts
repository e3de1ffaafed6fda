import { expect, it } from 'vitest';
import { outcomeOfFailure } from '../../lib/messaging/adapters/providers/send-failure.ts';
import { smsParts } from '../../lib/messaging/domain/sms-parts.ts';
import { emailCommand } from '../../lib/shared/email/ses-email.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { nextSendMoment } from '../../lib/voters/domain/hours.ts';
import { Scenario } from '../ballot-tracking/domain/scenario.ts';
import { englishText, receive, reminder, setUp, tracking, upload } from './calls.ts';

/** A case that other systems met and reported: what happens, and the right value. */
type Case = readonly [what: string, happens: () => unknown, right: unknown];

const row = (number: number, more: object = {}): object => ({
  voterId: `V${number}`,
  ballotId: `G${number}`,
  status: 'ISSUED',
  statusAt: '2026-10-06T09:00:00-07:00',
  sentDate: '2026-10-06',
  ...more,
});
const lines = (...rows: readonly object[]): string => rows.map((one) => `${JSON.stringify(one)}\r\n`).join('');
const batch = (...records: readonly object[]): string => JSON.stringify({ records });
const taken = (accepted: number, more: object = {}) => ({ accepted, unchanged: 0, held: 0, refused: [], ...more });

const UPLOADS: readonly Case[] = [
  [
    'a media type in capitals is the same media type (RFC 9110, 8.3.1)',
    () => upload(lines(row(8), row(9)), 'Application/X-NDJSON'),
    taken(2),
  ],
  [
    'lines that begin with a byte order mark',
    () => upload(`\ufeff${lines(row(10), row(11))}`, 'application/x-ndjson'),
    taken(2),
  ],
  ['JSON that begins with a byte order mark (RFC 8259, 8.1)', () => upload(`\ufeff${batch(row(12))}`), taken(1)],
  [
    'dates that stand for no date, of the past and of the future',
    () =>
      upload(
        batch(
          row(13, { statusAt: '2079-06-06T00:00:00-07:00' }),
          row(14, { sentDate: '2049-12-31' }),
          row(15, { statusAt: '9999-12-31T00:00:00Z' }),
          row(16, { statusAt: '1900-01-01T00:00:00Z' }),
          row(17, { status: 'INR', statusAt: '2079-06-06T00:00:00-07:00' }),
          row(18, { status: 'INR', statusAt: '1969-12-31T16:00:00-08:00' }),
        ),
      ),
    expect.objectContaining({
      accepted: 0,
      held: 0,
      refused: expect.toSatisfy((codes: string[]) => codes.length === 6),
    }),
  ],
  [
    'the same batch again',
    async () => {
      const memory = tracking();
      await upload(batch(row(18)), undefined, memory);
      return upload(batch(row(18)), undefined, memory);
    },
    taken(0, { unchanged: 1 }),
  ],
];

const told = (...steps: readonly (readonly [now: string, row: Parameters<Scenario['tell']>[1]])[]): string[] => {
  const scenario = new Scenario();
  return steps.flatMap(([now, one]) => scenario.tell(now, one));
};

const BALLOTS: readonly Case[] = [
  [
    'a mail date before mailing began tells nothing before it (Riverside and Contra Costa, 2020)',
    () =>
      told(['2026-09-28T17:00:00Z', { status: 'ISSUED', statusAt: '2026-09-28T16:00:00Z', sentDate: '2026-09-28' }]),
    [],
  ],
  [
    '… and once, as mailed, when it begins',
    () => {
      const scenario = new Scenario();
      const before = scenario.tell('2026-09-28T17:00:00Z', {
        status: 'ISSUED',
        statusAt: '2026-09-28T16:00:00Z',
        sentDate: '2026-09-28',
      });
      return [...before, ...scenario.decide('2026-10-05T17:00:00Z'), ...scenario.decide('2026-10-06T17:00:00Z')];
    },
    ['Outbound'],
  ],
  [
    'returned to sender, then a new ballot (North Carolina, 2020)',
    () =>
      told(
        ['2026-10-05T17:00:00Z', { status: 'ISSUED', statusAt: '2026-10-05T16:00:00Z', sentDate: '2026-10-05' }],
        ['2026-10-14T17:00:00Z', { status: 'UND', statusAt: '2026-10-14T16:00:00Z' }],
        [
          '2026-10-15T17:00:00Z',
          { ballotId: 'B2', status: 'ISSUED', statusAt: '2026-10-15T16:00:00Z', sentDate: '2026-10-15' },
        ],
        ['2026-10-20T17:00:00Z', { ballotId: 'B2', status: 'ACCEPTED', statusAt: '2026-10-20T16:00:00Z' }],
      ),
    ['Outbound', 'Undeliverable', 'B2 Outbound', 'B2 Accepted'],
  ],
];

const OAKDALE = 'Oakdale Joint Union High School District Special Election - Measure';

const ELECTIONS: readonly Case[] = [
  [
    'two measures of one district on one day',
    () => setUp(`${OAKDALE} A`, `${OAKDALE} B`),
    { statuses: [201, 201], elections: 2 },
  ],
  ['a name with braces', () => setUp('City of Riverbank {Measure A}'), { statuses: [400], elections: 0 }],
  ...[
    'Recall Election\u2026 District 5',
    'Measure A\u20111 Election',
    'City Council \u201aWard 2\u2018',
    '\u201eMeasure\u201c Election',
    'District 5 \u00b7 Runoff',
    'Measure A\u2032',
    'Measure Q \u2013 Runoff',
  ].map((name): Case => [`the typographic name ${name}`, () => englishText(name), ['GSM-7', 2]]),
];

const RECEIPTS: readonly Case[] = ['', 'wrapped'].map((how) => {
  const text = 'Successfully validated SNS topic for Amazon SES event publishing.';
  const body = how ? JSON.stringify({ Type: 'Notification', MessageId: 'm', TopicArn: 't', Message: text }) : text;
  return [`the sentence by which SES checks the topic ${how}`, () => receive(body), 0];
});

const failure = (fields: object): unknown => outcomeOfFailure(Object.assign(new Error('x'), fields)).kind;

const PROVIDERS: readonly Case[] = [
  ['a provider that does not answer', () => failure({ name: 'TimeoutError' }), 'unknown'],
  ['a connection that is reset', () => failure({ code: 'ECONNRESET' }), 'unknown'],
  [
    'a 500 of the provider',
    () => failure({ name: 'InternalServerException', $metadata: { httpStatusCode: 500 } }),
    'unknown',
  ],
  [
    'a phone that has sent STOP',
    () =>
      failure({
        name: 'ConflictException',
        Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
        $metadata: { httpStatusCode: 400 },
      }),
    'opted-out',
  ],
];

const PARTS: readonly (readonly [string, string, string, number, number])[] = [
  ['159 a and {', `${'a'.repeat(159)}{`, 'GSM-7', 2, 161],
  ['158 a and {', `${'a'.repeat(158)}{`, 'GSM-7', 1, 160],
  ['152 a and {, twice', `${'a'.repeat(152)}{`.repeat(2), 'GSM-7', 3, 308],
  ['69 a and \u0177', `${'a'.repeat(69)}\u0177`, 'UCS-2', 1, 70],
  ['70 a and \u0177', `${'a'.repeat(70)}\u0177`, 'UCS-2', 2, 71],
  ['69 { and \u0177', `${'{'.repeat(69)}\u0177`, 'UCS-2', 1, 70],
  ['35 ballot boxes', '\u{1F5F3}'.repeat(35), 'UCS-2', 1, 70],
  ['36 ballot boxes', '\u{1F5F3}'.repeat(36), 'UCS-2', 2, 72],
  ['a backtick', '`', 'UCS-2', 1, 1],
  ['extension characters', '\\~[]|^\u20ac', 'GSM-7', 1, 14],
];

const SUBJECT = `\u1781\u17c4\u1793\u1792\u17b8 Stanislaus \u17d6 ${'\u0e01\u0e23\u0e38\u0e13\u0e32\u0e15\u0e34\u0e14\u0e15\u0e48\u0e2d'.repeat(6)} \u0906\u092a\u0915\u093e \u092e\u0924\u092a\u0924\u094d\u0930 \u{1F5F3}\ufe0f`;

/** SES cuts a subject into encoded words by itself; what it gets must be the whole of it. */
const longSubject = (): unknown =>
  emailCommand({
    from: 'no-reply@example.gov',
    to: "o'brien+vote@example.org",
    subject: SUBJECT,
    text: 'x',
    tags: {},
  }).input.Content?.Simple?.Subject;

const TEXTS: readonly Case[] = [
  ...PARTS.map(
    ([what, text, encoding, parts, units]): Case => [
      `the parts of ${what}`,
      () => smsParts(text),
      { encoding, parts, units },
    ],
  ),
  ...['02', '32', '46'].map(
    (county): Case => [
      `a reminder in county ${county}, which has no polling places`,
      () => reminder(county),
      expect.not.stringMatching(/polling place|vote center/i),
    ],
  ),
  ['a reminder in a county that has them', () => reminder('49'), expect.stringMatching(/polling place|vote center/i)],
  ['a reminder whose date is missing (February 2025)', () => reminder('49', false), expect.stringMatching(/^missing/)],
  ['a long subject of Khmer, Thai and Hindi', longSubject, { Data: SUBJECT, Charset: 'UTF-8' }],
];

const LA = 'America/Los_Angeles';
const HOURS = (
  [
    ['08:00', '20:00', LA, '2026-10-31T21:00:00-07:00', '2026-11-01T08:00:00-08:00'],
    ['08:00', '20:00', LA, '2026-11-01T01:30:00-07:00', '2026-11-01T08:00:00-08:00'],
    ['08:00', '20:00', LA, '2027-03-13T21:00:00-08:00', '2027-03-14T08:00:00-07:00'],
    ['02:15', '02:45', LA, '2027-03-13T22:00:00-08:00', '2027-03-15T02:15:00-07:00'],
    ['01:30', '02:00', LA, '2026-10-31T22:00:00-07:00', '2026-11-01T01:30:00-07:00'],
    ['22:00', '06:00', LA, '2026-11-01T12:00:00-08:00', '2026-11-01T22:00:00-08:00'],
    ['08:00', '20:00', 'Pacific/Honolulu', '2026-10-10T08:00:00-07:00', '2026-10-10T08:00:00-10:00'],
    ['08:00', '20:00', 'America/Phoenix', '2026-11-02T06:30:00-08:00', '2026-11-02T08:00:00-07:00'],
  ] as const
).map(
  ([start, end, zone, now, right]): Case => [
    `hours ${start} to ${end} in ${zone}, asked at ${now}`,
    () => nextSendMoment({ start, end, zone }, Temporal.Instant.from(now)).toString(),
    Temporal.Instant.from(right).toString(),
  ],
);

// Cases that other election systems and messaging services have met; each gives its right value here.
it.each([...UPLOADS, ...BALLOTS, ...ELECTIONS, ...RECEIPTS, ...PROVIDERS, ...TEXTS, ...HOURS])(
  '%s',
  async (_what, happens, right) => {
    expect(await happens()).toEqual(right);
  },
);
