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

/** Built once for all bundles: reading every letter of three scripts takes its time. */
let built: ReturnType<typeof buildSiteAssets> | undefined;
const assets = (): ReturnType<typeof buildSiteAssets> => {
  built ??= buildSiteAssets();
  return built;
};

const write = async (folder: string, isWanted: (name: string) => boolean): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of await assets()) if (isWanted(name)) writeFileSync(join(folder, name), content);
};

/** What a Lambda needs that shows pages and leaves it to another to serve their assets: the hashed names, and the map. */
export const writeAssetNames = async (folder: string): Promise<readonly string[]> => {
  await write(folder, (name) => name === 'manifest.json' || name === 'map.json');
  return ['node_modules/us-atlas/package.json'];
};

/**
 * Writes the pages' assets into a folder; called when a Lambda that serves pages is bundled. Gives a file of each package
 * that went into them.
 */
export const writeSiteAssets = async (folder: string): Promise<readonly string[]> => {
  await write(folder, () => true);
  return PACKAGES.map((name) => `node_modules/${name}/package.json`);
};
