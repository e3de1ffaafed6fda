import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSiteAssets } from './build.ts';
import { SCRIPTS } from './fonts.ts';

/** What assets are made of: fonts, the design system's styles, the outlines of the counties, the puzzle's solver. */
const PACKAGES = [
  '@uswds/uswds',
  'altcha-lib',
  'us-atlas',
  ...new Set(Object.values(SCRIPTS).map(({ folder }) => `@fontsource/${folder}`)),
];

/**
 * Writes the pages' assets into a folder; called when a Lambda that serves pages is bundled. Gives a file of each package
 * that went into them.
 */
export const writeSiteAssets = async (folder: string): Promise<readonly string[]> => {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of await buildSiteAssets()) writeFileSync(join(folder, name), content);
  return PACKAGES.map((name) => `node_modules/${name}/package.json`);
};
