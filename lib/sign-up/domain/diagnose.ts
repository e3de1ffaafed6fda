import { Temporal } from '../../shared/time.ts';
import type { Candidate } from '../../voters/domain/candidate.ts';
import { openChannels } from '../../voters/domain/subscription.ts';
import limits from '../data/diagnosis.json' with { type: 'json' };
import { type Compared, comparedDate, comparedZip, wrongNames } from './compare-typed.ts';
import type { Answer, Cause, Diagnosis, Finding, HelpFacts, MatchField } from './diagnosis.ts';
import type { HelpedVoter } from './helped-voter.ts';
import { matchOf } from './match.ts';
import { isName, isNamed, type TypedName } from './voter-name.ts';

const dayOf = (text: string): Temporal.PlainDate | undefined => {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
};

const certain = <Part extends { readonly cause: Cause }>(part: Part) => ({ ...part, certainty: 'certain' }) as const;

/** When the registration was made or changed, if that is not long ago. */
const recentChange = ({ registrationDate, changedOn }: HelpedVoter, today: Temporal.PlainDate): readonly Finding[] => {
  const from = today.subtract({ days: limits.recentDays });
  const isRecent = (day: Temporal.PlainDate): boolean =>
    Temporal.PlainDate.compare(day, from) >= 0 && Temporal.PlainDate.compare(day, today) <= 0;
  const registered = dayOf(registrationDate);
  const base = { cause: 'recent-change', certainty: 'possible' } as const;
  if (registered && isRecent(registered)) return [{ ...base, what: 'registered', on: registered }];
  return changedOn && isRecent(changedOn) ? [{ ...base, what: 'changed', on: changedOn }] : [];
};

const serviceFindings = ({ voter, subscription }: HelpFacts): readonly Finding[] => {
  if (!subscription) return [];
  const standing = { ...voter, confidential: false };
  if (openChannels(standing, subscription).length > 0) return [{ cause: 'subscribed', certainty: 'certain' }];
  const hasMoved = subscription.ended !== undefined || subscription.county !== voter.county;
  return [{ cause: hasMoved ? 'moved' : 'opted-out', certainty: 'certain' }];
};

/** The other voters whom sign-up compares. */
const othersOf = ({ alike, voter }: HelpFacts): readonly Candidate[] =>
  alike.filter(({ voterId }) => voterId !== voter.voterId);

const answerOf = (facts: HelpFacts, typed: TypedName, { date, zip }: Comparison): Answer => {
  const isNoName = [facts.typed.firstName, facts.typed.lastName].some((name) => name !== undefined && !isName(name));
  if (date.refused || zip.refused || isNoName) return 'form-refused';
  if (date.kind !== 'same' || zip.kind !== 'same') return 'not-matched';
  const match = matchOf(typed, [facts.voter, ...othersOf(facts)]);
  if (match.kind === 'nobody') return 'not-matched';
  if (match.kind === 'several') return 'voter-id-asked';
  return match.voter.voterId === facts.voter.voterId ? 'subscribed' : 'somebody-else';
};

const NAME_FIELDS = ['firstName', 'lastName'] as const;

const differs = ({ kind }: Compared): boolean => kind === 'differs' || kind === 'unusable';

type Comparison = { readonly date: Compared; readonly zip: Compared };

/**
 * Why a voter cannot sign up, by the record and by what the voter says they typed: every cause that is there at once.
 * `today` is the date in California.
 */
export const diagnose = (facts: HelpFacts, today: Temporal.PlainDate): Diagnosis => {
  const { voter, typed } = facts;
  const { firstName, lastName } = { ...voter, ...typed };
  const names = wrongNames(voter, { firstName, lastName });
  const date = comparedDate(facts, today);
  const zip = comparedZip(facts);
  const fields: readonly MatchField[] = [
    ...names,
    ...(differs(date) ? (['dateOfBirth'] as const) : []),
    ...(differs(zip) ? (['zip'] as const) : []),
  ];
  const refused = NAME_FIELDS.filter((field) => typed[field] !== undefined && !isName(typed[field]));
  const unusable = [
    ...(date.kind === 'unusable' ? (['dateOfBirth'] as const) : []),
    ...(zip.kind === 'unusable' ? (['zip'] as const) : []),
  ];
  const differing = {
    fields,
    ...(refused.length > 0 ? { refused } : {}),
    ...(unusable.length > 0 ? { unusable } : {}),
  };
  const others = othersOf(facts).filter((one) => one.status === 'A' && isNamed({ firstName, lastName }, one)).length;
  const isAlsoTaken = voter.status === 'A' && isNamed({ firstName, lastName }, voter);
  const taken: 'asks' | 'other' = others > 1 || isAlsoTaken ? 'asks' : 'other';
  const answer = answerOf(facts, { firstName, lastName }, { date, zip });
  const isMaybeAbroad = typed.zip === undefined && voter.getsMailElsewhere;
  return {
    answer,
    findings: [
      ...(fields.length > 0 ? [certain({ cause: 'record-differs', ...differing })] : []),
      ...(others > 0 ? [certain({ cause: 'similar-voter', others, taken })] : []),
      ...recentChange(voter, today),
      ...(voter.status === 'A' ? [] : [certain({ cause: 'not-active', status: voter.status })]),
      ...(zip.kind === 'elsewhere' ? [certain({ cause: 'overseas-zip' })] : []),
      ...(isMaybeAbroad ? [{ cause: 'overseas-zip', certainty: 'possible' } as const] : []),
      ...(date.kind === 'format' ? [certain({ cause: 'date-format', problem: date.refused ?? 'date-day-first' })] : []),
      ...(answer === 'subscribed' ? [{ cause: 'device', certainty: 'possible' } as const] : []),
      ...serviceFindings(facts),
    ],
  };
};
