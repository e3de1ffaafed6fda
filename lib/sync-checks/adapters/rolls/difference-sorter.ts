import { compareDifferences, type VoterDifference } from '../../domain/difference.ts';
import type { DifferenceSorter } from '../../ports/comparison.ts';
import { openTemporaryFile, type TemporaryFile } from './temporary-file.ts';

/** Differences kept in memory before they are written out as a sorted run. */
const RUN_LENGTH = 50_000;
const READ_LENGTH = 65_536;

interface Run {
  readonly start: number;
  readonly end: number;
}

/** Keeps `runLength` differences in memory, and sorted runs of as many in a file without a name. */
export const differenceSorter = (runLength: number = RUN_LENGTH): DifferenceSorter => {
  let held: VoterDifference[] = [];
  let file: TemporaryFile | undefined;
  const runs: Run[] = [];
  const spill = (): void => {
    file ??= openTemporaryFile();
    const bytes = Buffer.from(
      held
        .sort(compareDifferences)
        .map((difference) => `${JSON.stringify(difference)}\n`)
        .join(''),
    );
    const start = file.append(bytes);
    runs.push({ start, end: start + bytes.length });
    held = [];
  };
  return {
    add: (difference) => {
      held.push(difference);
      if (held.length >= runLength) spill();
    },
    sorted: () => {
      held.sort(compareDifferences);
      const spilled = file;
      return spilled === undefined ? held : merged([...runs.map((run) => readRun(spilled, run)), held.values()]);
    },
    close: () => file?.close(),
  };
};

/** The records of one run, read in pieces. They were written by `spill`, so they are what they claim to be. */
function* readRun(file: TemporaryFile, run: Run): Generator<VoterDifference, undefined> {
  let rest = Buffer.alloc(0);
  for (let at = run.start; at < run.end; ) {
    const piece = file.read(at, Math.min(READ_LENGTH, run.end - at));
    at += piece.length;
    const bytes = Buffer.concat([rest, piece]);
    const complete = bytes.lastIndexOf('\n') + 1;
    rest = bytes.subarray(complete);
    for (const line of bytes.toString('utf8', 0, complete).split('\n')) if (line !== '') yield JSON.parse(line);
  }
}

interface Head {
  readonly difference: VoterDifference;
  readonly rest: Iterator<VoterDifference, unknown>;
}

/** Merges sorted runs: the heads stay sorted, the first one's successor is put in its place by binary search. */
function* merged(runs: readonly Iterator<VoterDifference, unknown>[]): Generator<VoterDifference, undefined> {
  const heads: Head[] = [];
  const enter = (rest: Iterator<VoterDifference, unknown>): void => {
    const next = rest.next();
    if (next.done === true) return;
    let low = 0;
    let high = heads.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = heads[middle];
      if (other !== undefined && compareDifferences(other.difference, next.value) <= 0) low = middle + 1;
      else high = middle;
    }
    heads.splice(low, 0, { difference: next.value, rest });
  };
  for (const run of runs) enter(run);
  for (let head = heads.shift(); head !== undefined; head = heads.shift()) {
    yield head.difference;
    enter(head.rest);
  }
}
