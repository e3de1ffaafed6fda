import type { ElectionStore } from '../../elections/ports.ts';
import { LANGUAGES, type Language } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import { CATALOG } from '../domain/catalog/catalog.ts';
import { checkSheet } from '../domain/texts/check-texts.ts';
import { isQuestion, type SheetFault } from '../domain/texts/faults.ts';
import { entriesOf } from '../domain/texts/places.ts';
import type { SheetTexts } from '../domain/texts/read-sheet.ts';
import { type ApprovalFault, approveTexts, rejectTexts, rollBackTexts } from '../domain/texts/texts-decision.ts';
import {
  DRAFTS,
  type TextsScope,
  type TextsVersion,
  usableVersions,
  versionName,
} from '../domain/texts/texts-version.ts';
import type { TextsStore } from '../ports/texts.ts';

export type TextsPorts = {
  readonly store: TextsStore;
  readonly elections: Pick<ElectionStore, 'find'>;
};

export type By = { readonly id: string };

/** What somebody hands in. `looked`: whether they say that they have looked at the questions of the check. */
export type Handed = { readonly scope: TextsScope; readonly file: Uint8Array; readonly looked: boolean };

export type Submission =
  | { readonly kind: 'submitted'; readonly version: TextsVersion }
  /** Nothing was kept: mistakes, or questions that nobody has looked at yet. */
  | { readonly kind: 'refused'; readonly faults: readonly SheetFault[] }
  | { readonly kind: 'no-such-election' };

const isOwnElection = async ({ elections }: TextsPorts, scope: TextsScope): Promise<boolean> => {
  if (scope.kind === 'state') return true;
  const election = await elections.find(scope.electionId);
  return election?.kind === 'local' && election.county === scope.county;
};

const nextNumber = (versions: readonly TextsVersion[], scope: TextsScope): number =>
  1 +
  versions
    .filter(({ scope: own }) =>
      own.kind === 'county' && scope.kind === 'county' ? own.county === scope.county : own.kind === scope.kind,
    )
    .reduce((most, { number }) => Math.max(most, number), 0);

/** Two people at once take two numbers. */
const MOST_TRIES = 5;

const create = async (store: TextsStore, version: Omit<TextsVersion, 'number'>): Promise<TextsVersion> => {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const numbered = { ...version, number: nextNumber(await store.versions(), version.scope) };
    if ((await store.create(numbered)) === 'created') return numbered;
  }
  throw new Error('No number is free for a version of the texts.');
};

/**
 * Checks a sheet and keeps it as a version that waits for another person's approval. With a mistake, or a question that nobody
 * has looked at, nothing is kept. Throws when the table cannot be reached.
 */
export const submitTexts = async (
  ports: TextsPorts,
  by: By,
  { scope, file, looked }: Handed,
  now: Temporal.Instant,
): Promise<Submission> => {
  if (!(await isOwnElection(ports, scope))) return { kind: 'no-such-election' };
  const { texts, faults } = checkSheet(file, { whole: scope.kind === 'state' });
  if (faults.some((fault) => !looked || !isQuestion(fault))) return { kind: 'refused', faults };
  const languages = LANGUAGES.filter((language) => texts[language] !== undefined);
  const kept = await Promise.all(
    languages.map(async (language) => [language, await ports.store.keep(language, texts[language] ?? {})] as const),
  );
  const version = await create(ports.store, {
    scope,
    hashes: Object.fromEntries(kept),
    counts: Object.fromEntries(languages.map((language) => [language, Object.keys(texts[language] ?? {}).length])),
    questions: faults.length,
    submitted: { by: by.id, at: now },
  });
  return { kind: 'submitted', version };
};

const named = (versions: readonly TextsVersion[], name: string): TextsVersion | undefined =>
  versions.find((version) => versionName(version) === name);

type Decision<Done, Fault> = Promise<Done | Fault | 'nobody' | 'conflict'>;

/** Approves what another person has submitted. Throws when the table cannot be reached. */
export const approveVersion = async (
  { store }: Pick<TextsPorts, 'store'>,
  by: By,
  { name, effectiveFrom }: { readonly name: string; readonly effectiveFrom?: Temporal.Instant | undefined },
  now: Temporal.Instant,
): Decision<'approved', ApprovalFault> => {
  const version = named(await store.versions(), name);
  if (version === undefined) return 'nobody';
  const approved = approveTexts(version, { by: by.id, at: now }, effectiveFrom);
  if (!approved.ok) return approved.error;
  return (await store.decide(version, approved.value)) === 'decided' ? 'approved' : 'conflict';
};

/** Turns a version down, with the reason. Throws when the table cannot be reached. */
export const rejectVersion = async (
  { store }: Pick<TextsPorts, 'store'>,
  by: By,
  { name, reason }: { readonly name: string; readonly reason: string },
  now: Temporal.Instant,
): Decision<'rejected', 'decided-already'> => {
  const version = named(await store.versions(), name);
  if (version === undefined) return 'nobody';
  const rejected = rejectTexts(version, { by: by.id, at: now }, reason);
  if (!rejected.ok) return rejected.error;
  return (await store.decide(version, rejected.value)) === 'decided' ? 'rejected' : 'conflict';
};

/** Takes a version out of force, with the reason: one person may, for it is in a hurry. Throws when the table cannot be reached. */
export const rollBackVersion = async (
  { store }: Pick<TextsPorts, 'store'>,
  by: By,
  { name, reason }: { readonly name: string; readonly reason: string },
  now: Temporal.Instant,
): Decision<'rolled-back', 'not-in-force'> => {
  const versions = await store.versions();
  const version = named(versions, name);
  if (version === undefined) return 'nobody';
  const rolledBack = rollBackTexts(version, versions, { by: by.id, at: now }, reason);
  if (!rolledBack.ok) return rolledBack.error;
  return (await store.decide(version, rolledBack.value)) === 'decided' ? 'rolled-back' : 'conflict';
};

/** Our own texts of a language. */
export const draftTexts = (language: Language): Readonly<Record<string, string>> =>
  Object.fromEntries([...entriesOf(CATALOG[language])].map(([id, { message }]) => [id, message]));

/** The texts that are in force for the state, by language, and the name of their version. What cannot be read is ours. */
export const textsNow = async (
  { store }: Pick<TextsPorts, 'store'>,
  now: Temporal.Instant,
): Promise<{ readonly name: string; readonly texts: SheetTexts }> => {
  const [version] = usableVersions(await store.versions(), { kind: 'state' }, now);
  const texts = await Promise.all(
    LANGUAGES.map(async (language) => {
      const hash = version?.hashes[language];
      const supplied = hash === undefined ? undefined : await store.texts(language, hash);
      return [language, { ...draftTexts(language), ...supplied }] as const;
    }),
  );
  return { name: version === undefined ? DRAFTS : versionName(version), texts: Object.fromEntries(texts) };
};
