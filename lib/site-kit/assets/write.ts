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

/**
 * Writes the pages' assets into a folder; called when a Lambda that serves pages is bundled. Gives a file of each package
 * that went into them.
 */
export const writeSiteAssets = (folder: string): readonly string[] => {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of buildSiteAssets()) writeFileSync(join(folder, name), content);
  return PACKAGES.map((name) => `node_modules/${name}/package.json`);
};
