import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Where the Lambdas' sources are, one folder each. */
export const LAMBDAS = join(root, 'lambdas');

/** Where their bundles are written before synthesis, one folder each. */
export const BUNDLES = process.env['ROLLCALL_BUNDLES'] ?? join(root, 'cdk.out.bundles');

/** The folder that holds a Lambda's bundle. */
export const bundleFolder = (name: string): string => join(BUNDLES, name);
