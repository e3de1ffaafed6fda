import * as z from 'zod';
import type { ApiLambdaOf } from '../platform/api-routes.ts';
import { type Contracts, defineRoute } from '../runtime/api/route.ts';
import { ApiDate, ApiInstant } from '../runtime/api/time.ts';
import { Identifier } from '../shared/codes.ts';
import { CountyCode } from '../shared/counties.ts';
import { toPacificIso } from '../shared/time.ts';
import type { Election } from './domain/election.ts';
import { ElectionKind, ImbUse } from './domain/election.ts';
import { messageWindow } from './domain/message-window.ts';

export const ElectionBody = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1, 'Name the election.')
      .max(120, 'Use 120 characters or fewer.')
      // The name stands in subjects, texts and pages: one line, and nothing that turns the reading direction.
      .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, 'Use one line of plain text.'),
    date: ApiDate,
    kind: ElectionKind,
    county: CountyCode.optional().describe('For SOS only: the county whose local election this is.'),
    trackingOn: ApiDate.optional().describe('The day tracking is switched on; E-29 when left out.'),
    imb: ImbUse.default('none'),
    deadlines: z
      .strictObject({
        receiptBy: ApiDate.optional(),
        cureBy: ApiInstant.optional(),
        certifiedOn: ApiDate.optional(),
      })
      .optional()
      .describe("Only where they differ from the law's: E+7, E+22 17:00 or two days before certification, E+30."),
    overrideReason: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .optional()
      .describe('For SOS only: why a late request is accepted.'),
  })
  .meta({ id: 'ElectionRequest' });

export const ElectionAnswer = z
  .strictObject({
    id: z.string().meta({ example: '2026-11-03-statewide' }),
    name: z.string(),
    date: z.iso.date(),
    kind: ElectionKind,
    county: CountyCode.nullable(),
    trackingOn: z.iso.date(),
    imb: ImbUse,
    messagesFrom: z.iso.date().describe('First day, Pacific, on which messages are sent.'),
    messagesUntil: z.iso.date().describe('Last day, Pacific, on which messages are sent.'),
    deadlines: z.strictObject({
      receiptBy: z.iso.date(),
      cureBy: z.iso.datetime({ offset: true }),
      certifiedOn: z.iso.date(),
    }),
    overrideReason: z.string().nullable(),
  })
  .meta({ id: 'Election' });

/** An election as the API shows it. */
export const toElectionAnswer = (election: Election): z.infer<typeof ElectionAnswer> => {
  const window = messageWindow(election);
  return {
    id: election.id,
    name: election.name,
    date: election.date.toString(),
    kind: election.kind,
    county: election.county,
    trackingOn: election.trackingOn.toString(),
    imb: election.imb,
    messagesFrom: window.firstDay.toString(),
    messagesUntil: window.lastDay.toString(),
    deadlines: {
      receiptBy: election.deadlines.receiptBy.toString(),
      cureBy: toPacificIso(election.deadlines.cureBy),
      certifiedOn: election.deadlines.certifiedOn.toString(),
    },
    overrideReason: election.overrideReason ?? null,
  };
};

export const createElectionRoute = defineRoute('create-election', {
  summary: 'Set up ballot tracking for an election: SOS for a statewide one, a county for its own local one.',
  callers: ['county', 'sos'],
  body: ElectionBody,
  responses: {
    201: { description: 'The election, with its deadlines and the days of its messages.', schema: ElectionAnswer },
    400: { description: 'The body is not valid.' },
    403: { description: 'A statewide election is set up by SOS; only SOS may override the notice.' },
    409: { description: '`too-late`: less than 90 days before a local election; or the election exists.' },
  },
});

export const listElectionsRoute = defineRoute('list-elections', {
  summary: 'The elections that concern the caller, soonest first.',
  callers: ['county', 'sos'],
  responses: {
    200: { description: 'The elections.', schema: z.strictObject({ elections: z.array(ElectionAnswer) }) },
  },
});

export const ElectionPath = z.object({ id: Identifier });

const ParticipationBody = z.strictObject({ participates: z.boolean() });

export const setParticipationRoute = defineRoute('set-participation', {
  summary: 'Opt a county out of ballot tracking for an election, or back in.',
  callers: ['county', 'sos'],
  body: ParticipationBody,
  pathParameters: z.object({ id: Identifier, county: CountyCode }),
  responses: {
    200: {
      description: 'What the county said.',
      schema: z.strictObject({
        electionId: z.string(),
        county: CountyCode,
        participates: z.boolean(),
        changedAt: z.iso.datetime({ offset: true }),
      }),
    },
    404: { description: 'No such election, or none of this county.' },
  },
});

/** Every call about elections, for the OpenAPI document. */
export const ELECTION_ROUTES: Contracts<ApiLambdaOf<'elections'>> = {
  'create-election': createElectionRoute,
  'list-elections': listElectionsRoute,
  'set-participation': setParticipationRoute,
};
