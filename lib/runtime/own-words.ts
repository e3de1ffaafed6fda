import * as z from 'zod';
import { SafeError } from '../shared/safe-error.ts';

/** Kinds of errors, as languages, libraries and AWS call them: `TypeError`, `ConditionalCheckFailedException`. */
const KIND = /^[A-Z][A-Za-z0-9]{0,80}(?:Error|Exception|Fault|Failure)$/;
/** Errors of AWS whose names end otherwise. */
const AWS_NAMES: ReadonlySet<string> = new Set([
  'AccessDenied',
  'MessageRejected',
  'NoSuchBucket',
  'NoSuchKey',
  'NotFound',
  'PreconditionFailed',
  'RequestTimeout',
  'ServiceUnavailable',
  'SlowDown',
  'Throttling',
]);

/**
 * The kind of an error in words of ours: what its own name says where that is a kind, otherwise what its class says.
 * A name is whatever a service answered, so it passes for no more than that.
 */
export const kindOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  if (error instanceof SafeError) return error.name;
  const names = [error.name, error.constructor.name];
  return names.find((name) => KIND.test(name) || AWS_NAMES.has(name)) ?? 'Error';
};

/** `at name (file:line:column)`, `at file:line:column`, `at name (<anonymous>)`: what V8 writes, and nothing else. */
const FILE = String.raw`(?:(?:file:\/\/)?[\w./@:\\+-]+\.[cm]?[jt]sx?|node:[\w./-]+)`;
const PLACE = String.raw`(?:${FILE}:\d+:\d+|<anonymous>)`;
const FRAME = new RegExp(
  String.raw`^\s{4}at (?:(?:async |new )?[\w$.<>#]+(?: \[as [\w$.]+\])? \(${PLACE}\)|(?:async )?${PLACE})$`,
);
const FRAMES = 8;

/** What V8 writes above the frames: `Error`, where there was no message, or `TypeError [CODE]: ` and the message. */
const BARE = /^[\w$]+(?=\n|$)/;
const NAMED = /^[\w$.]+(?: \[\w+\])?: /;

/**
 * The lines below the message that an error was made with. None when it has another message by now: nobody can tell then
 * where the first one ended, and its lines may look like frames.
 */
const linesBelow = (error: Error): readonly string[] => {
  const stack = error.stack ?? '';
  const { message } = error;
  const bare = BARE.exec(stack)?.[0];
  if (bare !== undefined) return stack.slice(bare.length).split('\n');
  const name = NAMED.exec(stack)?.[0];
  if (name === undefined || message === '' || !stack.startsWith(message, name.length)) return [];
  const below = stack.slice(name.length + message.length);
  return below === '' || below.startsWith('\n') ? below.split('\n') : [];
};

/** Where an error was thrown: the frames of its stack, without its message, which may hold lines like frames. */
export const framesOf = (error: Error): readonly string[] =>
  linesBelow(error)
    .filter((line) => FRAME.test(line))
    .slice(0, FRAMES)
    .map((frame) => frame.trim());

/** Identifiers, codes, dates, and a method with a path: no blank, no letter beyond ASCII, nothing that addresses a person. */
const PLAIN = /^(?:[A-Z]{3,7} )?[\w.:/{}#-]{1,160}$/;
/** Ten digits as telephones have them, with the country's number or not and however they are parted, by themselves. */
const TELEPHONE = /(?<![\dA-Za-z])(?:1[._:/{}#-]?)?\d{3}[._:/{}#-]{0,2}\d{3}[._:/{}#-]{0,2}\d{4}(?![\dA-Za-z])/;
/** Seven digits, as people write them at home. */
const LOCAL_TELEPHONE = /^\d{3}[._:/-]\d{4}$/;

/** A value of a log line; text that is no identifier, code or date is withheld. */
export const plainValue = (value: unknown): unknown =>
  typeof value !== 'string' || (PLAIN.test(value) && !TELEPHONE.test(value) && !LOCAL_TELEPHONE.test(value))
    ? value
    : 'withheld';

/** Every name of a member that a schema declares, at any depth. */
const declaredNames = (schema: unknown, found: Set<string> = new Set()): ReadonlySet<string> => {
  if (Array.isArray(schema)) for (const one of schema) declaredNames(one, found);
  else if (typeof schema === 'object' && schema !== null) {
    for (const [name, value] of Object.entries(schema)) {
      if (name === 'properties' && typeof value === 'object' && value !== null) {
        for (const member of Object.keys(value)) found.add(member);
      }
      declaredNames(value, found);
    }
  }
  return found;
};

/** Where input breaks its schema, in the schema's own words: a key that the sender made up is shown as `*`. */
export const wrongFields = (schema: z.ZodType, error: z.ZodError): string => {
  const declared = declaredNames(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  const word = (part: PropertyKey): string =>
    typeof part === 'number' || declared.has(String(part)) ? String(part) : '*';
  return error.issues.map((issue) => issue.path.map(word).join('.')).join(', ');
};

/** What leaves a function in place of an error: its kind, and where its details are. An error of ours passes as it is. */
export const ownFailure = (error: unknown, name: string, requestId: string): SafeError =>
  error instanceof SafeError
    ? error
    : new SafeError(kindOf(error), `${name} failed. Its log has the details under request ${requestId}.`);
