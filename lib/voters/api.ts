import * as z from 'zod';
import type { ApiLambdaOf } from '../platform/api-routes.ts';
import { type Contracts, defineRoute } from '../runtime/api/route.ts';
import { MAX_BODY_BYTES, MAX_ROWS } from '../runtime/api/row-limits.ts';
import { ApiInstant } from '../runtime/api/time.ts';
import { Identifier, Language } from '../shared/codes.ts';
import { CountyCode } from '../shared/counties.ts';
import { RowProblem } from '../shared/rows.ts';
import { URGENT_FIELDS, type UrgentField } from './domain/register/urgent.ts';
import { VoterStatus } from './domain/voter.ts';

const Zip = z.string().regex(/^\d{5}(-?\d{4})?$/, 'Use a ZIP of five or nine digits.');
const Day = z.iso.date('Use a date such as 1971-03-09.');

/** What the format of a roll asks of a field, where it is more than text. */
const FIELDS: Partial<Record<UrgentField, z.ZodType<string>>> = {
  residenceZip: Zip,
  dateOfBirth: Day,
  registrationDate: Day,
  language: Language,
  permanentVbm: z.enum(['Y', 'N']),
};
const Text = z.string().max(256);
const FIELD_SHAPE = Object.fromEntries(URGENT_FIELDS.map((field) => [field, FIELDS[field] ?? Text])) as Record<
  UrgentField,
  z.ZodType<string>
>;
const Fields = z.strictObject(FIELD_SHAPE).partial();

const about = {
  voterId: Identifier.describe('The VoteCal ID.'),
  at: ApiInstant.describe('When it became so. The latest counts, whichever is sent last, the night’s rolls included.'),
};

/** One change of a registration on the day itself. */
export const RegisterChange = z
  .discriminatedUnion('change', [
    z.strictObject({
      change: z.literal('registered').describe('The whole registration: new, or anew.'),
      ...about,
      county: CountyCode,
      status: VoterStatus.default('A'),
      row: Fields.required({ lastName: true, firstName: true, dateOfBirth: true, residenceZip: true }),
      confidential: z.boolean().default(false).describe('false ends no confidentiality: `confidentiality` does.'),
    }),
    z.strictObject({
      change: z.literal('moved').describe('To another address, of another county or of the same.'),
      ...about,
      county: CountyCode.describe('The county of the new address. Another one than before ends a subscription.'),
      row: Fields.describe('What changes; everything else stays.'),
    }),
    z.strictObject({ change: z.literal('cancelled'), ...about, reason: z.string().max(64).default('') }),
    z.strictObject({
      change: z.literal('confidentiality').describe('Elections Code 2166, 2166.5, 2166.7.'),
      ...about,
      confidential: z.boolean().describe('true takes everything about the voter out of every table at once.'),
    }),
  ])
  .meta({ id: 'RegisterChange' });

const ChangesAnswer = z
  .strictObject({
    accepted: z.int(),
    unchanged: z.int().describe('Rows that were recorded before.'),
    outdated: z.int().describe('Rows of which something later is known already: that stands.'),
    rejected: z.array(RowProblem),
    leftOut: z
      .strictObject({ rejected: z.int() })
      .exactOptional()
      .describe(
        'How many rejected rows had no room in this answer: correct those that are told, and send the rows again.',
      ),
    ended: z.int().describe('Subscriptions that ended because their voters moved to another county.'),
    dryRun: z.literal(true).exactOptional().describe('Nothing was recorded: this would have become of the rows.'),
  })
  .meta({
    id: 'RegisterChangesAnswer',
    description: 'accepted + unchanged + outdated + rejected rows, with those left out, = rows sent.',
  });

export const postRegisterChangesRoute = defineRoute('post-register-changes', {
  summary:
    'Change registrations at once, ahead of the night’s rolls. The next roll of each county concerned confirms the ' +
    'change or takes it back. Sending anything again changes nothing.',
  rawBody: {
    contentTypes: ['application/x-ndjson', 'application/json'],
    schema: z.strictObject({ records: z.array(RegisterChange).max(MAX_ROWS) }),
  },
  responses: {
    200: { description: 'What became of the rows.', schema: ChangesAnswer },
    400: { description: 'The body is not valid JSON or NDJSON, or nested deeper than 64 levels.' },
    413: { description: `More than ${MAX_ROWS} rows or ${MAX_BODY_BYTES} bytes.` },
  },
});

/** Every call about the voter register, for the OpenAPI document. */
export const REGISTER_ROUTES: Contracts<ApiLambdaOf<'voters'>> = {
  'post-register-changes': postRegisterChangesRoute,
};
