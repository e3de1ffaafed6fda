import * as z from 'zod';
import type { ApiLambdaOf } from '../platform/api-routes.ts';
import { type Contracts, defineRoute } from '../runtime/api/route.ts';
import { CountyCode, InPersonVoting } from '../shared/counties.ts';
import { type Temporal, toPacificIso } from '../shared/time.ts';
import { EmsVendor } from '../sync-checks/domain/ems.ts';
import { type ApiClient, CLIENT_ID, type ClientState, CountyClientRole, clientState } from './domain/api-client.ts';
import type { CountyFile } from './domain/completeness.ts';
import type { CountySystem } from './domain/county-system.ts';

/** One line of text. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest, { abort: true })
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, 'Use one line of plain text.');
const entry = (longest: number, says: string) => line(longest).nullable().describe(`${says} Null: not on file.`);

const VoterContact = z
  .strictObject({
    phone: entry(40, 'Stands in messages: a United States number that costs the caller nothing extra.'),
    email: entry(
      120,
      'Stands in messages: at a host under .gov or ca.us, or at one that SOS has added for the county.',
    ),
    site: entry(200, 'Stands in messages: an https link at such a host, without a query.'),
    cureForm: entry(200, 'The signature form, where it has an address of its own.'),
    hours: entry(120, 'When the office is open, in words.'),
    inPerson: InPersonVoting.nullable().describe('How the county’s voters vote in person. Null: not confirmed.'),
  })
  .meta({ id: 'VoterContact', description: 'How voters reach the elections office.' });

const StaffContact = z
  .strictObject({
    email: entry(120, 'Gets the results of checks and the weekly statistics.'),
    phone: entry(40, 'Is called when an extract is missing.'),
  })
  .meta({ id: 'StaffContact', description: 'How the state’s staff reach the county’s.' });

export const ContactsBody = z.strictObject({ voters: VoterContact, staff: StaffContact }).meta({
  id: 'OfficeContacts',
  description: 'All of them: what is left out is refused, what is null is taken off the file.',
});

const Instant = z.iso.datetime({ offset: true });

const SystemAnswer = z
  .strictObject({
    vendor: EmsVendor,
    webhookUrl: z.string().nullable().describe('Where it is told of events. Null: it polls.'),
    untestedUrl: z.string().nullable().describe('What is told once it has answered its test.'),
  })
  .meta({ id: 'CountySystem' });

const CLIENT_STATES = ['active', 'ending', 'ended', 'revoked'] as const satisfies readonly ClientState[];

const ClientAnswer = z
  .strictObject({
    id: z.string(),
    role: CountyClientRole,
    name: z.string(),
    state: z.enum(CLIENT_STATES),
    issuedAt: Instant,
    endsAt: Instant.nullable().describe('From when on it opens nothing, because another one has taken over.'),
    replacedBy: z.string().nullable(),
  })
  .meta({ id: 'ApiClient' });

const CountyAnswer = z
  .strictObject({
    county: CountyCode,
    contacts: ContactsBody,
    system: SystemAnswer.nullable(),
    clients: z.array(ClientAnswer),
  })
  .meta({ id: 'County' });

export const toSystemAnswer = ({ vendor, endpoint, candidate }: CountySystem): z.infer<typeof SystemAnswer> => ({
  vendor,
  webhookUrl: endpoint?.url ?? null,
  untestedUrl: candidate?.url ?? null,
});

export const toClientAnswer = (client: ApiClient, now: Temporal.Instant): z.infer<typeof ClientAnswer> => ({
  id: client.clientId,
  role: client.role,
  name: client.name,
  state: clientState(client, now),
  issuedAt: toPacificIso(client.issuedAt),
  endsAt: client.endsAt && toPacificIso(client.endsAt),
  replacedBy: client.replacedBy,
});

/** What is on file of a county, as the API shows it: no secret, nor the name of one. */
export const toCountyAnswer = (
  county: CountyCode,
  { contacts, system, clients }: CountyFile,
  now: Temporal.Instant,
): z.infer<typeof CountyAnswer> => ({
  county,
  contacts: { voters: { ...contacts.voters }, staff: { ...contacts.staff } },
  system: system === undefined ? null : toSystemAnswer(system),
  clients: clients.map((client) => toClientAnswer(client, now)),
});

const CountyPath = z.object({ code: CountyCode });
const ClientPath = z.object({ code: CountyCode, id: z.string().regex(CLIENT_ID) });
const NOT_YOURS = { description: 'No such county, or another’s.' };

