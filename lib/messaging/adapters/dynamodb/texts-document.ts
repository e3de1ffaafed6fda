import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Language } from '../../../shared/codes.ts';
import { CountyCode } from '../../../shared/counties.ts';
import { StoredInstant, toStoredInstant } from '../../../shared/dynamodb/instants.ts';
import { Temporal } from '../../../shared/time.ts';
import { type TextsVersion, versionName } from '../../domain/texts/texts-version.ts';
import type { SuppliedTexts } from '../../ports/texts.ts';

/** The partition of all versions in the settings: a few items, read at once. */
export const VERSIONS_PARTITION = 'TEXTS';

/** The item of a version. */
export const versionKey = (version: Pick<TextsVersion, 'scope' | 'number'>) => ({
  pk: VERSIONS_PARTITION,
  sk: `VERSION#${versionName(version)}`,
});

/** The item of a language's texts, named by their hash: whatever stands under a hash is what was approved. */
export const textsKey = (language: Language, hash: string) => ({ pk: `TEXTS#${hash}`, sk: language });

/** SHA-256 of a language's texts, in hex; the order in which they were supplied says nothing. */
export const hashOfTexts = (texts: SuppliedTexts): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(texts).toSorted(([one], [other]) => (one < other ? -1 : 1))))
    .digest('hex');

const Step = z.object({ by: z.string(), at: StoredInstant });
const Reasoned = Step.extend({ reason: z.string() });

const VersionDocument = z.object({
  scope: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('state') }),
    z.object({ kind: z.literal('county'), county: CountyCode, electionId: z.string() }),
  ]),
  number: z.int().min(1),
  hashes: z.partialRecord(Language, z.string()),
  counts: z.partialRecord(Language, z.int()),
  questions: z.int().default(0),
  submitted: Step,
  approved: Step.extend({ effectiveFrom: StoredInstant }).optional(),
  rejected: Reasoned.optional(),
  rolledBack: Reasoned.optional(),
});

/** Steps that a version does not have yet are no fields of it. */
const withoutUndefined = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined));

/** Reads a version as it is stored. Throws on anything else: only this module writes them. */
export const readVersion = (item: unknown): TextsVersion =>
  withoutUndefined(VersionDocument.parse(item)) as unknown as TextsVersion;

const stored = (value: unknown): unknown => {
  if (value instanceof Temporal.Instant) return toStoredInstant(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, stored(entry)]));
};

/** How many steps a version has behind it. */
export const stepsOf = ({ submitted, approved, rejected, rolledBack }: TextsVersion): number =>
  [submitted, approved, rejected, rolledBack].filter((step) => step !== undefined).length;

/** A version as it is stored. */
export const toVersionItem = (version: TextsVersion): Record<string, unknown> => ({
  ...versionKey(version),
  ...(stored(version) as object),
  steps: stepsOf(version),
});

/** The texts of an item; undefined when they are none, or not those of the hash. */
export const readTexts = (item: unknown, hash: string): SuppliedTexts | undefined => {
  const { data } = z.object({ texts: z.record(z.string(), z.string()) }).safeParse(item);
  return data && hashOfTexts(data.texts) === hash ? data.texts : undefined;
};
