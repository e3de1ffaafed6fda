import type { InPersonVoting } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import {
  ContactCountyCode,
  Corrected,
  type CountedTense,
  type MailTime,
  NotAcceptedCode,
  type TypedVariables,
  VARIABLES_OF,
  type VariableName,
  type VariableValues,
  type VotingPlace,
} from './catalog-variables.ts';
import type { MessageFacts } from './message-facts.ts';
import { isAskOpen } from './usable-until.ts';

export type { MessageFacts } from './message-facts.ts';

/** The fact that a message cannot do without, as a path in `MessageFacts`. */
export type MissingFact = { readonly kind: 'missing-fact'; readonly fact: string };

/**
 * Until the day of certification has passed (Pacific) a vote "will be counted", from the next day on it "was
 * counted". Voters read "will be counted" in late November as "was not" (Inyo and Placer counties, 2020).
 */
export const countedTense = (now: Temporal.Instant, canvassDate: Temporal.PlainDate): CountedTense =>
  Temporal.PlainDate.compare(pacificDate(now), canvassDate) > 0 ? 'was' : 'will-be';

/**
 * How many days after mailing a text may say "on its way, 5 to 7 business days": 7 of them, from a Friday, are 11 days, and
 * 12 where one of the Mondays is a holiday, as the second one of October is. Told later, it would send a voter waiting for
 * mail that is overdue.
 */
export const MAIL_DAYS = 12;

/** Whether mail of that day is still within the usual time. */
export const mailTimeOf = (mailedOn: Temporal.PlainDate, now: Temporal.Instant): MailTime =>
  Temporal.PlainDate.compare(pacificDate(now), mailedOn.add({ days: MAIL_DAYS })) > 0 ? 'over' : 'open';

type Source<V extends VariableName> = {
  /** Where in the facts the value comes from. */
  readonly fact: string;
  readonly read: (facts: MessageFacts) => VariableValues[V] | undefined;
};

/** A blank entry is no entry. */
const filled = (text: string | undefined): string | undefined => (text?.trim() ? text.trim() : undefined);

/** Whether the day on which the Postal Service expects to deliver is known, and lies in the future. */
const isToCome = ({ expectedOn, now }: MessageFacts): boolean =>
  expectedOn !== undefined && Temporal.PlainDate.compare(expectedOn, pacificDate(now)) > 0;

/** A number as it is printed in the United States; `+12095550144` is `(209) 555-0144`. Any other stays as it is. */
export const phoneAsPrinted = (phone: string | undefined): string | undefined =>
  phone?.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');

const PLACE_OF_METHOD = { POLL: 'poll', VCR: 'vote-center' } as const;
const CORRECTED_PLACE = { POLL: 'AtPollingPlace', VCR: 'AtVoteCenter' } as const;
const PLACES_OF_COUNTY: Readonly<Record<InPersonVoting, VotingPlace>> = {
  'polling-places': 'poll',
  'vote-centers': 'vote-center',
  'mail-only': 'none',
};

const SOURCES: { readonly [V in VariableName]: Source<V> } = {
  county: { fact: 'county.name', read: ({ county }) => filled(county.name) },
  electionName: { fact: 'election.name', read: ({ election }) => filled(election?.name) },
  electionDate: { fact: 'election.date', read: ({ election }) => election?.date },
  countyPhone: { fact: 'county.contact.phone', read: ({ county }) => phoneAsPrinted(filled(county.contact?.phone)) },
  countyEmail: { fact: 'county.contact.email', read: ({ county }) => filled(county.contact?.email) },
  trackingSite: { fact: 'trackingSite', read: ({ trackingSite }) => filled(trackingSite) },
  returnDeadline: { fact: 'election.returnDeadline', read: ({ election }) => election?.returnDeadline },
  cureDeadline: { fact: 'election.cureDeadline', read: ({ election }) => election?.cureDeadline },
  cureLink: {
    fact: 'county.contact.site',
    read: ({ county }) => filled(county.contact?.cureForm) ?? filled(county.contact?.site),
  },
  dataAsOf: { fact: 'dataAsOf', read: ({ dataAsOf }) => dataAsOf },
  counted: {
    fact: 'election.canvassDate',
    read: ({ election, now }) => election?.canvassDate && countedTense(now, election.canvassDate),
  },
  votingPlace: {
    fact: 'method',
    // A vote in person names the place of its record; where a ballot may be returned follows from the county.
    read: ({ type, method, county }) =>
      type === 'InPerson' ? method && PLACE_OF_METHOD[method] : PLACES_OF_COUNTY[county.inPersonVoting],
  },
  mailBallot: {
    fact: 'mailBallotIssued',
    read: ({ mailBallotIssued }) => (mailBallotIssued === undefined ? undefined : mailBallotIssued ? 'issued' : 'none'),
  },
  notAcceptedReason: { fact: 'statusCode', read: ({ statusCode }) => NotAcceptedCode.safeParse(statusCode).data },
  ask: {
    fact: 'election.cureDeadline',
    read: ({ type, election, now }) =>
      election?.cureDeadline &&
      (isAskOpen({ type }, { date: election.date, cureBy: election.cureDeadline }, now) ? 'open' : 'closed'),
  },
  // Mail of which the Postal Service names the day is not overdue before it.
  mailTime: {
    fact: 'mailedOn',
    read: (facts) => (isToCome(facts) ? 'open' : facts.mailedOn && mailTimeOf(facts.mailedOn, facts.now)),
  },
  expectedOn: { fact: 'expectedOn', read: (facts) => (isToCome(facts) ? facts.expectedOn : 'none') },
  corrects: {
    fact: 'corrects',
    read: ({ corrects, method }) =>
      corrects === 'InPerson' && method ? CORRECTED_PLACE[method] : (Corrected.safeParse(corrects).data ?? 'general'),
  },
  contactReason: { fact: 'statusCode', read: ({ statusCode }) => ContactCountyCode.safeParse(statusCode).data },
};

/** The variables of a message, ready to render, or the fact that is missing. Never an empty string. */
export const messageVariables = (facts: MessageFacts): Result<TypedVariables, MissingFact> => {
  const names: readonly VariableName[] = VARIABLES_OF[facts.type];
  const entries = names.map((name) => ({ name, fact: SOURCES[name].fact, value: SOURCES[name].read(facts) }));
  const missing = entries.find(({ value }) => value === undefined);
  if (missing !== undefined) return err({ kind: 'missing-fact', fact: missing.fact });
  const variables = Object.fromEntries(entries.map(({ name, value }) => [name, value]));
  // The compiler cannot follow that the names are exactly those of VARIABLES_OF[type] and each came from its own source.
  return ok({ type: facts.type, variables } as unknown as TypedVariables);
};
