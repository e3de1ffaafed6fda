import type { Language } from '../../../shared/codes.ts';
import type { CountyCode } from '../../../shared/counties.ts';
import { Temporal } from '../../../shared/time.ts';

/** For whom a version is: for all messages, or for those of one county's own election. */
export type TextsScope =
  | { readonly kind: 'state' }
  | { readonly kind: 'county'; readonly county: CountyCode; readonly electionId: string };

/** Who did something to a version, and when. */
export type TextsStep = { readonly by: string; readonly at: Temporal.Instant };

/**
 * A version of the texts as the Secretary of State has supplied it. Its texts never change; only what is decided about it
 * does, each step once.
 */
export type TextsVersion = {
  readonly scope: TextsScope;
  /** From 1: counted over the state's versions, or over all of one county. */
  readonly number: number;
  /** SHA-256 of the texts of each language that it has, in hex: their name in the store. */
  readonly hashes: Readonly<Partial<Record<Language, string>>>;
  /** How many places it fills in each language. */
  readonly counts: Readonly<Partial<Record<Language, number>>>;
  /** Questions of the check that the submitter has looked at. */
  readonly questions: number;
  readonly submitted: TextsStep;
  readonly approved?: TextsStep & { readonly effectiveFrom: Temporal.Instant };
  readonly rejected?: TextsStep & { readonly reason: string };
  readonly rolledBack?: TextsStep & { readonly reason: string };
};

/** Our own texts, which are sent where nothing else is in force; also what older messages were written with. */
export const DRAFTS = 'drafts';

/** `state-3`, `county-37-2`: the name of a version in the ledger, in the provider's context and on pages. */
export const versionName = ({ scope, number }: Pick<TextsVersion, 'scope' | 'number'>): string =>
  scope.kind === 'state' ? `state-${number}` : `county-${scope.county}-${number}`;

/** Two versions that a message is written with: the county's texts over the state's. */
const BETWEEN = '.';
export const togetherName = (county: string, state: string): string => `${county}${BETWEEN}${state}`;
/** The names in a message's version, the county's first. */
export const namesInVersion = (name: string): readonly string[] => name.split(BETWEEN);

export const isSameScope = (one: TextsScope, other: TextsScope): boolean =>
  one.kind === 'county' && other.kind === 'county'
    ? one.county === other.county && one.electionId === other.electionId
    : one.kind === other.kind;

/** What has become of a version. */
export type TextsState = 'submitted' | 'rejected' | 'scheduled' | 'in-force' | 'replaced' | 'rolled-back';

const newerFirst = (one: TextsVersion, other: TextsVersion): number => {
  const [a, b] = [one.approved?.effectiveFrom, other.approved?.effectiveFrom];
  return (a && b ? Temporal.Instant.compare(b, a) : 0) || other.number - one.number;
};

/**
 * The versions of a scope that may be written with at a moment, the one in force first: the others stand in for it where its
 * texts cannot be read.
 */
export const usableVersions = (
  versions: readonly TextsVersion[],
  scope: TextsScope,
  now: Temporal.Instant,
): readonly TextsVersion[] =>
  versions
    .filter(
      ({ scope: own, approved, rolledBack }) =>
        isSameScope(own, scope) &&
        approved !== undefined &&
        rolledBack === undefined &&
        Temporal.Instant.compare(approved.effectiveFrom, now) <= 0,
    )
    .toSorted(newerFirst);

/** What a version is at a moment, among all versions. */
export const textsState = (
  version: TextsVersion,
  versions: readonly TextsVersion[],
  now: Temporal.Instant,
): TextsState => {
  if (version.rolledBack) return 'rolled-back';
  if (version.rejected) return 'rejected';
  if (version.approved === undefined) return 'submitted';
  if (Temporal.Instant.compare(version.approved.effectiveFrom, now) > 0) return 'scheduled';
  return usableVersions(versions, version.scope, now)[0]?.number === version.number ? 'in-force' : 'replaced';
};
