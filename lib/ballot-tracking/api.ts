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
import { writtenReason } from '../shared/written-reason.ts';
import { HOLD_REASONS } from './domain/ballot.ts';
import type { Freshness } from './domain/freshness.ts';
import type { HeldRow } from './domain/held-row.ts';
import { heldBecause } from './domain/hold-sentences.ts';
import { IN_PERSON_METHODS } from './domain/in-person.ts';
import { HoldView, PlanView, toHoldView, toPlanView } from './domain/plan/plan-view.ts';
import { FILE_STATES, ROW_RESULTS, UPLOAD_KINDS, type Upload, type UploadedRow } from './domain/upload.ts';
import { uploadPercent } from './domain/upload-progress.ts';

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
    leftOut: z
      .strictObject({ rejected: z.int(), heldRows: z.int(), flaggedRows: z.int(), heldNow: z.int() })
      .exactOptional()
      .describe(
        'How many of each list had no room in this answer: all rows of the upload are at GET /v1/uploads/{id}/rows, all ' +
          'held rows at GET /v1/elections/{id}/held-rows. Of a dry run, send fewer rows.',
      ),
    uploadId: z.string().exactOptional().describe('For GET /v1/uploads/{id}. A dry run has none.'),
    state: z
      .enum(['held', 'waits-already'])
      .exactOptional()
      .describe(
        'Only of an upload that is held as a whole, because something about it is unusual: nothing of it counts until a second ' +
          'person releases it. `waits-already`: the same rows were sent before and still wait; `uploadId` is theirs.',
      ),
    plan: PlanView.exactOptional().describe('Of an upload that is held as a whole, and of a dry run.'),
    dryRun: z.literal(true).exactOptional().describe('Nothing was recorded: this would have become of the rows.'),
  })
  .meta({
    id: 'UploadAnswer',
    description: 'accepted + unchanged + held + rejected rows, with those left out, = rows sent.',
  });

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
  summary:
    'Upload VBM ballot statuses. Sending anything again changes nothing and messages nobody twice. An unusual upload is held as ' +
    'a whole until a second person releases it.',
  rawBody: {
    contentTypes: ['application/json', 'application/x-ndjson'],
    schema: z.strictObject({ records: z.array(BallotRow).max(MAX_ROWS) }),
  },
  pathParameters: ElectionPath,
  responses: {
    ...uploadResponses,
    202: {
      description:
        'The upload is held as a whole until a second person releases or discards it: `plan` says why. All rows that are not ' +
        'rejected count as held.',
      schema: UploadAnswer,
    },
  },
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

const FileView = z
  .strictObject({
    state: z
      .enum(FILE_STATES)
      .describe(
        'How far it is. done, refused and discarded are final; held waits for a second person; an interrupted one, and one that ' +
          'was planned alone (dryRun), goes on when it is completed again.',
      ),
    percent: z.int().min(0).max(100),
    name: z.string().nullable(),
    bytes: z.int().nullable(),
    sha256: z.string().nullable(),
    format: z.string().nullable(),
    known: z.int().describe('Rows that your last file had in the same words: on record, and counted as unchanged.'),
    changed: z.int().describe('Rows that are new or changed, and are taken in.'),
    gone: z.int().describe('Ballots of your last file that this one does not mention. Nothing was changed for them.'),
    statuses: z.array(z.strictObject({ code: z.string(), rows: z.int() })).describe('Of the changed rows, as written.'),
    ignoredColumns: z.int().describe('Columns of the CSV that no ballot status needs.'),
    sameAs: z.string().nullable().describe('Your earlier upload of the very same file.'),
    refusal: z
      .strictObject({ code: z.string(), message: z.string() })
      .nullable()
      .describe('Why the file as a whole was not taken.'),
    plan: PlanView.nullable().describe('What a dry run has found. Of a file that is held it stands in `hold`.'),
    finishedAt: z.iso.datetime({ offset: true }).nullable(),
  })
  .meta({ id: 'UploadedFile' });

