import * as z from 'zod';
import type { ApiLambdaOf } from '../platform/api-routes.ts';
import { type Contracts, defineRoute } from '../runtime/api/route.ts';
import { Channel, Lane, Language, MessageType } from '../shared/codes.ts';
import { CountyCode } from '../shared/counties.ts';
import { toPacificIso } from '../shared/time.ts';
import type { EndedHalt, Halt, HaltScope } from './domain/halt.ts';
import type { HaltStanding } from './domain/halt-waiting.ts';

const Name = z.string().regex(/^[\w-]{1,100}$/, 'Use letters, digits, "-" and "_".');

const SCOPE = {
  county: CountyCode.optional().describe('Messages about this county’s ballots.'),
  electionId: Name.optional(),
  channel: Channel.optional(),
  type: MessageType.optional().describe('The message type whose text is wrong; with `language`, one text.'),
  language: Language.optional(),
  lane: Lane.optional().describe(
    '`urgent`: what voters must act on; `status`: news of a ballot; `bulk`: mass mailings.',
  ),
  uploadId: Name.optional().describe('Messages that follow from what came with this upload.'),
} as const;

export const HaltReason = z
  .string()
  .trim()
  .min(5, 'Say why, in at least 5 letters: counties concerned read it.')
  .max(300)
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, 'Use one line of plain text.');

/** What a halt stops, as it is asked for: something at least is named, or `all`. */
export const HaltBody = z
  .strictObject({
    ...SCOPE,
    all: z.literal(true).optional().describe('All messages of all counties.'),
    reason: HaltReason.describe('Why; counties concerned read it.'),
  })
  .refine(
    ({ reason: _reason, all, ...scope }) =>
      Object.values(scope).some((value) => value !== undefined) !== (all === true),
    {
      error:
        'Name what is to be stopped (county, electionId, channel, type, language, lane, uploadId), or "all": true to stop everything; not both.',
    },
  )
  .meta({ id: 'HaltRequest', description: 'Messages are stopped of which everything that is named is true.' });

/** The scope of a request: what it names. */
export const scopeOf = ({ reason: _reason, all: _all, ...scope }: z.output<typeof HaltBody>): HaltScope =>
  Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== undefined));

const Instant = z.iso.datetime({ offset: true });

const HaltShape = z.strictObject({
  id: z.string(),
  scope: z.strictObject(SCOPE),
  reason: z.string(),
  startedAt: Instant.nullable().describe('Null: written into the table by hand.'),
});
const StandingHalt = HaltShape.extend({
  waiting: z.int().describe('Messages within it that are still to go out.'),
  waitingIsAtMost: z.boolean().describe('Messages are not counted by language and upload: it may be fewer.'),
}).meta({ id: 'Halt' });
const PastHalt = HaltShape.extend({ endedAt: Instant }).meta({ id: 'EndedHalt' });

const common = ({ id, scope, reason, startedAt }: Halt) => ({
  id,
  scope: { ...scope },
  reason,
  startedAt: startedAt ? toPacificIso(startedAt) : null,
});

/** A halt in force, as the API shows it. */
export const toHaltAnswer = (halt: HaltStanding): z.infer<typeof StandingHalt> => ({
  ...common(halt),
  waiting: halt.waiting.messages,
  waitingIsAtMost: halt.waiting.atMost,
});

/** A halt that is over, as the API shows it. */
export const toEndedAnswer = (halt: EndedHalt): z.infer<typeof PastHalt> => ({
  ...common(halt),
  endedAt: toPacificIso(halt.endedAt),
});

export const startHaltRoute = defineRoute('start-halt', {
  summary: 'Stop messages: from 10 seconds later on, none of them is handed to a provider. They wait and lose nothing.',
  body: HaltBody,
  responses: {
    201: { description: 'The halt, and how many messages wait because of it.', schema: StandingHalt },
    400: { description: 'The body is not valid, or names no such election (`unknown-election`).' },
    409: { description: '`halted-already`: a halt of this very scope is in force.' },
  },
});

export const listHaltsRoute = defineRoute('list-halts', {
  summary: 'Which messages are stopped, and which were: a county sees what concerns it.',
  responses: {
    200: {
      description: 'Those in force, and the last that are over.',
      schema: z.strictObject({ halts: z.array(StandingHalt), ended: z.array(PastHalt) }),
    },
  },
});

export const endHaltRoute = defineRoute('end-halt', {
  summary: 'End a halt: what waits goes out within minutes, inside its voters’ hours, if it is still true and in time.',
  pathParameters: z.object({ id: z.string().regex(/^[\w.~-]{1,300}$/) }),
  responses: {
    200: { description: 'The halt that is over.', schema: PastHalt },
    404: { description: 'No such halt is in force.' },
  },
});

/** Every call about halts, for the OpenAPI document. */
export const HALT_ROUTES: Contracts<ApiLambdaOf<'messaging'>> = {
  'start-halt': startHaltRoute,
  'list-halts': listHaltsRoute,
  'end-halt': endHaltRoute,
};
