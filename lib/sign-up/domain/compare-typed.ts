import type { Temporal } from '../../shared/time.ts';
import { readDateOfBirth } from './date-of-birth.ts';
import type { HelpFacts, MatchField } from './diagnosis.ts';
import type { HelpedVoter } from './helped-voter.ts';
import { inPlainDigits } from './plain-digits.ts';
import type { FieldProblemCode } from './sign-up-form.ts';
import { isNamed, type TypedName } from './voter-name.ts';
import { readZip } from './zip.ts';

/** With the first and the second number of a date exchanged. */
const turned = (date: string): string => `${date.slice(0, 4)}-${date.slice(8, 10)}-${date.slice(5, 7)}`;

/** Each name by itself, beside what the record has of the other; where only both together are another name, both. */
export const wrongNames = (voter: HelpedVoter, typed: TypedName): readonly MatchField[] => {
  if (isNamed(typed, voter)) return [];
  const { firstName, lastName } = voter;
  const wrong = (['firstName', 'lastName'] as const).filter(
    (field) => !isNamed({ firstName, lastName, [field]: typed[field] }, voter),
  );
  return wrong.length > 0 ? wrong : ['firstName', 'lastName'];
};

/**
 * How one field compares. `refused`: the form itself does not take it; `unusable`: nothing was typed, and the form takes
 * nothing that is as the record has it.
 */
export type Compared = {
  readonly kind: 'same' | 'differs' | 'elsewhere' | 'format' | 'unusable';
  readonly refused?: FieldProblemCode;
};

export const comparedDate = ({ voter, typed }: HelpFacts, today: Temporal.PlainDate): Compared => {
  const read = readDateOfBirth(typed.dateOfBirth ?? voter.dateOfBirth, today);
  // A record whose own date is none has no counterpart.
  if (!read.ok)
    return typed.dateOfBirth === undefined ? { kind: 'unusable' } : { kind: 'format', refused: read.error.code };
  if (read.value === voter.dateOfBirth) return { kind: 'same' };
  return { kind: turned(read.value) === voter.dateOfBirth ? 'format' : 'differs' };
};

export const comparedZip = ({ voter, typed }: HelpFacts): Compared => {
  if (typed.zip === undefined) return { kind: voter.zip === '' ? 'unusable' : 'same' };
  const read = readZip(typed.zip);
  if (read.ok) return { kind: read.value === voter.zip ? 'same' : 'differs' };
  // Nothing at all, or a digit too few or too many, is another mistake than the code of another place (530-0001).
  const isElsewhere = read.error === 'zip-elsewhere' || /^\s*\d{3}[^\d\p{L}]?\d{4}\s*$/u.test(inPlainDigits(typed.zip));
  return { kind: isElsewhere ? 'elsewhere' : 'differs', refused: read.error };
};
