import * as z from 'zod';
import { ENVELOPE_DIRECTIONS } from '../ballot-tracking/domain/envelope.ts';
import { ElectionPath } from '../elections/api.ts';
import type { ApiLambdaOf } from '../platform/api-routes.ts';
import { type Contracts, defineRoute } from '../runtime/api/route.ts';
import { MAX_BODY_BYTES, MAX_ROWS } from '../runtime/api/row-limits.ts';
import { ApiDate } from '../runtime/api/time.ts';
import { Identifier } from '../shared/codes.ts';
import { CountyCode } from '../shared/counties.ts';
import { RowProblem } from '../shared/rows.ts';
import { MOST_FEED_BYTES, RETRY_SECONDS } from './data/limits.ts';
import { type Coverage, coverageDays, coverageTotals } from './domain/coverage.ts';

/** One row of a print vendor's tracking file. */
export const ImbTrackingRow = z
  .strictObject({
    imb: z
      .string()
      .max(80, 'A barcode has at most 31 digits or 65 bars.')
      .describe('The Intelligent Mail barcode: 20, 25, 29 or 31 digits, or its 65 bars as F, A, D and T.'),
    voterId: Identifier.describe('The VoteCal ID.'),
    direction: z
      .enum(ENVELOPE_DIRECTIONS)
      .optional()
      .describe('Needed where neither the service type nor your county’s use of barcodes says it.'),
    mailDate: ApiDate.optional().describe(
      'The day on which the envelope is handed to USPS; the coverage counts by it. It messages nobody.',
    ),
    withdrawn: z
      .boolean()
      .optional()
      .describe(
        'true takes a row back that was wrong: its barcode is then free for the voter whose envelope it is on, and its scans are theirs. Send it before, or above, the right row.',
      ),
  })
  .meta({ id: 'ImbTrackingRow' });

const TrackingAnswer = z
  .strictObject({
    accepted: z.int(),
    unchanged: z.int().describe('Rows that were recorded before.'),
    rejected: z.array(RowProblem),
    leftOut: z
      .strictObject({ rejected: z.int() })
      .exactOptional()
      .describe('How many had no room in this answer: GET /v1/uploads/{id}/rows has all, for the county’s own system.'),
    uploadId: z.string().exactOptional(),
    dryRun: z.literal(true).exactOptional().describe('Nothing was recorded: this would have become of the rows.'),
  })
  .meta({ id: 'ImbTrackingAnswer', description: 'accepted + unchanged + rejected rows = rows sent.' });

export const postImbTrackingRoute = defineRoute('post-imb-tracking', {
  summary: 'Say which voter’s envelope each Intelligent Mail barcode is on. Sending anything again changes nothing.',
  rawBody: {
    contentTypes: ['application/json', 'application/x-ndjson'],
    schema: z.strictObject({ records: z.array(ImbTrackingRow).max(MAX_ROWS) }),
  },
  pathParameters: ElectionPath,
  responses: {
    200: { description: 'What became of the rows.', schema: TrackingAnswer },
    400: { description: 'The body is not valid JSON or NDJSON, or nested deeper than 64 levels.' },
    404: { description: 'No such election.' },
    409: { description: '`county-not-participating`: the county opted out. `imb-not-used`: it uses no barcodes.' },
    413: { description: `More than ${MAX_ROWS} rows or ${MAX_BODY_BYTES} bytes.` },
  },
});

const ScansAnswer = z
  .strictObject({
    recorded: z.int().describe('Scans that were new.'),
    unchanged: z.int().describe('Scans that were known.'),
    waiting: z.int().describe('Scans of barcodes that no tracking file has named yet: they count when one does.'),
    rejected: z.int().describe('Records that are no scan of a barcode.'),
    reasons: z.array(z.strictObject({ code: z.string(), records: z.int() })).describe('Why, by number.'),
  })
  .meta({ id: 'ImbScansAnswer' });

export const postImbScansRoute = defineRoute('post-imb-scans', {
  summary:
    'Informed Visibility scans as USPS pushes them. Repeats change nothing; an empty body is a probe and answers 200.',
  rawBody: {
    contentTypes: ['application/json', 'text/csv', 'text/plain'],
    schema: z
      .unknown()
      .describe(
        'A record, an array of records, or an object with them under data, records, events or scans. Of each record a barcode ' +
          '(imb, imbTrackingCode) and a time (scanDatetime) are needed, scanEventCode, handlingEventType, facility and expected ' +
          'delivery date are used; names in whatever case. A time without offset is Pacific. As text/csv: a delimited file with a header.',
      ),
  },
  responses: {
    200: { description: 'What became of the records.', schema: ScansAnswer },
    400: { description: 'The body is not valid JSON.' },
    413: {
      description: `More than ${MOST_FEED_BYTES} bytes: let the feed send smaller files.`,
      headers: { 'Retry-After': `${RETRY_SECONDS.tooLarge} seconds` },
    },
    503: {
      description: 'Not all was recorded in time: send it again.',
      headers: { 'Retry-After': `${RETRY_SECONDS.busy} seconds` },
    },
  },
});

export const probeImbScansRoute = defineRoute('probe-imb-scans', {
  summary:
    'Say whether scans are taken here and whether the credential is good for it, as “Test Server Connection” of Informed Visibility asks. HEAD does the same without a body.',
  responses: {
    200: {
      description: 'Scans are taken: push them to this address.',
      schema: z.strictObject({ ready: z.literal(true) }).meta({ id: 'ImbScansProbe' }),
    },
  },
});

const counts = {
  mailed: z.int().describe('Envelopes that tracking files have named.'),
  scanned: z.int().describe('Those of them that USPS has scanned at least once.'),
  notYetSeen: z.int(),
};

const CountyCoverage = z
  .strictObject({
    county: CountyCode,
    totals: z.array(z.strictObject({ direction: z.enum(ENVELOPE_DIRECTIONS), ...counts })),
    days: z.array(
      z.strictObject({
        direction: z.enum(ENVELOPE_DIRECTIONS),
        day: z.iso.date().describe('The mail date of the tracking file, or the day on which it came.'),
        ...counts,
        firstScanned: z.int().describe('Envelopes of whatever mail date that USPS scanned first on this day.'),
      }),
    ),
  })
  .meta({ id: 'ImbCoverage' });

/** A county's coverage, as the API answers it. */
export const toCoverageView = (coverage: Coverage): z.infer<typeof CountyCoverage> => ({
  county: coverage.county,
  totals: coverageTotals(coverage).map((total) => ({ ...total })),
  days: coverageDays(coverage).map(({ day, ...rest }) => ({ ...rest, day: day.toString() })),
});

export const readImbCoverageRoute = defineRoute('read-imb-coverage', {
  summary: 'How many envelopes were mailed with a barcode, scanned, and not yet seen, by county and day.',
  pathParameters: ElectionPath,
  responses: {
    200: {
      description: 'Your county, or every one that has barcodes for SOS.',
      schema: z.strictObject({ electionId: z.string(), counties: z.array(CountyCoverage) }),
    },
    404: { description: 'No such election.' },
  },
});

/** Every call about barcodes, for the OpenAPI document. */
export const IMB_ROUTES: Contracts<ApiLambdaOf<'imb'>> = {
  'post-imb-tracking': postImbTrackingRoute,
  'post-imb-scans': postImbScansRoute,
  'probe-imb-scans': probeImbScansRoute,
  'read-imb-coverage': readImbCoverageRoute,
};
