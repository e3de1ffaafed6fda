import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { runProcess } from '../compare/process-run.ts';

/** Runs a worker as Lambda has our code: bundled, minified, by a bare Node. It prints one line of JSON. */
export const runBundled = async <Result>(entry: string, options: readonly string[]): Promise<Result> => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-'));
  const outfile = join(folder, `${basename(entry, '.ts')}.mjs`);
  try {
    await build({
      entryPoints: [join(import.meta.dirname, '../..', entry)],
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      target: 'node24',
      logLevel: 'error',
      banner: { js: "import{createRequire as make}from'node:module';const require=make(import.meta.url);" },
      outfile,
    });
    const { output } = await runProcess(process.execPath, [outfile, ...options]);
    return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
