import { parseArgs } from 'node:util';
import { checkPeople, groupsAt } from './groups.ts';
import { holm, mannWhitney, smallestSeen } from './mann-whitney.ts';
import { inMemory } from './memory.ts';
import { runningStage } from './stage.ts';
import { type Measured, measure } from './trials.ts';

/** Rounds before the first that counts. */
const WARM_UP = 10;
/** Where chance alone would be as far off in one run of twenty. */
const ALPHA = 0.05;

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
const spread = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return (sorted[Math.floor(sorted.length * 0.75)] ?? 0) - (sorted[Math.floor(sorted.length * 0.25)] ?? 0);
};

type Row = {
  readonly group: string;
  readonly branch: string;
  readonly times: readonly number[];
  readonly p?: number;
  readonly auc?: number;
};

const rowsOf = ({ group, samples }: Measured): readonly Row[] => {
  const [reference, ...others] = [...samples];
  if (reference === undefined) return [];
  const [first, { times: base }] = reference;
  return [
    { group: group.name, branch: first.name, times: base },
    ...others.map(([branch, { times }]) => ({
      group: group.name,
      branch: branch.name,
      times,
      ...mannWhitney(base, times),
    })),
  ];
};

const print = (measured: readonly Measured[]): boolean => {
  const rows = measured.flatMap(rowsOf);
  const compared = rows.filter((row) => row.p !== undefined);
  const corrected = new Map(holm(compared.map(({ p }) => p ?? 1)).map((value, at) => [compared[at], value]));
  for (const { group, samples } of measured) {
    console.log(`\n${group.name}`.padEnd(41), 'median ms   quartiles apart     AUC       p    p, Holm');
    for (const row of rows.filter((one) => one.group === group.name)) {
      const numbers = [median(row.times).toFixed(3).padStart(9), spread(row.times).toFixed(3).padStart(17)];
      const tested =
        row.p === undefined ? [] : [row.auc?.toFixed(3), row.p.toFixed(3), (corrected.get(row) ?? 1).toFixed(3)];
      console.log(`  ${row.branch.padEnd(38)}`, ...numbers, ...tested.map((one) => String(one).padStart(7)));
    }
    const [base] = samples.values();
    const answers = new Set([...samples.values()].flatMap((sample) => [...sample.answers]));
    console.log(
      `  answers that differ: ${answers.size - 1}; a delay of ${smallestSeen(base?.times ?? []).toFixed(3)} ms would show`,
    );
  }
  const verdict = (name: string, isMet: boolean): boolean => {
    console.log(`${isMet ? 'met   ' : 'MISSED'}  ${name}`);
    return isMet;
  };
  console.log('');
  return [
    verdict(
      'the same bytes on every branch of a group',
      measured.every(({ samples }) => new Set([...samples.values()].flatMap(({ answers }) => [...answers])).size === 1),
    ),
    verdict(
      `no branch told by its time (p ≥ ${ALPHA}, Holm)`,
      [...corrected.values()].every((p) => p >= ALPHA),
    ),
  ].every(Boolean);
};

/** `--trials 1568 [--in-memory] [--groups form,not-matched]`: whether the time of an answer tells what the answer does not. */
export const run = async (options: readonly string[]): Promise<boolean> => {
  const { values } = parseArgs({
    args: [...options],
    options: {
      trials: { type: 'string', default: '1568' },
      'in-memory': { type: 'boolean', default: false },
      groups: { type: 'string' },
    },
  });
  const place = values['in-memory'] ? inMemory() : await runningStage();
  await checkPeople(place);
  const wanted = values.groups?.split(',');
  const groups = groupsAt(place).filter(({ id }) => wanted?.includes(id) ?? true);
  const started = performance.now();
  const measured = await measure(groups, Number(values.trials), WARM_UP);
  const [sample] = measured[0]?.samples.values() ?? [];
  console.log(`${sample?.times.length} trials a branch, ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return print(measured);
};
