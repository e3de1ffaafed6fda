import { err, ok, type Result } from '../../shared/result.ts';
import { inPlainDigits } from './plain-digits.ts';
import type { FieldProblemCode } from './sign-up-form.ts';

const LONGEST = 60;

/** A VoteCal ID as it was typed, with its letter in capitals. */
export const readVoterId = (typed: string): Result<string, FieldProblemCode> => {
  const voterId = inPlainDigits(typed.slice(0, LONGEST)).replaceAll(/[\s-]/g, '').toUpperCase();
  if (voterId === '') return err('missing');
  return /^[A-Z0-9]{1,20}$/.test(voterId) ? ok(voterId) : err('voter-id-unreadable');
};