const toFileView = ({
  counts,
  file,
}: Pick<Upload, 'counts' | 'file'>): { readonly file?: z.infer<typeof FileView> } => {
  if (!file) return {};
  const {
    readAll: _asked,
    taken: _taken,
    chunks: _chunks,
    attempts: _attempts,
    passed: _passed,
    planOnly: _dry,
    ...told
  } = file;
  const { statuses, plan, finishedAt, ...shown } = told;
  return {
    file: {
      ...shown,
      percent: uploadPercent({ counts, file }),
      plan: plan && toPlanView(plan),
      statuses: Object.entries(statuses).map(([code, rows]) => ({ code, rows })),
      finishedAt: finishedAt && toPacificIso(finishedAt),
    },
  };
};

const UploadView = z
  .strictObject({
    uploadId: z.string(),
    kind: z.enum(UPLOAD_KINDS),
    electionId: z.string(),
    clientId: z.string().describe('The credential that sent it.'),
    receivedAt: z.iso.datetime({ offset: true }),
    rows: z.int().describe('accepted + unchanged + held + rejected'),
    accepted: z.int(),
    unchanged: z.int(),
    held: z.int(),
    rejected: z.int(),
    heldReasons: z.array(z.strictObject({ code: z.string(), rows: z.int() })),
    hold: HoldView.exactOptional().describe('Only of an upload that is or was held as a whole.'),
    file: FileView.exactOptional().describe('Of an upload that came as a file; while it is not done the numbers grow.'),
  })
  .meta({ id: 'Upload' });

/** An upload as the API answers it. */
export const toUploadView = ({
  counts,
  heldReasons,
  receivedAt,
  hold,
  file,
  ...upload
}: Upload): z.infer<typeof UploadView> => ({
  uploadId: upload.uploadId,
  kind: upload.kind,
  electionId: upload.electionId,
  clientId: upload.clientId,
  receivedAt: toPacificIso(receivedAt),
  ...counts,
  heldReasons: Object.entries(heldReasons).map(([code, rows]) => ({ code, rows })),
  ...(hold ? { hold: toHoldView(hold) } : {}),
  ...toFileView(file ? { counts, file } : { counts }),
});

const UploadedRowView = z
  .strictObject({
    index: z.int().describe('Position of the record in the upload, from 0.'),
    result: z
      .enum(ROW_RESULTS)
      .describe('When it was uploaded. `withdrawn`: it was accepted, and takes an earlier row back.'),
    problem: RowProblem.exactOptional().describe(
      'Why it is held or rejected; of an accepted row, what a person should look at.',
    ),
  })
  .meta({ id: 'UploadedRow' });

/** What became of a row, as the API answers it. */
export const toUploadedRowView = (row: UploadedRow): z.infer<typeof UploadedRowView> => ({ ...row });

const pages = (most: number, usual: number) => ({
  cursor: z.string().max(256).optional(),
  limit: z.coerce.number().int().min(1).max(most).default(usual),
});
const NO_CURSOR = { description: '`unknown-cursor`: it is not the one of a page of this list.' };
const NO_UPLOAD = { description: 'No such upload.' };
const UploadPath = z.object({ id: Identifier });

export const listUploadsRoute = defineRoute('list-uploads', {
  summary: 'What your county has uploaded of ballots and participation history, newest first, in pages.',
  query: z.strictObject({ electionId: Identifier.optional(), ...pages(100, 50) }),
  responses: {
    200: {
      description:
        'A page; `cursor` continues, null on the last one. With `electionId` it may be shorter than `limit`.',
      schema: z.strictObject({ uploads: z.array(UploadView), cursor: z.string().nullable() }),
    },
    400: NO_CURSOR,
  },
});

export const readUploadRoute = defineRoute('read-upload', {
  summary: 'One upload of your county: when it came, and what became of its rows in numbers.',
  pathParameters: UploadPath,
  responses: { 200: { description: 'The upload.', schema: UploadView }, 404: NO_UPLOAD },
});

export const listUploadRowsRoute = defineRoute('list-upload-rows', {
  summary: 'What became of each row of an upload, in pages. Rows are named by their place: no voter is kept with them.',
  pathParameters: UploadPath,
  query: z.strictObject(pages(1_000, 1_000)),
  responses: {
    200: {
      description:
        'A page; `cursor` continues, null on the last one. What is held now: GET /v1/elections/{id}/held-rows.',
      schema: z.strictObject({ rows: z.array(UploadedRowView), cursor: z.string().nullable() }),
    },
    400: NO_CURSOR,
    404: NO_UPLOAD,
    409: { description: '`came-as-file`: fetch its results, GET /v1/uploads/{id}/results.' },
  },
});

