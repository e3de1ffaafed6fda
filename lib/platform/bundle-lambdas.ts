import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { billOfMaterials } from './bill-of-materials.ts';
import { BUNDLES, ROOT } from './bundle-folders.ts';
import { LAMBDA_NAMES, type LambdaName, lambdaFolder } from './lambdas.ts';

/** Writes what a bundle needs beside its code into the bundle's folder, and names the files of packages that went into it. */
export type BundleExtras = Partial<
  Record<LambdaName, (folder: string) => readonly string[] | Promise<readonly string[]>>
>;

const filesOf = (metafile: Metafile, name: LambdaName): string[] => {
  const output = Object.entries(metafile.outputs).find(([path]) => path.endsWith(`/${name}/index.mjs`))?.[1];
  return Object.keys(output?.inputs ?? {});
};

/**
 * Bundles every Lambda in one esbuild run, AWS SDK included, so that what was tested is what is deployed.
 * ES modules need a `require` and a `__dirname` for the CommonJS packages inside: the banner gives them both. Beside each folder stands the
 * bill of materials of what is in it, `<name>.cdx.json`.
 */
export const bundleLambdas = async (extras: BundleExtras, into = BUNDLES): Promise<void> => {
  rmSync(into, { recursive: true, force: true });
  const { metafile } = await build({
    metafile: true,
    entryPoints: LAMBDA_NAMES.map((name) => ({ in: join(ROOT, lambdaFolder(name), 'index.ts'), out: `${name}/index` })),
    outdir: into,
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
    // CommonJS packages look for files of theirs beside themselves.
    define: { __dirname: 'rollcallFolder' },
    banner: {
      js: "import { createRequire as rollcallCreateRequire } from 'node:module'; const require = rollcallCreateRequire(import.meta.url), rollcallFolder = import.meta.dirname;",
    },
    logLevel: 'warning',
  });
  for (const name of LAMBDA_NAMES) {
    const folder = join(into, name);
    const files = [...filesOf(metafile, name), ...((await extras[name]?.(folder)) ?? [])];
    const bill = billOfMaterials(name, files, readFileSync(join(folder, 'index.mjs')));
    writeFileSync(join(into, `${name}.cdx.json`), bill);
  }
};
