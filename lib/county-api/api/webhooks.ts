import * as z from 'zod';
import { CountyEventBody } from '../../messaging/domain/county-event.ts';
import { CountyCode } from '../../shared/counties.ts';
import { EmsEvent } from '../../sync-checks/domain/ems.ts';
import type { Json, Schemas } from './json-schemas.ts';

/** By this a new endpoint shows that it is the county's: it answers with the challenge. */
const EndpointTest = z.object({
  id: z.string(),
  type: z.literal('endpoint-test'),
  county: CountyCode,
  challenge: z.string(),
  at: z.iso.datetime({ offset: true }),
});

const Told = EmsEvent.extend({ at: z.iso.datetime({ offset: true }) }).omit({ result: true, differences: true });
const ofVoter = (type: CountyEventBody['type']) => CountyEventBody.extend({ type: z.literal(type) });
const of = (type: EmsEvent['type']) => Told.extend({ type: z.literal(type) });

type Webhook = { readonly summary: string; readonly description: string; readonly schema: z.ZodType };

/** Everything that is sent to a county's EMS; what to do about each says docs/ems-interface.md. */
const WEBHOOKS: Readonly<Record<EmsEvent['type'] | CountyEventBody['type'] | 'endpoint-test', Webhook>> = {
  'extract-requested': {
    summary: 'A check of the county has started: send the extract',
    description: 'POST /v1/sync-checks/{checkId}/extract, PUT the file, POST …/extract/complete.',
    schema: of('extract-requested'),
  },
  'extract-reminder': {
    summary: 'The extract is still missing',
    description: 'At most four times a night. Do as for `extract-requested`.',
    schema: of('extract-reminder'),
  },
  'differences-ready': {
    summary: 'The check is complete',
    description: 'GET /v1/sync-checks/{checkId}/differences, then POST …/differences/acknowledgement.',
    schema: of('differences-ready').extend({
      result: z.enum(['passed', 'failed']),
      differences: z.int().nonnegative().describe('How many.'),
    }),
  },
  'message-undelivered': {
    summary: 'A message did not reach a voter',
    description:
      'Reach the voter otherwise, and ask for a new number or address. Of an urgent message: `ContactCounty`.',
    schema: ofVoter('message-undelivered'),
  },
  'message-arrived-after-all': {
    summary: 'A message that had failed has arrived',
    description: 'What `message-undelivered` said of this `election`, `message` and `channel` holds no more.',
    schema: ofVoter('message-arrived-after-all'),
  },
  'voter-opted-out': {
    summary: 'A voter wants no more messages over a channel',
    description: 'Nothing is to be done about `opted-out`; after `complained` a voter may want an explanation.',
    schema: ofVoter('voter-opted-out'),
  },
  'endpoint-test': {
    summary: 'An address is tried',
    description: 'Answer a 2xx status with the challenge in JSON: `{"challenge": "…"}`.',
    schema: EndpointTest,
  },
};

const HEADERS: readonly Json[] = [
  {
    name: 'Rollcall-Signature',
    in: 'header',
    required: true,
    description:
      'HMAC-SHA256 of `t`, a full stop and the body’s bytes, keyed by the county’s secret. Refuse what is older than five minutes.',
    schema: { type: 'string', pattern: '^t=[0-9]+,v1=[0-9a-f]{64}$' },
  },
  {
    name: 'Rollcall-Delivery',
    in: 'header',
    required: true,
    description: 'The event’s `id`, the same at every attempt.',
    schema: { type: 'string' },
  },
];

const Challenge = z.object({ challenge: z.string() });

/** When an event that was not taken is sent again. */
const again = (type: string): string => {
  if (type === 'endpoint-test') return 'A test is not sent again by itself.';
  return type in CountyEventBody.shape.type.enum
    ? 'Sent again after 5, 10, 20, 40 and 60 minutes, then every hour, for seven days.'
    : 'After no answer, 408, 429 and 5xx sent again after 0.2, 1 and 4 seconds; then every hour, for seven days.';
};

/** What Rollcall sends to a county's EMS, as OpenAPI 3.1 `webhooks`. */
export const webhooks = (schemas: Schemas): Json =>
  Object.fromEntries(
    Object.entries(WEBHOOKS).map(([type, { summary, description, schema }]) => {
      const answer = schemas.of(Challenge, 'input');
      const content = type === 'endpoint-test' ? { content: { 'application/json': { schema: answer } } } : {};
      const post = {
        operationId: `tell-${type}`,
        summary,
        description,
        security: [],
        parameters: HEADERS,
        requestBody: { required: true, content: { 'application/json': { schema: schemas.of(schema, 'output') } } },
        responses: {
          '2XX': { description: 'Taken. Answer within five seconds, and do the work afterwards.', ...content },
          '4XX': { description: `Not taken. ${again(type)}` },
          '5XX': { description: `Not taken. ${again(type)}` },
        },
      };
      return [type, { post }];
    }),
  );
