import * as z from 'zod';
import { ElectionPath } from '../elections/api.ts';
import type { ApiLambdaOf } from '../platform/api-routes.ts';
import { type Contracts, defineRoute } from '../runtime/api/route.ts';
import { MAX_BODY_BYTES, MAX_ROWS } from '../runtime/api/row-limits.ts';
import { ApiDate, ApiInstant } from '../runtime/api/time.ts';
import { Identifier } from '../shared/codes.ts';
import { didYouMean, likely } from '../shared/likely.ts';
import { RowProblem } from '../shared/rows.ts';
import { toPacificIso } from '../shared/time.ts';
import { HOLD_REASONS } from './domain/ballot.ts';
import type { HeldRow } from './domain/held-row.ts';
import { heldBecause } from './domain/hold-sentences.ts';
import { IN_PERSON_METHODS } from './domain/in-person.ts';

/** One row of a ballot upload. */
export const BallotRow = z
  .strictObject({
    voterId: Identifier.describe('The VoteCal ID.'),
    ballotId: Identifier,
    status: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,16}$/, 'Use a VBM ballot status code such as ISSUED.')
      .describe('A code outside the guidance table is recorded and held.'),
    statusAt: ApiInstant.describe('When the status happened.'),
    sentDate: ApiDate.optional().describe(
      'For ISSUED, and required there: the day the ballot is handed to USPS. It dates the issue, not the time of printing.',
    ),
    supersedes: Identifier.optional().describe('The ballot of the same voter that this one replaces.'),
    withdrawn: z
      .boolean()
      .optional()
      .describe(
        'true takes back the row with the same voter, ballot, status, statusAt and, for ISSUED, sentDate: voters who ' +
          'were told get a correction. Sending the row again leaves it withdrawn; false puts it in force again.',
      ),
  })
  .meta({ id: 'BallotRow' });

/** One row of a participation history. */
export const HistoryRow = z
  .strictObject({
    voterId: Identifier,
    method: z.string().regex(/^[A-Z0-9_]{2,12}$/, {
      error: ({ input }) =>
        `Use a participation method such as POLL or VCR.${didYouMean(likely(String(input), IN_PERSON_METHODS))}`,
    }),
    active: z.boolean(),
    at: ApiInstant,
  })
  .meta({ id: 'ParticipationHistoryRow' });

export const HistoryQuery = z.strictObject({
  asOf: ApiInstant.optional().describe(
    'The county’s participation records are complete up to this time. Cancelled ballots of until then wait no longer ' +
      'for a record of voting in person.',
  ),
});

/** A row that is recorded and counts for nothing now, as its county is shown it. */
export const HeldRowView = z
  .strictObject({
    voterId: z.string(),
    ballotId: z.string(),
    status: z.string().describe('As it was uploaded.'),
    statusAt: z.string(),
    sentDate: z.string().optional(),
    code: z.enum(HOLD_REASONS).describe('Stable for programs.'),
    message: z.string().describe('Why it waits, and what to do.'),
  })
  .meta({ id: 'HeldRow' });

/** A held row as the API answers it. */
export const toHeldRowView = ({ reason, statusAt, sentDate, ...row }: HeldRow): z.infer<typeof HeldRowView> => ({
  ...row,
  statusAt: toPacificIso(statusAt),
  ...(sentDate ? { sentDate: sentDate.toString() } : {}),
  code: reason,
  message: heldBecause(row.status, reason),
});

const UploadAnswer = z
  .strictObject({
    accepted: z.int(),
    unchanged: z.int().describe('Rows that were recorded before.'),
    held: z.int().describe('Rows that are recorded and wait: for their date, for an issue, or for a person.'),
    rejected: z.array(RowProblem),
    heldRows: z
      .array(RowProblem)
      .describe(
        `Why each held row waits. Codes: ${HOLD_REASONS.map((reason) => `\`${reason}\``).join(', ')}; of participation ` +
          'records `taken-back` and `later-record-stands` too: another record says otherwise. Until it is ' +
          'released a held row counts for nothing and is told to nobody.',
      ),
    flaggedRows: z
      .array(RowProblem)
      .describe('Rows that are taken and that a person should look at: `after-accepted` takes an acceptance back.'),
    heldNow: z
      .array(HeldRowView)
      .describe(
        'Rows of earlier uploads that counted and are held since this one, because it takes an issue back or dates it ' +
          'anew. All held rows: GET /v1/elections/{id}/held-rows.',
      ),
    uploadId: z.string(),
  })
  .meta({ id: 'UploadAnswer', description: 'accepted + unchanged + held + rejected rows = rows sent.' });

export type UploadAnswer = z.infer<typeof UploadAnswer>;

/** With which status a refused upload is answered. */
export const UPLOAD_REFUSAL_STATUS = { 'not-found': 404, 'county-not-participating': 409 } as const;

const uploadResponses = {
  200: { description: 'What became of the rows.', schema: UploadAnswer },
  400: { description: 'The body is not valid JSON or NDJSON, or nested deeper than 64 levels.' },
  404: { description: 'No such election.' },
  409: { description: '`county-not-participating`: the county opted out of tracking for this election.' },
  413: { description: `More than ${MAX_ROWS} rows or ${MAX_BODY_BYTES} bytes.` },
};

export const postBallotsRoute = defineRoute('post-ballots', {
  summary: 'Upload VBM ballot statuses. Sending anything again changes nothing and messages nobody twice.',
  rawBody: {
    contentTypes: ['application/json', 'application/x-ndjson'],
    schema: z.strictObject({ records: z.array(BallotRow).max(MAX_ROWS) }),
  },
  pathParameters: ElectionPath,
  responses: uploadResponses,
});

export const postParticipationHistoryRoute = defineRoute('post-participation-history', {
  summary: 'Upload voter participation history: who voted in person. A record set inactive is taken back.',
  query: HistoryQuery,
  rawBody: {
    contentTypes: ['application/json', 'application/x-ndjson'],
    schema: z.strictObject({ records: z.array(HistoryRow).max(MAX_ROWS) }),
  },
  pathParameters: ElectionPath,
  responses: uploadResponses,
});

export const listHeldRowsRoute = defineRoute('list-held-rows', {
  summary: 'Your rows of an election that are recorded and held, with the reason of each, in pages.',
  pathParameters: ElectionPath,
  query: z.strictObject({
    cursor: z.string().max(256).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100).describe('Ballots, of which each has a row or more.'),
  }),
  responses: {
    200: {
      description:
        'A page; `cursor` continues, null on the last one. Rows that wait for the calendar alone are not listed: issues ' +
        'of a day to come, and what waits for the first day of messages or for your county to take part again.',
      schema: z.strictObject({ rows: z.array(HeldRowView), cursor: z.string().nullable() }),
    },
    400: { description: '`unknown-cursor`: it is not the one of a page of this list.' },
    404: { description: 'No such election.' },
  },
});

/** Every call about ballots, for the OpenAPI document. */
export const BALLOT_ROUTES: Contracts<ApiLambdaOf<'ballot-tracking'>> = {
  'list-held-rows': listHeldRowsRoute,
  'post-ballots': postBallotsRoute,
  'post-participation-history': postParticipationHistoryRoute,
};
