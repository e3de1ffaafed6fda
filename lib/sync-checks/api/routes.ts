import * as z from 'zod';
import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import { type Contracts, defineRoute } from '../../runtime/api/route.ts';
import { ApiDate, ApiInstant } from '../../runtime/api/time.ts';
import { CountyCode, SyncGroup } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import { writtenReason } from '../../shared/written-reason.ts';
import { CHECK_STATUSES } from '../domain/check.ts';
import { CHECK_KINDS, countyOfCheckId } from '../domain/check-id.ts';
import { DifferenceCounts, NotCompared } from '../domain/compare/compare-report.ts';
import { FieldExample } from '../domain/compare/refusal.ts';
import { RowProblem } from '../domain/compare/row-problem.ts';
import { STANDINGS } from '../domain/compliance.ts';
import { Difference } from '../domain/difference.ts';
import { DIFFERENCE_FORMATS } from '../domain/ems.ts';
import { MOST_STORED_BYTES } from '../domain/extract.ts';
import { CategoryJudgement } from '../domain/judge.ts';
import { PrecinctCounts } from '../domain/precincts/assignments.ts';
import { SKIP_CODES } from '../domain/skip-reason.ts';

/** The calls about sync checks: times are ISO 8601 with the Pacific offset. */

const Time = z.iso.datetime({ offset: true });
const Day = z.iso.date();
const CheckId = z
  .string()
  .refine((id) => countyOfCheckId(id) !== undefined, 'This is not the id of a sync check.')
  .meta({
    pattern: '^[0-5][0-9]-([0-9]{4}-[0-9]{2}-[0-9]{2}-(regular|additional|alternate)|[0-9]{8}T[0-9]{6}-county)$',
    examples: ['03-2026-12-04-regular'],
  });
const CheckPath = z.object({ id: CheckId });
const reason = z.object({ code: z.string(), sentence: z.string() });
const SkipReasonView = reason.extend({ code: z.enum(SKIP_CODES) });

const LeftOut = z.object({ unreadable: z.int(), duplicates: z.int(), foreign: z.int() });

/** A sync check as the API shows it. `counts` and `result` appear together, when the check is complete. */
export const SyncCheckView = z.object({
  id: CheckId,
  county: CountyCode,
  kind: z.enum(CHECK_KINDS),
  initiatedBy: z.enum(['sos', 'county']),
  nightId: z.string().nullable(),
  status: z.enum(CHECK_STATUSES),
  requestedAt: Time,
  deadlineAt: Time,
  completedAt: Time.nullable(),
  endedAt: Time.nullable(),
  result: z.enum(['passed', 'failed']).nullable(),
  counts: DifferenceCounts.extend({ records: z.object({ ems: z.int(), votecal: z.int() }) }).nullable(),
  categories: z.array(CategoryJudgement).nullable(),
  resolution: z.object({ new: z.int(), persisting: z.int(), resolved: z.int(), oldestDays: z.int() }).nullable(),
  leftOut: z
    .object({ ems: LeftOut, votecal: LeftOut })
    .nullable()
    .describe('Rows that took no part: unreadable, further rows of a voter, rows of another county.'),
  notCompared: NotCompared.nullable().describe(
    'Voters who may stand in a row that was left out, so that they are not called missing; the first 100 by ID. `lackedBy`: how many by the side in whose rows. `mayBeListed`: rows left out of which nobody can say whose they are, of a side that lacks more voters than it has such rows: all of these voters are listed as differences, and so many of them may stand in these rows.',
  ),
  rowProblems: z.array(RowProblem),
  precincts: PrecinctCounts.nullable().describe(
    'The files of precincts and districts: precincts in each, null where a side sent none, and how many differ, null where they were not compared. Those that differ are among `counts`.',
  ),
  skipReason: SkipReasonView.nullable(),
  failure: reason
    .extend({
      examples: z
        .array(FieldExample)
        .optional()
        .describe('Of a field that differs throughout: two values as the two sides spell them. For the county alone.'),
    })
    .nullable(),
  emsDelivery: z.enum(['delivered', 'failed', 'no-endpoint']).nullable(),
  acknowledgedAt: Time.nullable(),
});
export type SyncCheckView = z.infer<typeof SyncCheckView>;

/** A check in a list: without `rowProblems` and `notCompared`, which only the check itself shows. */
export const SyncCheckListed = SyncCheckView.omit({ rowProblems: true, notCompared: true });

const CheckStarted = z.object({ id: CheckId, status: z.enum(CHECK_STATUSES) });

type Range = { readonly from?: Temporal.PlainDate | undefined; readonly to?: Temporal.PlainDate | undefined };
const inOrder = ({ from, to }: Range): boolean => !from || !to || Temporal.PlainDate.compare(from, to) <= 0;
const IN_ORDER_TEXT = 'Let "from" be no later than "to".';

const longestRangeDays = 3_700;

