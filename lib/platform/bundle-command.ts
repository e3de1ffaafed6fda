import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { ROOT } from './bundle-folders.ts';

/** Says what is missing before anything else is loaded: an older Node.js ends with a riddle. */
const NEEDS_NODE = `if (parseInt(process.versions.node, 10) < 24) {
  console.error('This command needs Node.js 24 or newer; this is ' + process.version + '.');
  process.exit(2);
}`;

/**
 * Bundles a command of `bin/` into one file that a Lambda serves: it runs on any machine with Node.js 24 or newer, and
 * needs nothing else. CommonJS, because it is checked for a Node.js that is too old only when it runs.
 * Gives the files that went into it.
 */
export const bundleCommand = (name: string, folder: string): readonly string[] => {
  const { metafile } = buildSync({
    metafile: true,
    entryPoints: [join(ROOT, 'bin', `${name}.ts`)],
    outfile: join(folder, `${name}.cjs`),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    minify: true,
    legalComments: 'none',
    banner: { js: NEEDS_NODE },
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs);
};
