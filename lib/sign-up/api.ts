import * as z from 'zod';
import type { ApiLambdaOf } from '../platform/api-routes.ts';
import { type Contracts, defineRoute } from '../runtime/api/route.ts';
import { CHANNELS, Channel, Identifier } from '../shared/codes.ts';
import { CountyCode } from '../shared/counties.ts';
import { VoterStatus } from '../voters/domain/voter.ts';
import { ANSWERS, CAUSES, type Diagnosis, MATCH_FIELDS } from './domain/diagnosis.ts';
import { ANSWER_WORDS, CALLS, findingWords, VOTER_ID_DESK } from './domain/diagnosis-words.ts';
import type { HelpedVoter } from './domain/helped-voter.ts';
import { OptOutReason } from './domain/opt-out-reason.ts';

const VoterPath = z.strictObject({ id: Identifier.describe('The VoteCal ID.') });

/** Whatever a voter may have typed; it is compared, and kept nowhere. */
const Words = z.string().max(200);

const Typed = z
  .strictObject({
    firstName: Words.exactOptional(),
    lastName: Words.exactOptional(),
    dateOfBirth: Words.exactOptional(),
    zip: Words.exactOptional(),
  })
  .meta({ id: 'TypedAtSignUp', description: 'As the voter says they typed it. What nobody remembers is left out.' });

const Finding = z
  .strictObject({
    cause: z.enum(CAUSES).describe('The first seven are the guidance’s, the others this service’s own.'),
    certainty: z.enum(['certain', 'possible']),
    fields: z.array(z.enum(MATCH_FIELDS)).exactOptional().describe('Of `record-differs`: which.'),
    says: z.string().describe('What it is, in a sentence.'),
    advice: z.string().describe('What to do.'),
    call: z.enum(CALLS).describe('Whom the voter calls about it.'),
  })
  .meta({ id: 'SignUpFinding' });

const DiagnosisAnswer = z
  .strictObject({
    voterId: z.string(),
    county: CountyCode,
    answer: z.enum(ANSWERS).describe('How sign-up would end now.'),
    says: z.string(),
    findings: z.array(Finding).describe('Every cause that is there, in the guidance’s order.'),
    voterIdDesk: z.strictObject({ name: z.string(), phone: z.string() }),
  })
  .meta({ id: 'SignUpDiagnosis' });

const NO_VOTER = {
  description: 'You have no such voter. A confidential voter looks to everybody as one who is not there.',
};

export const readSignUpDiagnosisRoute = defineRoute('read-sign-up-diagnosis', {
  summary: 'Say why a voter cannot sign up, by the registration alone.',
  pathParameters: VoterPath,
  responses: { 200: { description: 'The causes.', schema: DiagnosisAnswer }, 404: NO_VOTER },
});

export const diagnoseSignUpRoute = defineRoute('diagnose-sign-up', {
  summary: 'Say why a voter cannot sign up, with what the voter says they typed. Nothing is changed.',
  body: Typed,
  pathParameters: VoterPath,
  responses: { 200: { description: 'The causes.', schema: DiagnosisAnswer }, 404: NO_VOTER },
});

export const endSubscriptionRoute = defineRoute('end-subscription', {
  summary:
    'Opt a voter out on the voter’s behalf, of some channels or of all. No message confirms it: tell the voter. ' +
    'Repeating it changes nothing.',
  body: z.strictObject({
    channels: z.array(Channel).min(1).max(CHANNELS.length).exactOptional().describe('Left out: all.'),
    reason: OptOutReason,
  }),
  pathParameters: VoterPath,
  responses: {
    200: {
      description: 'The channels that are left.',
      schema: z.strictObject({ voterId: z.string(), channels: z.array(Channel) }).meta({ id: 'ChannelsLeft' }),
    },
    404: NO_VOTER,
  },
});

const FoundVoter = z
  .strictObject({
    voterId: z.string(),
    county: CountyCode,
    firstName: z.string(),
    middleName: z.string(),
    lastName: z.string(),
    suffix: z.string(),
    dateOfBirth: z.string(),
    zip: z.string(),
    status: VoterStatus,
    match: z.enum(['name', 'similar']).describe('`similar`: one of the two names is another, and may be mis-keyed.'),
  })
  .meta({ id: 'FoundVoter' });

export const searchVotersRoute = defineRoute('search-voters', {
  summary:
    'Find your voters by name and date of birth. It is a POST so that neither stands in an address; nothing is changed.',
  body: z.strictObject({ firstName: Words.exactOptional(), lastName: Words, dateOfBirth: Words }),
  // Its answer names people: no copy of it is kept.
  showsSecret: true,
  responses: {
    200: {
      description: 'Those with the name first, then those with one of the two names; at most 20 of each.',
      schema: z.strictObject({ voters: z.array(FoundVoter) }).meta({ id: 'FoundVoters' }),
    },
    422: { description: 'The date of birth cannot be read, or the last name is none.' },
  },
});

/** A diagnosis as the API answers it. */
export const toDiagnosisAnswer = (
  { voterId, county }: HelpedVoter,
  { answer, findings }: Diagnosis,
): z.infer<typeof DiagnosisAnswer> => ({
  voterId,
  county,
  answer,
  says: ANSWER_WORDS[answer],
  findings: findings.map((finding) => ({
    cause: finding.cause,
    certainty: finding.certainty,
    ...(finding.cause === 'record-differs' ? { fields: [...finding.fields] } : {}),
    ...findingWords(finding),
  })),
  voterIdDesk: VOTER_ID_DESK,
});

/** A voter who was found, as the API answers it. */
export const toFoundVoter = (voter: HelpedVoter, match: 'name' | 'similar'): z.infer<typeof FoundVoter> => {
  const { voterId, county, firstName, middleName, lastName, suffix, dateOfBirth, zip, status } = voter;
  return { voterId, county, firstName, middleName, lastName, suffix, dateOfBirth, zip, status, match };
};

/** Every call with which voters are helped, for the OpenAPI document. */
export const HELP_ROUTES: Contracts<ApiLambdaOf<'sign-up'>> = {
  'search-voters': searchVotersRoute,
  'read-sign-up-diagnosis': readSignUpDiagnosisRoute,
  'diagnose-sign-up': diagnoseSignUpRoute,
  'end-subscription': endSubscriptionRoute,
};