export const readCountyRoute = defineRoute('read-county', {
  summary: 'What is on file of a county: contacts, system, credentials.',
  pathParameters: CountyPath,
  responses: { 200: { description: 'The county.', schema: CountyAnswer }, 404: NOT_YOURS },
});

export const changeContactsRoute = defineRoute('change-contacts', {
  summary: 'Replace an office’s contacts: SOS any county’s, a county its own.',
  pathParameters: CountyPath,
  body: ContactsBody,
  responses: {
    200: { description: 'The contacts as they are now.', schema: ContactsBody },
    400: { description: 'A contact cannot stand in a message (`bad-contacts`); `errors` names each.' },
    404: NOT_YOURS,
    409: { description: 'Somebody else has changed them meanwhile.' },
  },
});

export const SystemBody = z
  .strictObject({
    vendor: EmsVendor,
    webhookUrl: z
      .string()
      .max(2000)
      .nullish()
      .describe('https, at a name that leads to a public address. Null: the system polls. Left out: as it is.'),
  })
  .meta({ id: 'CountySystemRequest' });

const RegisteredAnswer = SystemAnswer.extend({
  signingSecret: z.string().nullable().describe('Of a new address: shown this once. Sign-checks begin with it.'),
}).meta({ id: 'RegisteredCountySystem' });

export const registerSystemRoute = defineRoute('register-system', {
  summary: 'Register a county’s system. A new address is told nothing before it has answered a signed test event.',
  showsSecret: true,
  pathParameters: CountyPath,
  body: SystemBody,
  responses: {
    200: { description: 'The system, and the secret of a new address.', schema: RegisteredAnswer },
    400: { description: 'The address is none that is called (`bad-address`).' },
    409: { description: 'Somebody else has changed it meanwhile.' },
  },
});

export const testEndpointRoute = defineRoute('test-endpoint', {
  summary:
    'Send the signed test event. An address that waits and answers is the one that is told from now on; where none waits, the one that is told is tried.',
  pathParameters: CountyPath,
  body: z.strictObject({}),
  responses: {
    200: { description: 'It has answered.', schema: SystemAnswer },
    404: NOT_YOURS,
    409: {
      description: 'It did not answer as it should (`endpoint-not-proven`), or there is none (`nothing-to-test`).',
    },
  },
});

export const ClientBody = z
  .strictObject({
    role: CountyClientRole.describe(
      '`print-vendor`: hands in tracking files, and may do nothing else. `usps-feed`: brings the Postal Service’s scans, by HTTP Basic too.',
    ),
    name: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,59}$/, 'Use 1 to 60 plain letters, digits, spaces, ".", "_" or "-".')
      .describe('Whose it is, for people.'),
  })
  .meta({ id: 'ApiClientRequest' });

const IssuedAnswer = ClientAnswer.extend({
  clientSecret: z.string().describe('Shown this once; nobody can read it again.'),
}).meta({ id: 'IssuedApiClient' });

export const issueClientRoute = defineRoute('issue-client', {
  summary: 'Issue a credential to a county’s system, or to the company that prints its ballots.',
  showsSecret: true,
  pathParameters: CountyPath,
  body: ClientBody,
  responses: {
    201: { description: 'The credential with its secret.', schema: IssuedAnswer },
    409: {
      description:
        'There is one of this name (`client-exists`), there are too many, or, in a County Test Environment, the county has not opted in or its MOU is not on file.',
    },
  },
});

export const rotateClientRoute = defineRoute('rotate-client', {
  summary: 'Renew a credential: the new one opens at once, the old one for 14 days beside it.',
  showsSecret: true,
  pathParameters: ClientPath,
  body: z.strictObject({}),
  responses: {
    201: { description: 'The new credential with its secret.', schema: IssuedAnswer },
    404: { description: 'The county has no such credential.' },
    409: {
      description:
        'It was renewed or revoked, or has ended, or, in a County Test Environment, the county does not take part.',
    },
  },
});

export const revokeClientRoute = defineRoute('revoke-client', {
  summary: 'Revoke a credential: the next call with it is refused, also with a token that it has.',
  pathParameters: ClientPath,
  responses: {
    200: { description: 'The credential as it is now.', schema: ClientAnswer },
    404: { description: 'The county has no such credential.' },
  },
});

/** Every call about counties, for the OpenAPI document. */
export const COUNTY_ROUTES: Contracts<ApiLambdaOf<'counties'>> = {
  'read-county': readCountyRoute,
  'change-contacts': changeContactsRoute,
  'register-system': registerSystemRoute,
  'test-endpoint': testEndpointRoute,
  'issue-client': issueClientRoute,
  'rotate-client': rotateClientRoute,
  'revoke-client': revokeClientRoute,
};
