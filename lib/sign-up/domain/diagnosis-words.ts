import desk from '../data/diagnosis.json' with { type: 'json' };
import { DATE_WORDS } from './date-problem-words.ts';
import type { Answer, Cause, Finding, MatchField } from './diagnosis.ts';

/** Whom the voter calls about it. */
export const CALLS = ['county', 'voter-id-desk', 'nobody'] as const;
export type Call = (typeof CALLS)[number];

/** A cause in words for staff: what it is, what to do, and whom the voter calls where that does not help. */
export type CauseWords = { readonly says: string; readonly advice: string; readonly call: Call };

/** Who tells a voter their VoteCal ID (guidance, p. 4). */
export const VOTER_ID_DESK: { readonly name: string; readonly phone: string } = desk.voterIdDesk;

export const FIELD_WORDS: Readonly<Record<MatchField, string>> = {
  firstName: 'first name',
  lastName: 'last name',
  dateOfBirth: 'date of birth',
  zip: 'ZIP code',
};

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const STATUS_WORDS = { I: 'inactive', P: 'pending', C: 'cancelled' } as const;

const named = (fields: readonly MatchField[]): string => listed(fields.map((field) => FIELD_WORDS[field]));

const differenceWords = ({
  fields,
  refused = [],
  unusable = [],
}: Extract<Finding, { readonly cause: 'record-differs' }>): string => {
  const others = fields.filter((field) => !refused.includes(field) && !unusable.includes(field));
  const are = (list: readonly MatchField[]) => (list.length > 1 ? 'are' : 'is');
  return [
    ...(others.length > 0 ? [`The ${named(others)} in the registration ${are(others)} not what the voter typed.`] : []),
    ...(refused.length > 0 ? [`The ${named(refused)} that the voter typed ${are(refused)} empty or no name.`] : []),
    ...(unusable.length > 0
      ? [
          `The ${named(unusable)} in the registration ${are(unusable)} such that the sign-up form takes nothing like it.`,
        ]
      : []),
  ].join(' ');
};

/** What helps with a name, and is said of a name alone. */
const nameAdvice = ({ fields }: Extract<Finding, { readonly cause: 'record-differs' }>): string => {
  const advice = [
    ...(fields.includes('firstName') ? ['no nickname'] : []),
    ...(fields.includes('lastName') ? ['both of two last names'] : []),
  ];
  return advice.length === 0 ? '' : `: ${listed(advice)}`;
};

type WordsOf<Code extends Cause> = (finding: Extract<Finding, { readonly cause: Code }>) => CauseWords;

const WORDS: { readonly [Code in Cause]: WordsOf<Code> } = {
  'record-differs': (finding) => ({
    says: differenceWords(finding),
    advice: `Compare with the affidavit. If the registration was mis-keyed, correct it in your election management system; the voter can sign up the day after. If the registration is right, the voter types it as it stands there${nameAdvice(finding)}.`,
    call: 'county',
  }),
  'similar-voter': ({ others, taken }) => {
    const who = others === 1 ? 'Another voter has' : `${others} other voters have`;
    return taken === 'asks'
      ? {
          says: `${who} the same name, date of birth and ZIP code. Sign-up asks for the VoteCal ID to tell them apart.`,
          advice: 'Tell the voter their VoteCal ID, once you know who they are.',
          call: 'voter-id-desk',
        }
      : {
          says: `${who} the name that was typed, and the same date of birth and ZIP code. Sign-up would take what was typed for that voter, and send messages about that voter’s ballot.`,
          advice: 'The voter does not sign up before what else is said here is settled.',
          call: 'county',
        };
  },
  'recent-change': ({ what, on }) => ({
    says:
      what === 'registered'
        ? `The voter registered on ${on.toString()}.`
        : `The registration was last changed on ${on.toString()}.`,
    advice:
      'What was changed since reaches sign-up with the next night’s roll. Until then sign-up compares with the registration as it was: try with the earlier values, or tomorrow.',
    call: 'county',
  }),
  'not-active': ({ status }) => ({
    says: `The registration is ${STATUS_WORDS[status]}. Only voters with an active registration can sign up.`,
    advice:
      status === 'P'
        ? 'Tell the voter what is missing for the registration to become active.'
        : 'Tell the voter how to become active again: register anew or update the registration at registertovote.ca.gov.',
    call: 'county',
  }),
  'overseas-zip': ({ certainty }) => ({
    says:
      certainty === 'certain'
        ? 'The ZIP code that the voter typed is not one of California.'
        : 'The voter gets mail outside of California and may have typed the ZIP code of that address.',
    advice: 'The voter types the ZIP code of the California address under which they are registered.',
    call: 'nobody',
  }),
  'date-format': ({ problem }) => ({
    says: DATE_WORDS[problem] ?? 'The date of birth as the voter typed it cannot be read.',
    advice: 'The voter types month, day and year with four digits, such as 03-09-1971.',
    call: 'nobody',
  }),
  device: () => ({
    says: 'Nothing in the registration stands in the way. Security settings of the voter’s device or network may block the site.',
    advice:
      'The voter tries another browser, device or network, or turns off what blocks sites for a moment. Codes come from the Secretary of State’s number or address: they may be among blocked messages or junk mail.',
    call: 'county',
  }),
  subscribed: () => ({
    says: 'The voter is signed up already.',
    advice:
      'The voter signs in with the number or address that the messages go to. Who has a new one can sign up again.',
    call: 'nobody',
  }),
  'opted-out': () => ({
    says: 'The voter was signed up and has opted out of every channel.',
    advice: 'The voter can sign up again at any time.',
    call: 'nobody',
  }),
  moved: () => ({
    says: 'The voter was signed up in another county, which ended with the move.',
    advice: 'The voter signs up again: a subscription does not move along.',
    call: 'nobody',
  }),
};

/** What is said of a finding. */
export const findingWords = (finding: Finding): CauseWords =>
  // Each row of the table takes the findings of its own code alone.
  (WORDS[finding.cause] as (found: Finding) => CauseWords)(finding);

/** What sign-up would answer, in a sentence for staff. */
export const ANSWER_WORDS: Readonly<Record<Answer, string>> = {
  subscribed: 'Sign-up would take this voter now.',
  'voter-id-asked': 'Sign-up would ask this voter for the VoteCal ID.',
  'not-matched': 'Sign-up would find no match.',
  'somebody-else': 'What was typed is the name of another voter with the same date of birth and ZIP code.',
  'form-refused': 'The sign-up form would say what is wrong with what was typed.',
};
