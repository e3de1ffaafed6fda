import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip, createZstdCompress } from 'node:zlib';
import { build } from 'esbuild';
import { generateRolls } from './generate.ts';
import { goalsOf, type Medians, type ToolName } from './goals.ts';
import { type Run, runProcess } from './process-run.ts';
import { COMPRESSED, type Measured, ROLL_FILES, type RollFacts } from './rolls.ts';

const SEED = 19_083;

/** How each tool is run. `answers`: it writes the differences it found, which must equal the oracle's. */
interface Tool {
  readonly name: ToolName;
  readonly run: (folder: string, answerFile: string) => Promise<Run>;
  readonly answers: boolean;
}

const node = async (args: readonly string[]): Promise<Run> => {
  const run = await runProcess(process.execPath, args);
  const { cpuSeconds, peakMegabytes, answer }: Measured = JSON.parse(run.output);
  return { wallSeconds: run.wallSeconds, cpuSeconds, peakMegabytes, output: answer };
};

const ours = (name: ToolName, mode: string): Tool => ({
  name,
  run: (folder, answerFile) => node([join(folder, 'ours.mjs'), mode, folder, answerFile]),
  answers: name.startsWith('ours'),
});

const SORT_COMM =
  'export LC_ALL=C; comm -3 <(sort -T "$3" --parallel=2 "$1") <(sort -T "$3" --parallel=2 "$2") | wc -l';

const TOOLS: readonly Tool[] = [
  ours('read only', 'read-only'),
  ours('count newlines', 'count-newlines'),
  ours('count newlines, streams', 'count-newlines-streams'),
  ours('ours, same order', 'same-order'),
  ours('ours, same order, SHA-256 too', 'same-order-sha256'),
  ours('ours, same order, streams', 'same-order-streams'),
  ours('ours, any order', 'any-order'),
  ours('ours, any order, zstd streams, SHA-256 too', 'any-order-lambda'),
  {
    name: 'DuckDB full outer join',
    run: (folder, answerFile) => node([join(import.meta.dirname, 'duckdb.ts'), folder, answerFile]),
    answers: true,
  },
  {
    name: 'sort | comm',
    run: (folder) =>
      runProcess('bash', [
        '-c',
        SORT_COMM,
        'bash',
        join(folder, ROLL_FILES.shuffled),
        join(folder, ROLL_FILES.votecal),
        folder,
      ]),
    answers: false,
  },
  ours('decompress gzip', 'decompress-gzip'),
  ours('ours, same order, gzip', 'same-order-gzip'),
  ours('decompress zstd', 'decompress-zstd'),
  ours('ours, same order, zstd', 'same-order-zstd'),
];

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

