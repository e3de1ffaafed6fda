import * as z from 'zod';
import type { AuditEntry } from '../../shared/audit-entry.ts';
import { CountyCode } from '../../shared/counties.ts';
import { recordedFields } from './recorded-fields.ts';
import { isOurs } from './recorded-target.ts';

/** Longer reasons are cut: a reason is a sentence. */
const LONGEST_REASON = 300;

/** What in a sentence may tell who a voter is, or how to reach one: addresses, and runs of five digits and more. */
const TELLING = [/\S*@\S*/gu, /[\w+-]*\p{Nd}(?:[^\p{L}\p{Nd}]{0,3}\p{Nd}){4,}[\w-]*/gu];

const withoutTelling = (sentence: string): string =>
  TELLING.reduce(
    (text, pattern) => text.replaceAll(pattern, '[…]'),
    sentence.slice(0, LONGEST_REASON).normalize('NFKC'),
  );

const IDENTIFIER = /^[\w.:/+#-]{0,200}$/;
/** What does not look like an identifier of ours was shaped by somebody else, and is not kept. */
const identifier = (text: string): string => (IDENTIFIER.test(text) ? text : '[…]');

const ADDRESS = /^[0-9a-f.:]{2,45}$/i;

/** An entry as it may be kept for good: fields on the list only, and nothing that somebody outside has shaped. */
export const recordable = (entry: AuditEntry): AuditEntry => {
  const { actor, target } = entry;
  return {
    at: entry.at,
    call: identifier(entry.call),
    actor: { kind: actor.kind, id: identifier(actor.id), role: identifier(actor.role) },
    county: entry.county,
    action: identifier(entry.action),
    target: { kind: identifier(target.kind), id: isOurs(target.id) ? target.id : '[…]' },
    before: recordedFields(target.kind, entry.before),
    after: recordedFields(target.kind, entry.after),
    reason: entry.reason === null ? null : withoutTelling(entry.reason),
    from: entry.from !== null && ADDRESS.test(entry.from) ? entry.from : null,
    outcome: entry.outcome,
  };
};

const Fields = z.record(z.string(), z.unknown()).nullable();

const StoredEntry = z.strictObject({
  at: z.iso.datetime(),
  call: z.string(),
  actor: z.strictObject({ kind: z.enum(['person', 'client', 'system']), id: z.string(), role: z.string() }),
  county: CountyCode.nullable(),
  action: z.string(),
  target: z.strictObject({ kind: z.string(), id: z.string() }),
  before: Fields,
  after: Fields,
  reason: z.string().nullable(),
  from: z.string().nullable(),
  outcome: z.enum(['asked', 'done', 'refused', 'failed']),
}) satisfies z.ZodType<AuditEntry>;

/** What of an entry is hashed and kept, word by word: its members in one order. */
export const textOfEntry = (entry: AuditEntry): string => JSON.stringify(recordable(entry));

/** The entry that a text was made of; undefined when it is none. */
export const entryOfText = (text: string): AuditEntry | undefined => {
  try {
    return StoredEntry.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};
