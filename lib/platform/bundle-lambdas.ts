import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLES, bundleFolder, ROOT } from './bundle-folders.ts';
import { LAMBDA_NAMES, type LambdaName, lambdaFolder } from './lambdas.ts';

/** Writes what a bundle needs beside its code into the bundle's folder. */
export type BundleExtras = Partial<Record<LambdaName, (folder: string) => void>>;

/**
 * Bundles every Lambda in one esbuild run, AWS SDK included, so that what was tested is what is deployed.
 * ES modules need a `require` for the CommonJS packages inside: the banner gives them one.
 */
export const bundleLambdas = async (extras: BundleExtras): Promise<void> => {
  rmSync(BUNDLES, { recursive: true, force: true });
  await build({
    entryPoints: LAMBDA_NAMES.map((name) => ({ in: join(ROOT, lambdaFolder(name), 'index.ts'), out: `${name}/index` })),
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
  for (const name of LAMBDA_NAMES) extras[name]?.(bundleFolder(name));
};
