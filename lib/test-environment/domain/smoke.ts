import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';

/**
 * What is tried of each county, in this order (memorandum #21144, tasks 12 and 17: "verify that VoteCal search works from the
 * County EMS CTE"; before it what it stands on, after it what follows from it).
 */
export const SMOKE_CHECKS = ['connectivity', 'credentials', 'search', 'ballot', 'message'] as const;
export type SmokeCheck = (typeof SMOKE_CHECKS)[number];

/** Why a check fails. Each has a sentence for whoever has to do something about it. */
export const SMOKE_REASONS = [
  'no-endpoint',
  'endpoint-secret-gone',
  'endpoint-not-called',
  'endpoint-unanswered',
  'endpoint-answered-otherwise',
  'no-credential',
  'no-token',
  'api-unanswered',
  'environment-down',
  'install-not-confirmed',
  'not-let-in',
  'refused',
  'voter-not-found',
  'ballot-not-taken',
  'message-not-sent',
  'message-failed',
] as const;
export type SmokeReason = (typeof SMOKE_REASONS)[number];

/** `waits`: the message is on its way, or the county has not been tried yet. */
export type SmokeCell =
  | { readonly state: 'passed' }
  | { readonly state: 'failed'; readonly reason: SmokeReason }
  | { readonly state: 'not-tried'; readonly because: SmokeCheck }
  | { readonly state: 'waits' };

export type SmokeCells = Readonly<Record<SmokeCheck, SmokeCell>>;

/** What came of a county in a run. */
export type SmokeRow = {
  readonly run: string;
  readonly county: CountyCode;
  readonly triedAt: Temporal.Instant;
  readonly cells: SmokeCells;
};

/** A run of the smoke test. Its id is the name of its execution: `smoke-test-2021-10-12-1`. */
export type SmokeRun = {
  readonly id: string;
  readonly startedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  readonly counties: readonly CountyCode[];
  /** The election whose ballots are uploaded. */
  readonly electionId: string;
};

/** Without which other checks a check cannot be tried. A county whose endpoint is silent may well search. */
const STANDS_ON: Readonly<Record<SmokeCheck, SmokeCheck | null>> = {
  connectivity: null,
  credentials: null,
  search: 'credentials',
  ballot: 'credentials',
  message: 'ballot',
};

const PASSED: SmokeCell = { state: 'passed' };

/** The cell of a check that was not tried because what it stands on has failed; undefined when it can be tried. */
export const cannotTry = (check: SmokeCheck, cells: Partial<SmokeCells>): SmokeCell | undefined => {
  const below = STANDS_ON[check];
  if (below === null || cells[below]?.state === 'passed') return undefined;
  return { state: 'not-tried', because: below };
};

/** The cell of what was tried: `undefined` is "it works". */
export const cellOf = (reason: SmokeReason | undefined): SmokeCell =>
  reason === undefined ? PASSED : { state: 'failed', reason };

/** Whether everything works in a county. */
export const hasPassed = ({ cells }: Pick<SmokeRow, 'cells'>): boolean =>
  SMOKE_CHECKS.every((check) => cells[check].state === 'passed');

/** What a run is asked for: named counties, or those alone that have not passed, or all that take part. */
export type SmokeWish = { readonly counties?: readonly CountyCode[] | undefined; readonly failedOnly: boolean };

/** The counties of a run: of those that are meant the ones that have not passed, where only these are wanted. */
export const countiesToTry = (
  { counties, failedOnly }: SmokeWish,
  participants: readonly CountyCode[],
  newest: ReadonlyMap<CountyCode, SmokeRow>,
): readonly CountyCode[] => {
  const meant = counties ?? participants;
  if (!failedOnly) return meant;
  return meant.filter((county) => {
    const row = newest.get(county);
    return row === undefined || !hasPassed(row);
  });
};
