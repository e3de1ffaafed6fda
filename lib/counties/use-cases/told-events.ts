import { TELLING_STATES, type Telling, type TellingState, toldAgain } from '../../messaging/domain/county-telling.ts';
import type { CountyTellings } from '../../messaging/ports/county-events.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';

export type ToldPorts = {
  readonly clock: Clock;
  readonly tellings: Pick<CountyTellings, 'latest' | 'count' | 'move'>;
};

/** Counted so far: behind it stands “or more”. */
export const COUNTED = 1_000;
/** Shown of each state, the newest first. */
const SHOWN = 25;
/** Told again with one click; a thousand more with the next. */
const AGAIN = 100;

/** What a county's system was told, is still to be told, and was not told in a week. */
export type ToldEvents = {
  readonly counts: Readonly<Record<TellingState, number>>;
  readonly latest: readonly Telling[];
};

/** Throws when the table cannot be reached. */
export const readTold = async ({ tellings }: Pick<ToldPorts, 'tellings'>, county: CountyCode): Promise<ToldEvents> => {
  const states = await Promise.all(
    TELLING_STATES.map(async (state) => ({
      state,
      count: await tellings.count(county, state, COUNTED),
      latest: await tellings.latest(county, state, SHOWN),
    })),
  );
  const counts = Object.fromEntries(states.map(({ state, count }) => [state, count]));
  return { counts: counts as Record<TellingState, number>, latest: states.flatMap(({ latest }) => latest) };
};

/** Has what was given up told again, up to a thousand at a time; gives how many. Throws when the table cannot be reached. */
export const tellAgain = async ({ clock, tellings }: ToldPorts, county: CountyCode): Promise<number> => {
  const now = await clock();
  let count = 0;
  while (count < COUNTED) {
    const failed = await tellings.latest(county, 'failed', AGAIN);
    const moved = await Promise.all(failed.map((one) => tellings.move(one, toldAgain(one, now))));
    const done = moved.filter((one) => one === 'moved').length;
    if (done === 0) break;
    count += done;
  }
  return count;
};