export const listSyncSchedule = defineRoute('list-sync-schedule', {
  summary: 'The windows of a county, or of all counties for the Secretary of State',
  query: z
    .object({ from: ApiDate, to: ApiDate })
    .refine(inOrder, IN_ORDER_TEXT)
    .refine(({ from, to }) => from.until(to).days <= longestRangeDays, 'Ask for at most ten years at a time.'),
  responses: {
    200: {
      description:
        'Windows in time order; an agreed alternate date, with its reason, stands for those that it replaces',
      schema: z.object({
        windows: z.array(
          z.object({
            county: CountyCode,
            group: SyncGroup,
            kind: z.enum(['regular', 'additional', 'alternate']),
            opensAt: Time,
            closesAt: Time,
            /** Of an alternate date: why it was agreed. */
            reason: z.string().optional(),
          }),
        ),
      }),
    },
  },
});

export const startSyncCheck = defineRoute('start-sync-check', {
  summary: 'Start a check of the calling county, at any time',
  body: z.strictObject({}),
  responses: {
    202: {
      description: 'The check has started; send the extract',
      schema: CheckStarted,
      headers: { Location: 'The check.' },
    },
    409: { description: 'Another check of the county is running (`check-already-running`)' },
  },
});

export const readSyncChecks = defineRoute('read-sync-checks', {
  summary: 'Checks, newest first; a county sees its own',
  query: z
    .object({
      county: CountyCode.optional(),
      from: ApiDate.optional(),
      to: ApiDate.optional(),
      cursor: CheckId.optional(),
    })
    .refine(inOrder, IN_ORDER_TEXT),
  responses: {
    200: {
      description:
        'Checks started from `from` to `to`, without dates those of the last 92 days, at most 500 at a time: `cursor`, sent with the same dates, continues; null on the last page',
      schema: z.object({ checks: z.array(SyncCheckListed), cursor: z.string().nullable() }),
    },
    400: { description: 'No check of this list has the id that was sent as `cursor` (`unknown-cursor`)' },
    404: { description: '`county` is another one than the caller’s' },
  },
});

export const readSyncCheck = defineRoute('read-sync-check', {
  summary: 'One check',
  pathParameters: CheckPath,
  responses: { 200: { description: 'The check', schema: SyncCheckView } },
});

export const cancelSyncCheck = defineRoute('cancel-sync-check', {
  summary:
    'Cancel a check that the calling county has started itself and that has not ended. Repeating it changes nothing',
  pathParameters: CheckPath,
  responses: {
    200: {
      description: 'The check has ended without a result: `failed`, with `cancelled-by-county` as its failure',
      schema: CheckStarted,
    },
    409: {
      description:
        'The check has ended otherwise (`check-ended`), or is one of the Secretary of State’s nights (`check-not-yours-to-cancel`)',
    },
  },
});

export const createExtractUpload = defineRoute('create-extract-upload', {
  summary:
    'URLs to which the extract of the roll and, beside it, the file of precincts and districts are PUT; they work for an hour and once more when asked again',
  pathParameters: CheckPath,
  body: z.strictObject({
    bytes: z
      .int()
      .positive()
      .max(MOST_STORED_BYTES.extract)
      .optional()
      .describe(
        'The size of the roll’s file as it is PUT. Stated, `uploadUrl` takes a file of exactly this size only.',
      ),
    precinctsBytes: z
      .int()
      .positive()
      .max(MOST_STORED_BYTES.precincts)
      .optional()
      .describe('The size of the file of precincts and districts, likewise.'),
  }),
  responses: {
    200: {
      description:
        'PUT the roll to `uploadUrl`, and the file of precincts and districts, if there is one, to the other',
      schema: z.object({ uploadUrl: z.url(), precinctsUploadUrl: z.url() }),
    },
    409: { description: 'The check does not wait for an extract (`extract-not-awaited`, `window-closed`)' },
  },
});

const sha256 = z
  .string()
  .regex(/^[0-9a-fA-F]{64}$/, 'Send the SHA-256 of the uploaded file as 64 hexadecimal digits.')
  .toLowerCase();

export const completeExtract = defineRoute('complete-extract', {
  summary: 'Confirm the uploaded extract; the comparison starts. Repeating it changes nothing',
  pathParameters: CheckPath,
  body: z.strictObject({
    sha256,
    rows: z.int().nonnegative(),
    precincts: z
      .strictObject({ sha256, rows: z.int().nonnegative() })
      .optional()
      .describe('Of the file of precincts and districts, when it was uploaded; without it the file is not compared.'),
    confirm: z
      .literal(true, 'Use true, or leave it out.')
      .optional()
      .describe(
        'It is really so: compares the file as it is, although it looks faulty. For the same file (`sha256`) that an earlier check of yours refused for what may be so.',
      ),
  }),
  responses: {
    200: { description: 'Accepted for comparison', schema: CheckStarted },
    409: {
      description:
        'Nothing was uploaded (`extract-not-uploaded`, `precincts-not-uploaded`), another file was confirmed before (`extract-already-confirmed`), or the check does not wait (`extract-not-awaited`, `window-closed`), or no check refused this file for what may be so (`nothing-to-confirm`), or a file is larger than is read (`extract-too-large`, `precincts-too-large`)',
    },
  },
});

