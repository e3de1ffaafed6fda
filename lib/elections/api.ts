import * as z from 'zod';
import type { ApiLambdaOf } from '../platform/api-routes.ts';
import { type Contracts, defineRoute } from '../runtime/api/route.ts';
import { ApiDate, ApiInstant } from '../runtime/api/time.ts';
import { Identifier, Language } from '../shared/codes.ts';
import { CountyCode } from '../shared/counties.ts';
import { NAME_FAULT_SENTENCES, nameFault } from '../shared/plain-name.ts';
import { toPacificIso } from '../shared/time.ts';
import { writtenReason } from '../shared/written-reason.ts';
import { ElectionKind, ImbUse } from './domain/election.ts';
import { type NameTranslations, untranslatedLanguages } from './domain/election-names.ts';
import { messageWindow } from './domain/message-window.ts';
import type { CountyParticipation } from './domain/participation.ts';
import { MOST_REMINDERS } from './domain/reminders.ts';
import { APPROVALS, type KnownElection } from './domain/requested-election.ts';

/** The name stands in subjects, texts and pages: one line, nothing that turns the reading direction or breaks a text. */
const nameOf = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, 'Name the election.')
    // What is too long is looked at no further: to judge it would take seconds.
    .max(longest, { error: `Use ${longest} characters or fewer.`, abort: true })
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, 'Use one line of plain text.')
    .regex(/^[^{}<>]*$/, 'Leave out { } < and >: messages cannot carry them.')
    .superRefine((name, context) => {
      const fault = nameFault(name);
      if (fault) context.addIssue({ code: 'custom', message: NAME_FAULT_SENTENCES[fault] });
    })
    // What the document says of it: a pattern that every validator reads. The rules above are stricter.
    .meta({ pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029{}<>]*$' });

const ElectionName = nameOf(120);
const ShortName = nameOf(40).describe('What text messages say instead of a name that makes them too long.');

/** Names by language; English is the name itself. */
const Translations = z
  .partialRecord(Language.exclude(['en']), ElectionName)
  .describe('The name in other languages. Voters of a language without one read it in English.');

const StatedDeadlines = z.strictObject({
  receiptBy: ApiDate.optional(),
  cureBy: ApiInstant.optional(),
  certifiedOn: ApiDate.optional().describe('At most 60 days after the election.'),
});

export const ElectionBody = z
  .strictObject({
    name: ElectionName,
    shortName: ShortName.optional(),
    translations: Translations.optional(),
    date: ApiDate,
    kind: ElectionKind,
    county: CountyCode.optional().describe(
      'The county whose local election this is: SOS names it; a county may leave it out.',
    ),
    trackingOn: ApiDate.optional().describe('The day tracking is switched on; E-29 when left out.'),
    imb: ImbUse.default('none'),
    deadlines: StatedDeadlines.optional().describe(
      "Only where they differ from the law's: E+7, E+22 17:00 or two days before certification, E+30.",
    ),
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
    shortName: z.string().nullable(),
    translations: z.partialRecord(Language, z.string()),
    untranslated: z
      .array(Language)
      .describe(
        'Languages without a translation of this election’s own: their voters read the name in English, unless it is one that the texts know, such as "General Election".',
      ),
    approval: z
      .enum(APPROVALS)
      .describe(
        '`requested`: SOS Ballot Tracking has not accepted it; nothing of it is public, and nobody can post for it.',
      ),
    declinedBecause: z.string().nullable(),
    version: z.int().positive().describe('Counts its changes.'),
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

const definedOf = (translations: NameTranslations = {}): Partial<Record<Language, string>> =>
  Object.fromEntries(Object.entries(translations).filter(([, name]) => name !== undefined));

/** An election, or a request for one, as the API shows it. */
export const toElectionAnswer = ({
  election,
  approval,
  declinedBecause,
}: KnownElection): z.infer<typeof ElectionAnswer> => {
  const window = messageWindow(election);
  return {
    id: election.id,
    name: election.name,
    shortName: election.shortName ?? null,
    translations: definedOf(election.translations),
    untranslated: [...untranslatedLanguages(election)],
    approval,
    declinedBecause,
    version: election.version,
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

/** How long the longest text of each language gets with the election's name. */
const TextParts = z.strictObject({
  language: Language,
  encoding: z.enum(['GSM-7', 'UCS-2']),
  parts: z.int().positive(),
  budget: z.int().positive(),
});

/** An election with what only its own call shows. */
export const ElectionDetails = ElectionAnswer.extend({
  texts: z.array(TextParts).describe('The longest text message of each language, in parts as carriers bill them.'),
  changes: z
    .array(
      z.strictObject({
        at: z.iso.datetime({ offset: true }),
        by: z.string().describe('The API client that made the change.'),
        fields: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
      }),
    )
    .describe('What was changed since it was set up, oldest first.'),
}).meta({ id: 'ElectionDetails' });

/** An election with the length of its texts and its history, as the API shows it. */
export const toElectionDetails = (
  known: KnownElection,
  texts: readonly z.infer<typeof TextParts>[],
): z.infer<typeof ElectionDetails> => ({
  ...toElectionAnswer(known),
  texts: texts.map(({ language, encoding, parts, budget }) => ({ language, encoding, parts, budget })),
  changes: known.election.changes.map(({ at, by, fields }) => ({ at: toPacificIso(at), by, fields: [...fields] })),
});

/** With which status a refusal about an election is answered. */
export const ELECTION_REFUSAL_STATUS = {
  'not-found': 404,
  'statewide-is-sos': 403,
  'county-missing': 400,
  'county-not-asked': 400,
  'not-your-county': 400,
  'override-is-sos': 403,
  'in-the-past': 409,
  'too-late': 409,
  'bad-dates': 400,
  'name-too-long': 400,
  'tracking-started': 409,
  'election-exists': 409,
  'name-is-approved': 403,
  'dates-are-approved': 403,
  'history-full': 409,
  'too-many-waiting': 409,
  'already-declined': 409,
  'changed-meanwhile': 409,
} as const;

export const createElectionRoute = defineRoute('create-election', {
  summary: 'Set up ballot tracking for an election: SOS for a statewide one; a county asks for its own local one.',
  body: ElectionBody,
  responses: {
    201: {
      description:
        'The election, with its deadlines and the days of its messages. A county’s own is `requested`: SOS Ballot Tracking accepts it first.',
      schema: ElectionDetails,
      headers: { Location: 'The election.' },
    },
    400: {
      description:
        'The body is not valid, names another county (`not-your-county`), or the name makes a text message too long (`name-too-long`).',
    },
    403: { description: 'A statewide election is set up by SOS; only SOS may override the notice.' },
    409: {
      description:
        '`too-late`: less than 90 days before a local election; `in-the-past`: a day has passed; `too-many-waiting`: your county has as many requests as may wait; `history-full`: it was asked for and changed too often; or the election exists.',
    },
  },
});

export const listElectionsRoute = defineRoute('list-elections', {
  summary: 'The elections that concern the caller and what of them is still asked for, soonest first, in pages.',
  query: z.strictObject({
    cursor: Identifier.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(500),
  }),
  responses: {
    200: {
      description: 'A page; `cursor` continues, null on the last one. It may be shorter than `limit`.',
      schema: z.strictObject({ elections: z.array(ElectionAnswer), cursor: z.string().nullable() }),
    },
    400: { description: '`unknown-cursor`: it is not the one of a page of this list.' },
  },
});

export const ElectionPath = z.object({ id: Identifier });

export const readElectionRoute = defineRoute('read-election', {
  summary: 'One election that concerns the caller, with the length of its texts and its history.',
  pathParameters: ElectionPath,
  responses: {
    200: { description: 'The election.', schema: ElectionDetails },
    404: { description: 'No such election, or none of this county.' },
  },
});

export const ElectionChangeBody = z
  .strictObject({
    name: ElectionName.optional(),
    shortName: ShortName.optional(),
    translations: Translations.optional(),
    date: ApiDate.optional(),
    trackingOn: ApiDate.optional(),
    imb: ImbUse.optional(),
    deadlines: StatedDeadlines.optional(),
  })
  .refine((changes) => Object.values(changes).some((value) => value !== undefined), {
    error: 'Name at least one thing to change.',
  })
  .meta({ id: 'ElectionChange', description: 'What is left out stays as it is.' });

export const changeElectionRoute = defineRoute('change-election', {
  summary:
    'Change an election: SOS any, a county its own request; once it is accepted, nothing that voters read. What it was before is kept.',
  body: ElectionChangeBody,
  pathParameters: ElectionPath,
  responses: {
    200: { description: 'The election as it is now.', schema: ElectionDetails },
    400: { description: 'The body is not valid, or the dates do not fit each other.' },
    403: {
      description:
        'A statewide election, and names and days that SOS has accepted (`name-is-approved`, `dates-are-approved`), are changed by SOS.',
    },
    404: { description: 'No such election, or none of this county.' },
    409: {
      description:
        '`tracking-started`: voters may have been told (a name that no message can say is replaced all the same); `in-the-past`: the new day has passed; `too-late`: less than 90 days before a county’s election; `history-full`: it was changed too often; or somebody else has changed it meanwhile.',
    },
  },
});

export const DecisionBody = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('accept'), version: z.int().positive() }),
    z.strictObject({
      decision: z.literal('decline'),
      version: z.int().positive(),
      reason: writtenReason('Say why; the county reads it.'),
    }),
  ])
  .meta({
    id: 'ElectionDecision',
    description: '`version` is the one that was read: a request changed since is not decided.',
  });

export const decideElectionRoute = defineRoute('decide-election', {
  summary: 'Accept or decline a county’s local election. Change it first (PUT) where something of it is to be another.',
  body: DecisionBody,
  pathParameters: ElectionPath,
  responses: {
    200: { description: 'The election, or the request that was declined.', schema: ElectionDetails },
    400: { description: 'The body is not valid, or a name makes a text message too long (`name-too-long`).' },
    404: { description: 'No county has asked for such an election.' },
    409: { description: 'It was declined already, its date has passed, or it was changed since it was read.' },
  },
});

const ReminderDays = z
  .strictObject({
    toReturn: z
      .array(ApiDate)
      .max(MOST_REMINDERS)
      .optional()
      .describe('To return a ballot that is out and of which nothing has come back: from E-29 to Election Day.'),
    toCure: z
      .array(ApiDate)
      .max(MOST_REMINDERS)
      .optional()
      .describe('To cure a missing or different signature that is still open: until the day on which the cure ends.'),
  })
  .refine(({ toReturn, toCure }) => toReturn !== undefined || toCure !== undefined, {
    error: 'Name the days of a kind: "toReturn", "toCure", or both.',
  });

const ParticipationBody = z
  .strictObject({
    participates: z.boolean().optional(),
    certifiedOn: ApiDate.optional().describe(
      'The day on which this county certifies; its messages then say "was counted".',
    ),
    imb: ImbUse.optional().describe(
      'On which envelopes this county uses Intelligent Mail barcodes, where it is not as the election has it.',
    ),
    reminders: ReminderDays.optional().describe(
      'On which days this county has its voters reminded. Each list replaces the days to come of its kind; an empty one takes them out.',
    ),
  })
  .refine((stated) => Object.values(stated).some((value) => value !== undefined), {
    error:
      'Say whether the county takes part ("participates"), the day it certifies ("certifiedOn"), where it uses barcodes ("imb"), when it reminds its voters ("reminders"), or several of these.',
  });

const ParticipationStated = z.strictObject({
  electionId: z.string(),
  county: CountyCode,
  participates: z.boolean(),
  changedAt: z.iso.datetime({ offset: true }),
  certifiedOn: z.iso.date().nullable(),
  imb: ImbUse.nullable().describe('Null: as the election has it.'),
  reminders: z.strictObject({ toReturn: z.array(z.iso.date()), toCure: z.array(z.iso.date()) }),
});

/** What a county said about an election, as the API shows it. */
export const toParticipationStated = (stated: CountyParticipation): z.infer<typeof ParticipationStated> => ({
  electionId: stated.electionId,
  county: stated.county,
  participates: stated.participates,
  changedAt: toPacificIso(stated.changedAt),
  certifiedOn: stated.certifiedOn?.toString() ?? null,
  imb: stated.imb ?? null,
  reminders: {
    toReturn: (stated.reminders?.toReturn ?? []).map(String),
    toCure: (stated.reminders?.toCure ?? []).map(String),
  },
});

export const setParticipationRoute = defineRoute('set-participation', {
  summary:
    'Opt a county out of ballot tracking for an election, or back in; set the day on which it certifies, its use of barcodes, and the days on which its voters are reminded.',
  body: ParticipationBody,
  pathParameters: z.object({ id: Identifier, county: CountyCode }),
  responses: {
    200: { description: 'What the county said.', schema: ParticipationStated },
    400: { description: 'The body is not valid, or a day of certification or of reminders cannot be.' },
    404: { description: 'No such election, or none of this county.' },
  },
});

/** Every call about elections, for the OpenAPI document. */
export const ELECTION_ROUTES: Contracts<ApiLambdaOf<'elections'>> = {
  'create-election': createElectionRoute,
  'list-elections': listElectionsRoute,
  'read-election': readElectionRoute,
  'change-election': changeElectionRoute,
  'decide-election': decideElectionRoute,
  'set-participation': setParticipationRoute,
};
