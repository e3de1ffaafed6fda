import * as z from 'zod';
import { didYouMean, likely } from '../../shared/likely.ts';
import { memberName } from './json.ts';

/** One wrong value: the way to it, a code for programs, and what to do about it. */
export type WrongValue = {
  readonly path: readonly PropertyKey[];
  readonly code: 'unknown-field' | 'missing-or-wrong-type' | 'invalid-value';
  readonly detail: string;
};

/** The members that an object of this schema may have. */
export const membersOf = (schema: z.ZodType): readonly string[] => {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((one) => membersOf(one as z.ZodType));
  return [];
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (within, key) =>
      typeof within === 'object' && within !== null ? (within as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );

/** An unknown member by its name, and the one that was probably meant. */
export const unknownMember = (name: string, known: readonly string[]): string =>
  `it has ${memberName(name)}, which this call does not take.${didYouMean(likely(name, known))}`;

/** zod's own words about a type begin so; ours say what to send. */
const GENERIC = 'Invalid input';

const wrongType = (issue: z.core.$ZodIssueInvalidType, present: unknown): string => {
  if (issue.path.length === 0) return 'it is not a JSON object.';
  if (present === undefined) return 'it is missing.';
  return issue.message.startsWith(GENERIC) ? `it is of the wrong type: send ${issue.expected}.` : issue.message;
};

/** More wrong values than this are told in the next answer; what is not told is not looked at either. */
const MOST_TOLD = 20;

const wrongOf = (issue: z.core.$ZodIssue, schema: z.ZodType, value: unknown): readonly WrongValue[] => {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = path.length === 0 ? membersOf(schema) : [];
    return issue.keys.slice(0, MOST_TOLD).map((key) => ({
      path: [...path, key],
      code: 'unknown-field',
      detail: unknownMember(key, known),
    }));
  }
  const present = valueAt(value, path);
  if (issue.code === 'invalid_type') {
    return [{ path, code: 'missing-or-wrong-type', detail: wrongType(issue, present) }];
  }
  const meant =
    issue.code === 'invalid_value' && typeof present === 'string'
      ? didYouMean(likely(present, issue.values.map(String)))
      : '';
  return [{ path, code: 'invalid-value', detail: `${issue.message}${meant}` }];
};

/** Everything that is wrong with a value by a schema, in the schema's order. */
export const wrongValues = (error: z.ZodError, schema: z.ZodType, value: unknown): readonly WrongValue[] =>
  error.issues
    .slice(0, MOST_TOLD)
    .flatMap((issue) => wrongOf(issue, schema, value))
    .slice(0, MOST_TOLD);
