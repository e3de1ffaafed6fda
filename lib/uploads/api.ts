import * as z from 'zod';
import { UPLOAD_REFUSAL_STATUS } from '../ballot-tracking/api.ts';
import { FILE_STATES } from '../ballot-tracking/domain/upload.ts';
import { ElectionPath } from '../elections/api.ts';
import type { ApiLambdaOf } from '../platform/api-routes.ts';
import { type Contracts, defineRoute } from '../runtime/api/route.ts';
import { Identifier } from '../shared/codes.ts';
import { FILE_KINDS } from './domain/layout.ts';

/** S3 takes no larger file in one PUT. */
const MOST_BYTES = 5 * 1_024 ** 3;

/** What each refusal of a file is answered with. */
export const FILE_UPLOAD_STATUS = { ...UPLOAD_REFUSAL_STATUS, 'imb-not-used': 409 } as const;

const UploadPath = z.object({ id: Identifier });
const State = z
  .enum(FILE_STATES)
  .describe(
    'How far the file is: done, refused and discarded are final; held waits for a second person; an interrupted one goes on when it is completed again.',
  );

export const createFileUploadRoute = defineRoute('create-file-upload', {
  summary:
    'Begin the upload of a file of ballot statuses, of a tracking file of barcodes or of postal scans: CSV, NDJSON or a JSON array, plain, gzip or zstd, of any number of rows.',
  body: z.strictObject({
    kind: z
      .enum(FILE_KINDS)
      .default('ballots')
      .describe(
        'Rows as the call of the same kind takes them; a print vendor’s credential sends `imb-tracking` and `imb-scans`.',
      ),
    name: z
      .string()
      .regex(/^[^\p{Cc}"\\/]{1,200}$/u, 'Use 1 to 200 characters, without quotation marks and slashes.')
      .optional()
      .describe('What the file is called at your office. It is shown to your office again.'),
    bytes: z
      .int()
      .positive()
      .max(MOST_BYTES)
      .optional()
      .describe('Its size as it will be sent; then no other is taken.'),
    readAll: z
      .boolean()
      .optional()
      .describe(
        'true reads every row, also those that your last file had in the same words. Slower; nothing is sent twice.',
      ),
  }),
  pathParameters: ElectionPath,
  responses: {
    201: {
      description: 'PUT the file to `uploadUrl` within an hour, then complete the upload.',
      schema: z.strictObject({ uploadId: z.string(), uploadUrl: z.url() }),
    },
    404: { description: 'No such election.' },
    409: {
      description:
        '`county-not-participating`: the county opted out of tracking for this election. `imb-not-used`: it uses no barcodes.',
    },
  },
});

export const completeFileUploadRoute = defineRoute('complete-file-upload', {
  summary:
    'The file is there: plan it, and take it in. Asked again it changes nothing, and an interrupted file goes on. With ' +
    '?dryRun=true it is planned and nothing else, until it is completed without.',
  body: z.strictObject({
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'Use 64 hexadecimal digits in lower case.')
      .optional()
      .describe('Of the file as it was sent; another one is then refused.'),
  }),
  pathParameters: UploadPath,
  responses: {
    202: {
      description: 'It is being taken in: GET /v1/uploads/{id} shows how far it is.',
      schema: z.strictObject({
        uploadId: z.string(),
        state: State,
        dryRun: z.literal(true).exactOptional().describe('It is planned alone; `file.plan` shows what was found.'),
      }),
    },
    404: { description: 'No such upload of a file.' },
    409: {
      description:
        '`not-uploaded`: there is no file yet. `dry-run-under-way`: it is being tried; complete it once more when its state is ' +
        '`planned`. `taken-in-already`: it was interrupted as it was taken in, and cannot be tried; complete it without `dryRun`.',
    },
  },
});

export const readUploadResultsRoute = defineRoute('read-upload-results', {
  summary:
    'Fetch what became of a file: its rows to look at as a spreadsheet, and the rejected ones in its own format.',
  pathParameters: UploadPath,
  responses: {
    200: {
      description: 'URLs that work for an hour. Rows that were simply taken are in neither file.',
      schema: z.strictObject({
        resultsUrl: z
          .url()
          .describe('CSV: line, result, voterId, ballotId (of a tracking file imb), field, code, what to do.'),
        rejectedUrl: z
          .url()
          .nullable()
          .describe('The rejected rows alone, to be repaired and uploaded; null where there are none.'),
      }),
    },
    404: { description: 'No such upload of a file.' },
    409: { description: '`not-done`: the file is still being taken in, or was refused as a whole.' },
  },
});

/** Every call about files, for the OpenAPI document. */
export const UPLOAD_ROUTES: Contracts<ApiLambdaOf<'uploads'>> = {
  'create-file-upload': createFileUploadRoute,
  'complete-file-upload': completeFileUploadRoute,
  'read-upload-results': readUploadResultsRoute,
};
