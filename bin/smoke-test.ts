import { parseArgs } from 'node:util';
import { deployedConfig, Stage } from '../lib/platform/config.ts';
import { readStageFile } from '../lib/platform/read-stage-file.ts';
import { smokeChecks } from '../lib/platform/smoke/checks.ts';

/**
 * `npm run smoke-test -- --stage staging [--file <stage file>]`: asks a deployed stage through its public addresses.
 * Reads only, and needs no credential.
 */
const { values } = parseArgs({ options: { stage: { type: 'string' }, file: { type: 'string' } } });
const stage = Stage.exclude(['local']).safeParse(values.stage);
if (!stage.success) {
  console.error('Name the stage: npm run smoke-test -- --stage staging');
  process.exit(2);
}
const { addresses, ...file } = readStageFile(stage.data, values.file);
const { edge } = deployedConfig({ addresses, ...file });
const at = ({ domain }: { domain: string }): string => `https://${domain}`;

/** An answer is awaited for so long: a cold start and a slow network. */
const PATIENCE_MS = 20_000;
const ask = (url: string): Promise<Response> =>
  fetch(url, {
    redirect: 'manual',
    headers: { 'accept-encoding': 'gzip, br' },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });

const target = {
  voterSite: at(addresses.voterSite),
  countyApi: at(addresses.countyApi),
  operations: at(addresses.operations),
  edge,
};
let failed = 0;
for (const { name, run } of smokeChecks(ask, target)) {
  const problem = await run().catch((error: unknown) => `Nothing answered: ${String(error)}`);
  if (problem !== undefined) failed += 1;
  console.log(problem === undefined ? `  ✓ ${name}` : `  ✗ ${name}: ${problem}`);
}
console.log(failed === 0 ? 'The stage answers as it should.' : `${failed} checks failed.`);
process.exitCode = failed === 0 ? 0 : 1;
