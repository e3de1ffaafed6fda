import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LambdaName } from './lambdas.ts';

/** The folder of the repository. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Where the Lambdas' bundles are written before synthesis, one folder each. */
export const BUNDLES = process.env['ROLLCALL_BUNDLES'] ?? join(ROOT, 'cdk.out.bundles');

/** The folder that holds a Lambda's bundle. */
export const bundleFolder = (name: LambdaName): string => join(BUNDLES, name);
