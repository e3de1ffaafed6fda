import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSiteAssets } from './build.ts';
import { FONT_FAMILIES } from './fonts.ts';

/** What assets are made of: fonts, the design system's styles, the outlines of the counties. */
const PACKAGES = [
  '@uswds/uswds',
  'us-atlas',
  ...Object.values(FONT_FAMILIES).map((font) => `@fontsource/${font.folder}`),
];

/** Built once for all bundles: reading every letter of three scripts takes its time. */
let built: ReturnType<typeof buildSiteAssets> | undefined;
const assets = (): ReturnType<typeof buildSiteAssets> => {
  built ??= buildSiteAssets();
  return built;
};

const write = (folder: string, isWanted: (name: string) => boolean): void => {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of assets()) if (isWanted(name)) writeFileSync(join(folder, name), content);
};

/** What a Lambda needs that shows pages and leaves it to another to serve their assets: the hashed names, and the map. */
export const writeAssetNames = (folder: string): readonly string[] => {
  write(folder, (name) => name === 'manifest.json' || name === 'map.json');
  return ['node_modules/us-atlas/package.json'];
};

/**
 * Writes the pages' assets into a folder; called when a Lambda that serves pages is bundled. Gives a file of each package
 * that went into them.
 */
export const writeSiteAssets = (folder: string): readonly string[] => {
  write(folder, () => true);
  return PACKAGES.map((name) => `node_modules/${name}/package.json`);
};
