import { assumed, PRICES, type PriceName } from '../../lib/platform/cost/bill.ts';
import { STATEMENTS_IN_FILE } from '../../lib/voters/use-cases/find-changes.ts';
import type { Measured } from './worker.ts';

/** Los Angeles decides when comparing ends: the other counties are compared beside it. */
const LARGEST_COUNTY = 5_700_000;
/** What the machine runs at the same time (statemachines/load-register.asl.json), and one function's writes. */
const FUNCTIONS = 20;
const WRITES_AT_ONCE = 32;
/** A conditional write and the read before it, in milliseconds: DynamoDB in the same Region. */
const ROUND_TRIP_MS = 12;
/** Functions' memory, GB. */
const COMPARING_GB = 2;
const APPLYING_GB = 1;

const money = (dollars: number): string => `$${dollars.toFixed(dollars < 10 ? 2 : 0)}`;
const cost = (name: PriceName, quantity: number): number => (quantity / PRICES[name].per) * PRICES[name].usd;

/** What so many statements take of functions and tables. */
const applying = (statements: number, cpuSecondsEach: number, writeUnits: number) => {
  const files = Math.ceil(statements / STATEMENTS_IN_FILE);
  const secondsOfFile = STATEMENTS_IN_FILE * (cpuSecondsEach + ROUND_TRIP_MS / 1_000 / WRITES_AT_ONCE) + 0.5;
  return {
    minutes: (Math.ceil(files / FUNCTIONS) * secondsOfFile) / 60,
    dollars:
      cost('writeUnit', statements * writeUnits) +
      // The record, consistently, and whether the voter is signed up.
      cost('readUnit', statements * 2) +
      cost('lambdaTime', files * secondsOfFile * APPLYING_GB) +
      cost('transition', files * 4) +
      cost('invocation', files),
  };
};

/** Computed, not measured: the state's roll, from what the processor was seen to need and what AWS is known to take. */
export const production = (
  firstVoters: number,
  voters: number,
  { first, comparing, applying: applied, itemBytes }: Measured,
): string => {
  const all = assumed('voters');
  const changes = Math.round((all * applied.writes) / voters);
  const units = Math.ceil(itemBytes / 1_024);
  // A first write puts the voter into two indexes too, the county's and that of sign-ups; most changes leave both entries as they are.
  const firstLoad = applying(all, first.cpuSeconds / firstVoters, units + 2);
  const night = applying(changes, applied.cpuSeconds / applied.writes, units);
  const compareMinutes = ((comparing.seconds / voters) * LARGEST_COUNTY) / 60;
  const compareDollars = cost('lambdaTime', (comparing.seconds / voters) * all * COMPARING_GB);
  // Counting both index partitions' keys: about 100 bytes a voter, half a unit for each 4 KB.
  const countDollars = cost('readUnit', (all * 100) / 8_192);
  const line = (name: string, writes: number, minutes: number, dollars: number): string =>
    `${name.padEnd(24)} ${writes.toLocaleString('en-US').padStart(11)} writes ${minutes.toFixed(0).padStart(4)} min  ${money(dollars)}`;
  return [
    `computed for ${all.toLocaleString('en-US')} voters (an item of ${itemBytes} bytes is ${units} write units, ${FUNCTIONS} functions at once):`,
    line('first load, once', all, compareMinutes + firstLoad.minutes, firstLoad.dollars + compareDollars),
    line('a night', changes, compareMinutes + night.minutes, night.dollars + compareDollars + countDollars),
    '',
  ].join('\n');
};
