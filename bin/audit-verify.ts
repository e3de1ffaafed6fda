import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { RootsPage, TrailPage } from '../lib/audit/api.ts';
import { CHAINS, type ChainName } from '../lib/audit/domain/chain-name.ts';
import { DailyRoot } from '../lib/audit/domain/daily-root.ts';
import { EventLog } from '../lib/audit/domain/event-log.ts';
import { verifyCopy } from '../lib/audit/use-cases/verify-copy.ts';

/**
 * Checks a copy of the audit trail against the daily roots, and names the first broken link. It needs the files alone: no
 * stage, no account. Exit status: 0 the copy holds, 1 it does not, 2 the command cannot be understood.
 */
const USAGE = `Checks a copy of the audit trail against its daily roots.

  npm run audit:verify -- <file>... --roots <file or folder>... [--county <two digits>|state]

  <file>    pages of GET /v1/audit as they came, or the event logs in them; in any order, but all of them
  --roots   pages of GET /v1/audit/roots, or the objects under roots/ of the audit bucket
  --county  what the copy is of; without it the copy has to hold every chain that the roots name`;

/** The files that a path names: itself, or those of a folder. */
const filesAt = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.json'))
        .toSorted()
        .map((name) => join(path, name))
    : [path];

const readAll = <Read>(paths: readonly string[], read: (content: unknown) => Read): Read[] =>
  paths.flatMap(filesAt).map((file) => {
    try {
      return read(JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      const why = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : error;
      throw new Error(`${file} cannot be read as what it should be. ${why}`);
    }
  });

const logOf = (content: unknown): EventLog => {
  const page = TrailPage.safeParse(content);
  return page.success ? page.data.log : EventLog.parse(content);
};

const rootsOf = (content: unknown): DailyRoot[] => {
  const page = RootsPage.safeParse(content);
  return page.success ? page.data.roots : [DailyRoot.parse(content)];
};

const options = () => {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { roots: { type: 'string', multiple: true }, county: { type: 'string' } },
    });
    const county = z
      .enum(CHAINS as [ChainName, ...ChainName[]])
      .optional()
      .safeParse(values.county);
    if (positionals.length === 0 || values.roots === undefined || !county.success) return undefined;
    return { files: positionals, roots: values.roots, county: county.data };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n`);
    return undefined;
  }
};

const verify = (): number => {
  const asked = options();
  if (asked === undefined) {
    console.error(USAGE);
    return 2;
  }
  const logs = readAll(asked.files, logOf);
  const roots = readAll(asked.roots, rootsOf).flat();
  if (roots.length === 0) {
    console.error('There is no daily root to check against: a copy alone proves nothing.');
    return 1;
  }
  const result = verifyCopy(logs, roots, asked.county);
  if (!result.ok) {
    console.error(`BROKEN at ${result.error.where}: ${result.error.why}.`);
    return 1;
  }
  const { chains } = result.value;
  const total = chains.reduce((sum, { sequence }) => sum + sequence, 0);
  console.log(`The copy holds: ${total} links of ${chains.length} chains, under ${result.value.roots} daily roots.`);
  for (const { chain, sequence, afterLastRoot } of chains) {
    const later = afterLastRoot === 0 ? '' : `, ${afterLastRoot} of them newer than the last root`;
    console.log(`  ${chain}: ${sequence} links${later}`);
  }
  return 0;
};

try {
  process.exitCode = verify();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
