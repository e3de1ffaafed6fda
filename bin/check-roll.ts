import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { CountyCode } from '../lib/shared/counties.ts';
import { nodeTools } from '../lib/sync-checks/adapters/rolls/node-tools.ts';
import { readableRoll } from '../lib/sync-checks/adapters/rolls/readable-roll.ts';
import { recogniseRoll } from '../lib/sync-checks/adapters/rolls/recognise-roll.ts';
import { refusalText } from '../lib/sync-checks/domain/compare/refusal-text.ts';
import { ROW_PROBLEM_TEXT } from '../lib/sync-checks/domain/compare/row-problem.ts';
import { tryRoll } from '../lib/sync-checks/use-cases/try-roll.ts';

/** `npm run check-roll -- <file> --county 19 [--rows 1234]`: reads an extract as a check does. Nothing is stored or sent. */
const SHOWN = 20;
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { county: { type: 'string' }, rows: { type: 'string' } },
});
const county = CountyCode.safeParse(values.county);
const [path] = positionals;
if (path === undefined || !county.success) {
  console.error('Give a file and the county: npm run check-roll -- extract.csv --county 19 [--rows 1234]');
  process.exit(2);
}
const open = () => createReadStream(path);
const rows = values.rows === undefined ? undefined : Number(values.rows);
const roll = readableRoll({ open, expected: { rows }, ...(await recogniseRoll(open)) });
const trial = await tryRoll(nodeTools, roll, county.data);
if (!trial.ok) {
  console.error(`No result: ${refusalText(trial.error)}`);
  process.exit(1);
}
const { rows: read, voters, problems } = trial.value;
console.log(`${read} rows, of which ${voters} would be compared (${roll.format}).`);
for (const { line, code } of problems.slice(0, SHOWN)) console.log(`  line ${line}: ${ROW_PROBLEM_TEXT[code]}`);
if (problems.length > SHOWN) console.log(`  and ${problems.length - SHOWN} more.`);