export const listDifferences = defineRoute('list-differences', {
  summary:
    'The differences of a completed check in fixing order, in pages; NDJSON when `Accept` asks for it, a vendor’s form with `format`',
  pathParameters: CheckPath,
  query: z.object({
    cursor: z.string().max(64).optional(),
    limit: z.coerce.number().int().min(1).max(2_000).default(1_000),
    format: z.enum(DIFFERENCE_FORMATS).optional(),
    ages: z.literal('true', 'Use true, or leave it out.').optional().describe('Adds `since` to each difference.'),
  }),
  responses: {
    200: {
      description:
        'A page; `cursor` (in NDJSON and the vendors’ forms the header `Rollcall-Cursor`) continues, null or absent on the last',
      schema: z.object({ differences: z.array(Difference), cursor: z.string().nullable() }),
      otherForms: {
        'application/x-ndjson': { description: 'A difference a line.', line: Difference },
        'text/csv': { description: 'With `format=dfm`: CSV by RFC 4180; the first page begins with the header.' },
      },
      headers: { 'Rollcall-Cursor': 'Continues the list in NDJSON and the vendors’ forms; absent on the last page.' },
    },
    409: { description: 'The check has no result yet, or ended without one (`check-not-completed`)' },
    410: { description: 'The differences are no longer kept: after 430 days (`differences-deleted`)' },
  },
});

export const acknowledgeDifferences = defineRoute('acknowledge-differences', {
  summary: 'The EMS confirms that it has taken the differences',
  pathParameters: CheckPath,
  body: z.strictObject({}),
  responses: {
    200: { description: 'Acknowledged', schema: z.object({ id: CheckId, acknowledgedAt: Time }) },
    409: { description: 'There is nothing to acknowledge yet (`check-not-completed`)' },
  },
});

const CountyPath = z.object({ code: CountyCode });

export const putAlternateSchedule = defineRoute('put-alternate-schedule', {
  summary: 'Agree an alternate date with a county; it replaces the scheduled checks of its month',
  pathParameters: CountyPath,
  body: z.strictObject({
    runAt: ApiInstant,
    reason: writtenReason('Say why: the county reads it.'),
  }),
  responses: {
    200: {
      description: 'Agreed',
      schema: z.object({ county: CountyCode, runAt: Time, closesAt: Time, reason: z.string() }),
    },
    409: { description: 'The county has had its alternate check of this date (`alternate-date-used`)' },
    422: { description: 'The date has passed, is too far off, or ends within the hour' },
  },
});

export const cancelAlternateSchedule = defineRoute('cancel-alternate-schedule', {
  summary: 'Cancel an agreed alternate date; the regular schedule holds again',
  pathParameters: CountyPath,
  responses: { 204: { description: 'Cancelled' }, 404: { description: 'No alternate date is agreed' } },
});

const Standing = z
  .enum(STANDINGS)
  .describe('`open`: there is still time. `no-data`: it lies before the first check on record of the county.');

export const readSyncCompliance = defineRoute('read-sync-compliance', {
  summary: 'Monthly checks, and a fresh passed check before each report, list extract and guide (2 CCR 19083)',
  query: z.object({ county: CountyCode.optional() }),
  responses: {
    200: {
      description: 'The last twelve months and the anchors of statewide elections from a year ago on',
      schema: z.object({
        counties: z.array(
          z.object({
            county: CountyCode,
            months: z.array(
              z.object({
                month: z.string(),
                standing: Standing,
                checkId: CheckId.nullable(),
                skipReason: SkipReasonView.nullable(),
              }),
            ),
            anchors: z.array(
              z.object({
                electionId: z.string(),
                anchor: z.string(),
                name: z.string(),
                assumed: z.boolean(),
                date: Day,
                standing: Standing,
                checkId: CheckId.nullable(),
              }),
            ),
          }),
        ),
      }),
    },
    404: { description: '`county` is another one than the caller’s' },
  },
});

/** Every call about sync checks, for the OpenAPI document. */
export const SYNC_ROUTES: Contracts<ApiLambdaOf<'sync-checks'>> = {
  'list-sync-schedule': listSyncSchedule,
  'start-sync-check': startSyncCheck,
  'read-sync-checks': readSyncChecks,
  'read-sync-check': readSyncCheck,
  'cancel-sync-check': cancelSyncCheck,
  'create-extract-upload': createExtractUpload,
  'complete-extract': completeExtract,
  'list-differences': listDifferences,
  'acknowledge-differences': acknowledgeDifferences,
  'put-alternate-schedule': putAlternateSchedule,
  'cancel-alternate-schedule': cancelAlternateSchedule,
  'read-sync-compliance': readSyncCompliance,
};