/** Writes the rolls, plain and compressed, and the bundle that a Lambda would run. */
const prepare = async (folder: string, voters: number): Promise<void> => {
  const path = (name: string): string => join(folder, name);
  const rolls = generateRolls(SEED, voters, {
    votecal: path(ROLL_FILES.votecal),
    ems: path(ROLL_FILES.ems),
    shuffled: path(ROLL_FILES.shuffled),
  });
  const compressions = [
    [ROLL_FILES.ems, 'gzip'],
    [ROLL_FILES.votecal, 'gzip'],
    [ROLL_FILES.ems, 'zstd'],
    [ROLL_FILES.votecal, 'zstd'],
    [ROLL_FILES.shuffled, 'zstd'],
  ] as const;
  for (const [name, compression] of compressions) {
    const compressor = compression === 'gzip' ? createGzip({ level: 1 }) : createZstdCompress();
    await pipeline(
      createReadStream(path(name)),
      compressor,
      createWriteStream(path(`${name}${COMPRESSED[compression]}`)),
    );
  }
  const hashed = [ROLL_FILES.votecal, ROLL_FILES.ems, `${ROLL_FILES.votecal}.zst`, `${ROLL_FILES.shuffled}.zst`];
  const sha256: Record<string, string> = {};
  for (const name of hashed) sha256[name] = await hashOf(path(name));
  const facts: RollFacts = { ...rolls, sha256 };
  writeFileSync(path('facts.json'), JSON.stringify(facts));
  await build({
    entryPoints: [join(import.meta.dirname, 'ours.ts')],
    outfile: path('ours.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    logLevel: 'error',
  });
};

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

const mediansOf = (runs: readonly Run[]): Medians => ({
  wallSeconds: median(runs.map(({ wallSeconds }) => wallSeconds)),
  cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
  peakMegabytes: median(runs.map(({ peakMegabytes }) => peakMegabytes)),
});

/** Every tool once per round, so that a busy moment of the machine hits them alike. False: an answer was wrong. */
const measure = async (folder: string, rounds: number): Promise<{ runs: Map<ToolName, Run[]>; agree: boolean }> => {
  const runs = new Map<ToolName, Run[]>();
  const answers = new Map<string, ToolName[]>();
  for (let round = 1; round <= rounds; round += 1) {
    for (const tool of TOOLS) {
      const answerFile = join(folder, 'answer.ndjson');
      const run = await tool.run(folder, answerFile);
      runs.set(tool.name, [...(runs.get(tool.name) ?? []), run]);
      if (tool.answers) {
        const answer = createHash('sha256').update(readFileSync(answerFile)).digest('hex');
        answers.set(answer, [...(answers.get(answer) ?? []), tool.name]);
        rmSync(answerFile);
      }
      process.stderr.write(`round ${round}: ${tool.name} ${run.wallSeconds.toFixed(2)} s\n`);
    }
  }
  if (answers.size > 1) for (const [answer, names] of answers) console.error(answer.slice(0, 12), names.join('; '));
  return { runs, agree: answers.size === 1 };
};

const pad = (cells: readonly string[]): string =>
  cells.map((cell, column) => (column === 0 ? cell.padEnd(46) : cell.padStart(12))).join('');

/** Prints the table and the goals; true when every goal is met and every answer is the same. */
const print = (voters: number, rounds: number, runs: Map<ToolName, Run[]>, agree: boolean): boolean => {
  const names = TOOLS.map(({ name }) => name);
  const medians = Object.fromEntries(names.map((name) => [name, mediansOf(runs.get(name) ?? [])])) as Record<
    ToolName,
    Medians
  >;
  const newline = medians['count newlines'].wallSeconds;
  const duckdb = medians['DuckDB full outer join'].wallSeconds;
  console.log(`\n${voters.toLocaleString('en-US')} voters a side, median of ${rounds}\n`);
  console.log(pad(['', 'wall s', 'min-max', 'CPU s', 'peak MB', 'x newlines', 'x DuckDB']));
  for (const name of names) {
    const { wallSeconds, cpuSeconds, peakMegabytes } = medians[name];
    const walls = (runs.get(name) ?? []).map((run) => run.wallSeconds);
    console.log(
      pad([
        name,
        wallSeconds.toFixed(2),
        `${Math.min(...walls).toFixed(2)}-${Math.max(...walls).toFixed(2)}`,
        cpuSeconds.toFixed(2),
        peakMegabytes.toFixed(0),
        (wallSeconds / newline).toFixed(2),
        (duckdb / wallSeconds).toFixed(1),
      ]),
    );
  }
  console.log('');
  const goals = goalsOf(medians);
  for (const { text, value, limit, met } of goals) {
    console.log(`${met ? 'met   ' : 'MISSED'}  ${text} ${limit}: ${value.toFixed(2)}`);
  }
  console.log(`${agree ? 'met   ' : 'MISSED'}  every answer equals DuckDB's, difference by difference`);
  return agree && goals.every(({ met }) => met);
};

/** `--rows 1000000,6000000 --rounds 3`. The goals are set for 6,000,000 rows. */
export const run = async (options: readonly string[]): Promise<boolean> => {
  const { values } = parseArgs({
    args: [...options],
    options: { rows: { type: 'string', default: '1000000,6000000' }, rounds: { type: 'string', default: '3' } },
  });
  const sizes = values.rows.split(',').map(Number);
  const rounds = Number(values.rounds);
  if (![rounds, ...sizes].every((number) => Number.isInteger(number) && number > 0)) {
    throw new Error('Use whole numbers, as in --rows 1000000,6000000 --rounds 3.');
  }
  let met = true;
  for (const voters of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-'));
    const remove = (): void => rmSync(folder, { recursive: true, force: true });
    process.once('exit', remove);
    const stop = (): never => process.exit(130);
    process.once('SIGINT', stop).once('SIGTERM', stop);
    try {
      process.stderr.write(`writing rolls of ${voters} voters\n`);
      await prepare(folder, voters);
      const { runs, agree } = await measure(folder, rounds);
      met = print(voters, rounds, runs, agree) && met;
    } finally {
      remove();
      process.off('exit', remove).off('SIGINT', stop).off('SIGTERM', stop);
    }
  }
  return met;
};
