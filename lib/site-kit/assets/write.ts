import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSiteAssets } from './build.ts';

/** Writes the pages' assets into a folder; called when a Lambda that serves pages is bundled. */
export const writeSiteAssets = (folder: string): void => {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of buildSiteAssets()) writeFileSync(join(folder, name), content);
};
