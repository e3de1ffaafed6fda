import { currentElections } from '../../elections/domain/current-elections.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';
import { concernsCounty, type EndedHalt, type Halt, type HaltScope, haltId } from '../domain/halt.ts';
import { type HaltStanding, type HaltWaiting, waitingWithin } from '../domain/halt-waiting.ts';
import { NO_ELECTION } from '../domain/moved-notices.ts';
import type { CountMessages } from '../ports/ledger.ts';
import type { HaltBook } from '../ports/settings.ts';

export type HaltPorts = {
  readonly halts: HaltBook;
  readonly elections: Pick<ElectionStore, 'find' | 'list'>;
  readonly countMessages: CountMessages;
};

/** Halts that are over, as far back as a page shows them. */
const ENDED_SHOWN = 50;

/** The county whose messages a scope is about; null for all. */
const countyOfScope = ({ county, uploadId }: HaltScope): CountyCode | null =>
  county ?? CountyCode.safeParse(uploadId?.slice(0, 2)).data ?? null;

/** How many messages wait within a scope. `county`: only those to this county's voters. Throws when a table cannot be reached. */
export const countWaiting = async (
  { elections, countMessages }: Pick<HaltPorts, 'elections' | 'countMessages'>,
  scope: HaltScope,
  county: CountyCode | null,
  now: Temporal.Instant,
): Promise<HaltWaiting> => {
  const ids =
    scope.electionId === undefined
      ? [...currentElections(await elections.list(), now).map(({ id }) => id), NO_ELECTION]
      : [scope.electionId];
  const counts = await Promise.all(ids.map((id) => countMessages(id, county ?? countyOfScope(scope))));
  return waitingWithin(scope, counts.flat());
};

/** Why a halt is not put in force, or not ended. */
export type HaltRefusal = 'halted-already' | 'unknown-election' | 'not-found';

/** Puts a halt in force: within 10 seconds no message of its scope is claimed any more. */
export const startHalt = async (
  ports: HaltPorts,
  { scope, reason, by }: { readonly scope: HaltScope; readonly reason: string; readonly by: string },
  now: Temporal.Instant,
): Promise<Result<HaltStanding, HaltRefusal>> => {
  const { electionId } = scope;
  const isKnown = electionId === undefined || (await ports.elections.find(electionId)) !== undefined;
  if (!isKnown) return err('unknown-election');
  const halt: Halt = { id: haltId(scope), scope, reason, startedBy: by, startedAt: now };
  if ((await ports.halts.start(halt)) === 'exists') return err('halted-already');
  return ok({ ...halt, waiting: await countWaiting(ports, scope, null, now) });
};

/** Ends a halt: what waits because of it goes out within minutes, inside its voters' hours, if it is still true and in time. */
export const endHalt = async (
  { halts }: Pick<HaltPorts, 'halts'>,
  id: string,
  by: string,
  now: Temporal.Instant,
): Promise<Result<EndedHalt, HaltRefusal>> => {
  const halt = (await halts.active()).find((one) => one.id === id);
  if (halt === undefined) return err('not-found');
  const ended = { endedBy: by, endedAt: now };
  return (await halts.end(halt, ended)) === 'ended' ? ok({ ...halt, ...ended }) : err('not-found');
};

/** The halts that concern a county, or all when it is null, with what waits within each, and those that are over. */
export const listHalts = async (
  ports: HaltPorts,
  county: CountyCode | null,
  now: Temporal.Instant,
): Promise<{ readonly active: readonly HaltStanding[]; readonly ended: readonly EndedHalt[] }> => {
  const isTheirs = (halt: Halt): boolean => county === null || concernsCounty(halt, county);
  const [active, ended] = await Promise.all([ports.halts.active(), ports.halts.ended(ENDED_SHOWN)]);
  const standing = active.filter(isTheirs).map(async (halt) => ({
    ...halt,
    waiting: await countWaiting(ports, halt.scope, county, now),
  }));
  return { active: await Promise.all(standing), ended: ended.filter(isTheirs) };
};
