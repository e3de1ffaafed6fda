import type { CountyCode } from '../../../shared/counties.ts';
import { inName, Temporal } from '../../../shared/time.ts';
import type { GuardCode, LoadCounts } from './guard.ts';

/** A stored file, pinned to one version. */
export type RegisterFile = {
  readonly key: string;
  /** Null where the store keeps no versions. */
  readonly versionId: string | null;
  readonly rows: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
};

/** One county's roll as VoteCal delivered it, with the list of its confidential voters. */
export type RegisterSnapshot = RegisterFile & {
  readonly takenAt: Temporal.Instant;
  readonly canonical: boolean;
  readonly confidential: RegisterFile;
};

/** Why a roll was not loaded: no usable delivery, a file that is no roll (`ROLL_…`), or a guard. */
export type RefusalCode =
  | GuardCode
  | 'NO_SNAPSHOT'
  | 'UNREADABLE_MANIFEST'
  | 'OTHER_COUNTY'
  | 'NO_PRECINCTS'
  | 'TOO_OLD'
  | 'NO_CONFIDENTIAL_LIST'
  | 'CONFIDENTIAL_LIST_DIFFERS'
  | 'ROWS_LEFT_OUT'
  | 'LOADED_ROLL_GONE'
  | `ROLL_${string}`;
export type Refusal = {
  readonly code: RefusalCode;
  readonly at: Temporal.Instant;
  /** The roll that was refused; null when there was none. */
  readonly sha256: string | null;
  readonly counts: LoadCounts | null;
};

/** What a load has to write: files of statements, each applied by itself, in any order, as often as one likes. */
export type Compared = {
  readonly counts: LoadCounts;
  readonly present: readonly string[];
  readonly absent: readonly string[];
};

/** A load that has begun. What it writes is decided once: repeats of its steps go on from there. */
export type Load = {
  readonly id: string;
  readonly snapshot: RegisterSnapshot;
  readonly startedAt: Temporal.Instant;
  /** Why a guard's limit was passed over, where a person said so. */
  readonly acceptedBecause: string | null;
  readonly compared: Compared | null;
};

/** How a county's part of the register stands. */
export type CountyRegister = {
  readonly county: CountyCode;
  /** What the register holds; null before the first load. */
  readonly loaded: {
    readonly snapshot: RegisterSnapshot;
    readonly finishedAt: Temporal.Instant;
    readonly voters: number;
  } | null;
  readonly load: Load | null;
  readonly refused: Refusal | null;
};

/** A person's word that one very file is right although a guard speaks against it. */
export type Accepted = { readonly county: CountyCode; readonly sha256: string; readonly reason: string };

/** What is to be done about a county tonight. */
export type CountyStep =
  /** Goes on with what was begun: half a load is worse than a late one. */
  | { readonly kind: 'resume'; readonly load: Load }
  | { readonly kind: 'begin'; readonly load: Load }
  | { readonly kind: 'skip'; readonly because: 'not-begun' | 'loaded-already' | 'refused-already' };

/** `03-20261104T060000Z`: one load for a county and a snapshot. */
export const loadId = (county: CountyCode, { takenAt, sha256 }: RegisterSnapshot): string =>
  `${county}-${inName(takenAt)}-${sha256.slice(0, 8)}`;

/**
 * The next step of a county. A county that was never loaded begins when a person says so (`first`): what is missing may
 * be the record of its load, and to write all of its voters again is not what a night should do by itself.
 */
export const nextStep = (
  { county, loaded, load, refused }: CountyRegister,
  snapshot: RegisterSnapshot,
  now: Temporal.Instant,
  { first, accepted }: { readonly first: boolean; readonly accepted: Accepted | undefined },
): CountyStep => {
  if (load) return { kind: 'resume', load };
  if (!loaded && !first) return { kind: 'skip', because: 'not-begun' };
  if (loaded && Temporal.Instant.compare(snapshot.takenAt, loaded.snapshot.takenAt) <= 0) {
    return { kind: 'skip', because: 'loaded-already' };
  }
  const acceptedBecause = accepted?.sha256 === snapshot.sha256 ? accepted.reason : null;
  if (refused?.sha256 === snapshot.sha256 && acceptedBecause === null)
    return { kind: 'skip', because: 'refused-already' };
  const id = loadId(county, snapshot);
  return { kind: 'begin', load: { id, snapshot, startedAt: now, acceptedBecause, compared: null } };
};
