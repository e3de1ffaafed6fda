import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLES, bundleFolder, LAMBDAS } from '../constructs/lambda-folders.ts';
import { writeSiteAssets } from '../site/assets/write.ts';

const pageLambdas = new Set(['serve-voter-site', 'serve-operations']);

/** The Lambdas: the folders under `lambdas/` that hold an `index.ts`. */
export const lambdaNames = (): string[] =>
  readdirSync(LAMBDAS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(LAMBDAS, entry.name, 'index.ts')))
    .map((entry) => entry.name)
    .sort();

/**
 * Bundles every Lambda in one esbuild run, AWS SDK included, so that what was tested is what is deployed.
 * ES modules need a `require` for the CommonJS packages inside: the banner gives them one.
 */
export const bundleLambdas = async (): Promise<void> => {
  rmSync(BUNDLES, { recursive: true, force: true });
  await build({
    entryPoints: lambdaNames().map((name) => ({ in: join(LAMBDAS, name, 'index.ts'), out: `${name}/index` })),
    outdir: BUNDLES,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    keepNames: true,
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    banner: {
      js: "import { createRequire as rollcallCreateRequire } from 'node:module'; const require = rollcallCreateRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  for (const name of lambdaNames()) {
    if (pageLambdas.has(name)) writeSiteAssets(join(bundleFolder(name), 'assets'));
  }
};
