import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { CountyCode } from '../lib/shared/counties.ts';
import { nodeTools } from '../lib/sync-checks/adapters/rolls/node-tools.ts';
import { readableRoll } from '../lib/sync-checks/adapters/rolls/readable-roll.ts';
import { recogniseRoll } from '../lib/sync-checks/adapters/rolls/recognise-roll.ts';
import { isConfirmable } from '../lib/sync-checks/domain/compare/refusal.ts';
import { refusalText } from '../lib/sync-checks/domain/compare/refusal-text.ts';
import { ROW_PROBLEM_TEXT } from '../lib/sync-checks/domain/compare/row-problem.ts';
import { remarkText } from '../lib/sync-checks/domain/compare/value-remarks.ts';
import { readAssignments } from '../lib/sync-checks/domain/precincts/read-assignments.ts';
import { precinctsRefusalText } from '../lib/sync-checks/domain/precincts/refusal.ts';
import { tryRoll } from '../lib/sync-checks/use-cases/try-roll.ts';

/**
 * Reads an extract as a check does, with the same engine, and says what a check would find wrong with it. Nothing is
 * stored or sent. Counties get it as one file from `/v1/check-roll.cjs`. Exit status: 0 it would be compared, 1 it would
 * not, 2 the command cannot be understood.
 */
const USAGE = `Reads an extract as a sync check does. Nothing is stored or sent.

  <file> --county <two digits> [--rows <number>] [--precincts <file>]

  --county     your county's code, such as 19
  --rows       the number of voters' rows that you are going to announce
  --precincts  the file of precincts and districts that you are going to send beside it`;

const SHOWN = 20;

type Options = { path: string; county: string; rows: number | undefined; precincts: string | undefined };

/** What is wrong with a path that ought to name a file. */
const fileFault = (path: string): string | undefined => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return `There is no file ${path}.`;
  return found.isDirectory() ? `${path} is a folder: name the file itself.` : undefined;
};

const WHOLE = /^\d+$/;

const wrongRows = (written: string): string =>
  `--rows asks for a whole number in digits, such as --rows 5000, not ${written === '' ? 'nothing' : written}.`;

/** What was asked for; a sentence when it cannot be understood. */
const optionsOf = (): Options | string => {
  try {
    const text = { type: 'string' } as const;
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { county: text, rows: text, precincts: text },
    });
    const [path, second] = positionals;
    if (path === undefined) return 'Name the file of your extract.';
    if (second !== undefined) return `Try one file at a time: ${path}, then ${second}.`;
    if (values.county === undefined) return 'Say which county you are, such as --county 19.';
    const county = CountyCode.safeParse(values.county);
    if (!county.success) return `No county has the code ${values.county}: use two digits, 01 (Alameda) to 58 (Yuba).`;
    if (values.rows !== undefined && !WHOLE.test(values.rows)) return wrongRows(values.rows);
    const rows = values.rows === undefined ? undefined : Number(values.rows);
    const fault = fileFault(path) ?? (values.precincts === undefined ? undefined : fileFault(values.precincts));
    return fault ?? { path, county: county.data, rows, precincts: values.precincts };
  } catch (error) {
    const at = process.argv.indexOf('--rows');
    const rows = process.argv[at + 1];
    if (at >= 0 && (rows === undefined || rows.startsWith('-'))) return wrongRows(rows ?? '');
    return error instanceof Error ? error.message : String(error);
  }
};

const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

const announced = async (path: string, rows: number) => ({ sha256: await sha256Of(path), rows });

/** Tries the roll, and gives what its confirmation announces; undefined when a check would give no result. */
const tryExtract = async ({ path, county, rows }: Options) => {
  const open = () => createReadStream(path);
  const roll = readableRoll({ open, expected: { rows }, ...(await recogniseRoll(open)) });
  const trial = await tryRoll(nodeTools, roll, county);
  if (!trial.ok) {
    console.error(`${path}: a check would give no result. ${refusalText(trial.error)}`);
    if (isConfirmable(trial.error)) {
      console.error('If it is really so, send it all the same, and after the check confirm it with "confirm": true.');
    }
    return undefined;
  }
  const { rows: read, voters, problems, remarks, empty } = trial.value;
  console.log(
    `${path}: ${read} rows (${roll.format}), of which ${voters} would be compared and ${read - voters} left out.`,
  );
  for (const { line, code } of problems.slice(0, SHOWN)) console.log(`  line ${line}: ${ROW_PROBLEM_TEXT[code]}`);
  if (problems.length > SHOWN) console.log('  and others: these are the first by line.');
  if (remarks.length > 0) {
    console.log(
      'Values that are not written as the format asks; a check compares them as they are, and they would differ from VoteCal’s:',
    );
    for (const remark of remarks) console.log(`  ${remarkText(remark)}`);
  }
  if (empty.length > 0) {
    console.log('Columns without any value: right if your system does not keep them, or no voter has one.');
    console.log(`  ${empty.join(', ')}: empty in every row.`);
  }
  return announced(path, read);
};

/** The same for the file of precincts and districts. */
const tryPrecincts = async (path: string) => {
  const read = readAssignments(readFileSync(path));
  if (!read.ok) {
    const refused = precinctsRefusalText({ file: 'precincts', side: 'ems', ...read.error });
    console.error(`${path}: a check would give no result: ${refused}`);
    return undefined;
  }
  const { rows, assignments } = read.value;
  console.log(`${path}: ${rows} rows, ${assignments.size} precincts.`);
  return announced(path, rows);
};

const main = async (): Promise<number> => {
  const options = optionsOf();
  if (typeof options === 'string') {
    console.error(`${options}\n\n${USAGE}`);
    return 2;
  }
  const extract = await tryExtract(options);
  const precincts = options.precincts === undefined ? undefined : await tryPrecincts(options.precincts);
  if (extract === undefined || (options.precincts !== undefined && precincts === undefined)) return 1;
  console.log('Only VoteCal’s side can tell whether voters are missing or fields are spelt otherwise: the check will.');
  console.log(`To announce with POST …/extract/complete:\n${JSON.stringify({ ...extract, precincts })}`);
  return 0;
};

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