const HoldDecisionBody = z
  .strictObject({ reason: writtenReason('Say why, in one sentence.').describe('For the audit trail and the page.') })
  .meta({ id: 'HoldDecision' });

/** With which status a decision that is refused is answered. */
export const DECISION_REFUSAL_STATUS = {
  ...UPLOAD_REFUSAL_STATUS,
  'not-held': 409,
  'being-released': 409,
  'newer-file': 409,
  'second-person': 403,
} as const;

const decisionResponses = (done: string) => ({
  200: { description: done, schema: UploadView },
  403: { description: '`second-person`: whoever sent an upload, or issued its credential, does not release it.' },
  404: NO_UPLOAD,
  409: {
    description:
      '`not-held`: it was recorded at once, or is decided; `being-released`: somebody has just released it; ' +
      '`newer-file`: a later file of your county has been taken in since, which has all that this one has; ' +
      '`county-not-participating`.',
  },
});

export const releaseUploadRoute = defineRoute('release-upload', {
  summary: 'Release an upload that is held as a whole: its rows are judged anew and recorded. A second person does.',
  pathParameters: UploadPath,
  body: HoldDecisionBody,
  responses: decisionResponses('The upload, with what became of its rows. A file is taken in from now on.'),
});

export const discardUploadRoute = defineRoute('discard-upload', {
  summary: 'Discard an upload that is held as a whole: nothing of it will be recorded. Its rows stay on file.',
  pathParameters: UploadPath,
  body: HoldDecisionBody,
  responses: decisionResponses('The upload, discarded.'),
});

const FreshnessView = z
  .strictObject({
    county: z.string(),
    electionId: z.string(),
    asOf: z.iso
      .datetime({ offset: true })
      .nullable()
      .describe('The latest time of a recorded status: data are as of then.'),
    lastUploadAt: z.iso.datetime({ offset: true }).nullable(),
    lagHours: z
      .int()
      .nullable()
      .describe('Hours since the last upload, or since the day of mailing where there was none; null before that day.'),
    gaps: z.array(z.iso.date()).describe('Days since the day of mailing without an upload, up to yesterday.'),
    uploads: z.int(),
    rows: z.int(),
    rejected: z.int(),
    held: z.int().describe('Rows that were recorded and held when they came.'),
    heldUploads: z.int().describe('Uploads that are held as a whole now, and wait for a second person.'),
    silent: z.boolean().describe('No upload for longer than an office at work lets pass in these days.'),
  })
  .meta({ id: 'Freshness' });

/** How fresh a county's data are, as the API answers it. */
export const toFreshnessView = ({
  asOf,
  lastUploadAt,
  gaps,
  waiting,
  isSilent,
  ...freshness
}: Freshness): z.infer<typeof FreshnessView> => ({
  ...freshness,
  asOf: asOf && toPacificIso(asOf),
  lastUploadAt: lastUploadAt && toPacificIso(lastUploadAt),
  gaps: gaps.map(String),
  heldUploads: waiting,
  silent: isSilent,
});

export const readFreshnessRoute = defineRoute('read-freshness', {
  summary:
    'How fresh your data are in each election that is running: as of when, and which days lack. SOS sees every county.',
  responses: {
    200: {
      description: 'By election and county. A county that has sent nothing is among them.',
      schema: z.strictObject({ counties: z.array(FreshnessView) }),
    },
  },
});

/** Every call about ballots, for the OpenAPI document. */
export const BALLOT_ROUTES: Contracts<ApiLambdaOf<'ballot-tracking'>> = {
  'discard-upload': discardUploadRoute,
  'list-held-rows': listHeldRowsRoute,
  'list-upload-rows': listUploadRowsRoute,
  'list-uploads': listUploadsRoute,
  'read-freshness': readFreshnessRoute,
  'read-upload': readUploadRoute,
  'release-upload': releaseUploadRoute,
  'post-ballots': postBallotsRoute,
  'post-participation-history': postParticipationHistoryRoute,
};
