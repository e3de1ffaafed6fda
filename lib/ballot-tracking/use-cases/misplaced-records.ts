import type { Election } from '../../elections/domain/election.ts';
import { formerOpenings, messageWindow, windowOpens } from '../../elections/domain/message-window.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import { Temporal } from '../../shared/time.ts';
import type { BallotStore, MarkedRecord } from '../ports.ts';

/** A decision may rest on an election that was read so long ago: only then does nothing new wait for a former moment. */
const OLDEST_DECISION_MINUTES = 20;

export type MisplacedPorts = {
  readonly ballots: Pick<BallotStore, 'waitingFor'>;
  readonly calendar: Pick<ElectionStore, 'list'>;
  /** Searches that found their end and need not be made again, by whoever keeps these ports. */
  readonly searched: Set<string>;
};

/** A place of the index in which ballots may wait for a moment that is their election's no more. */
type Place = {
  readonly shard: string;
  readonly electionId: string;
  readonly moment: Temporal.Instant;
  /** Nothing new can come to wait there. */
  readonly isSettled: boolean;
};

const nameOf = ({ shard, electionId, moment }: Place): string => `${shard} ${electionId} ${moment.toString()}`;

const isBy = (moment: Temporal.Instant, now: Temporal.Instant): boolean => Temporal.Instant.compare(moment, now) <= 0;

const placesOf = (election: Election, shards: readonly string[], now: Temporal.Instant): readonly Place[] => {
  if (!isBy(windowOpens(messageWindow(election)), now)) return [];
  const changed = election.changes.at(-1)?.at;
  const isSettled = changed !== undefined && isBy(changed.add({ minutes: OLDEST_DECISION_MINUTES }), now);
  return formerOpenings(election)
    .filter((moment) => !isBy(moment, now))
    .flatMap((moment) => shards.map((shard) => ({ shard, electionId: election.id, moment, isSettled })));
};

/**
 * Looks for the records that wait for a day on which their election would have begun before it was moved to an earlier
 * one. Each call answers the next page, undefined at the end. The records of other elections that wait for the same
 * moment are gone through once, not again for each page; where nothing new can come, once for all.
 */
export const searchMisplaced = (
  { ballots, calendar, searched }: MisplacedPorts,
  shards: readonly string[],
  now: Temporal.Instant,
): (() => Promise<readonly MarkedRecord[] | undefined>) => {
  let places: Place[] | undefined;
  let after: string | undefined;
  let isAtItsEnd = false;
  return async () => {
    places ??= (shards.length === 0 ? [] : await calendar.list())
      .flatMap((election) => placesOf(election, shards, now))
      .filter((place) => !searched.has(nameOf(place)));
    if (isAtItsEnd) {
      // Whoever asks on has done with what the last page brought.
      const done = places.shift();
      if (done?.isSettled) searched.add(nameOf(done));
    }
    const [place] = places;
    if (place === undefined) return undefined;
    const page = await ballots.waitingFor(place.shard, place.electionId, place.moment, after);
    after = page.next;
    isAtItsEnd = after === undefined;
    return page.records;
  };
};
