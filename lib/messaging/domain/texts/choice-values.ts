import type { MessageType } from '../../../shared/codes.ts';
import {
  Ask,
  CONTACT_COUNTY_CODES,
  CORRECTED,
  CountedTense,
  MailBallot,
  MailTime,
  NOT_ACCEPTED_CODES,
  VARIABLES_OF,
  VotingPlace,
} from '../catalog-variables.ts';

/** The values of the variables that choose between wordings and are never said themselves. */
export const CHOICE_VALUES: Readonly<Partial<Record<string, readonly string[]>>> = {
  counted: CountedTense.options,
  votingPlace: VotingPlace.options,
  mailBallot: MailBallot.options,
  ask: Ask.options,
  mailTime: MailTime.options,
};

/** Variables that a text says where there is something to say, and chooses other words where they are this value. */
export const SAID_UNLESS: Readonly<Partial<Record<string, string>>> = { expectedOn: 'none' };

/** Every value that a message can be asked for beside names and dates. */
const VALUES: Readonly<Record<string, readonly string[] | undefined>> = {
  ...CHOICE_VALUES,
  notAcceptedReason: NOT_ACCEPTED_CODES,
  contactReason: CONTACT_COUNTY_CODES,
  corrects: CORRECTED,
};

/** Every combination of the choices that a type has: at most 12 of them. */
export const choicesOfType = (type: MessageType): readonly Readonly<Record<string, string>>[] => {
  const names: readonly string[] = VARIABLES_OF[type];
  return names.reduce<readonly Readonly<Record<string, string>>[]>(
    (all, name) => {
      const values = VALUES[name];
      return values === undefined
        ? all
        : all.flatMap((chosen) => values.map((value) => ({ ...chosen, [name]: value })));
    },
    [{}],
  );
};
