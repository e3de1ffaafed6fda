/**
 * Completes and verifies package-lock.json from the registry that npm is configured for.
 *
 *   npm run lock               says which packages lack an integrity, or have one that is not the registry's
 *   npm run lock -- complete   writes the missing ones: npm leaves them out for platforms other than its own
 *
 * A package that another one carries inside itself has no integrity of its own: its carrier's covers it.
 */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { inParallel } from '../lib/shared/in-parallel.ts';

const FILE = join(dirname(fileURLToPath(import.meta.url)), '../package-lock.json');
/** npm takes half a second of a processor for each question. */
const AT_ONCE = 4;

const Entry = z.object({ version: z.string(), integrity: z.string().optional(), inBundle: z.boolean().optional() });
/** Records, which keep the order of what they hold. */
const Lock = z.record(z.string(), z.unknown());
const Packages = z.record(z.string(), z.record(z.string(), z.unknown()));

const run = promisify(execFile);

/** The integrity that the registry gives a version. Throws when it does not know it. */
const integrityOf = async (name: string, version: string): Promise<string> => {
  const npm = process.env['npm_execpath'];
  const words = ['view', `${name}@${version}`, 'dist.integrity', '--json'];
  const { stdout } = await (npm ? run(process.execPath, [npm, ...words]) : run('npm', words));
  return z.string().startsWith('sha512-').parse(JSON.parse(stdout));
};

const main = async (): Promise<number> => {
  const writes = process.argv[2] === 'complete';
  const lock = Lock.parse(JSON.parse(readFileSync(FILE, 'utf8')));
  const packages = Packages.parse(lock['packages']);
  const entries = Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({ path, name: path.slice(path.lastIndexOf('node_modules/') + 13), ...Entry.parse(entry) }))
    .filter(({ inBundle }) => !inBundle);
  const asked = writes ? entries.filter(({ integrity }) => integrity === undefined) : entries;
  const wrong: string[] = [];
  await inParallel(asked, AT_ONCE, async ({ path, name, version, integrity }) => {
    const known = await integrityOf(name, version);
    if (writes) packages[path] = { version, integrity: known, ...packages[path] };
    else if (known !== integrity)
      wrong.push(`${name} ${version}: ${integrity === undefined ? 'no integrity' : 'another integrity'}`);
  });
  if (writes) writeFileSync(FILE, `${JSON.stringify({ ...lock, packages }, undefined, 2)}\n`);
  for (const line of wrong) console.error(line);
  console.log(`${asked.length} packages asked for, ${wrong.length} wrong${writes ? ', all written' : ''}.`);
  return wrong.length === 0 ? 0 : 1;
};

process.exitCode = await main();
