import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { duckdbDifferences } from './duckdb-differences.ts';
import { peakMegabytes } from './peak-memory.ts';
import { type Measured, ROLL_FILES } from './rolls.ts';

/** One measured process: DuckDB's full outer join over all columns, as peer and as oracle. */

const [folder = '', answerFile = ''] = process.argv.slice(2);
const differences = await duckdbDifferences(join(folder, ROLL_FILES.shuffled), join(folder, ROLL_FILES.votecal));
const { user, system } = process.cpuUsage();
writeFileSync(answerFile, differences.map((difference) => JSON.stringify(difference)).join('\n'));
const measured: Measured = {
  cpuSeconds: (user + system) / 1e6,
  peakMegabytes: peakMegabytes(),
  answer: String(differences.length),
};
console.log(JSON.stringify(measured));
