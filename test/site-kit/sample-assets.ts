import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSiteAssets, type SiteAssets } from '../../lib/site-kit/assets/load.ts';
import { writeSiteAssets } from '../../lib/site-kit/assets/write.ts';

/** The assets, built as a bundle gets them. */
export const sampleAssets = async (): Promise<SiteAssets> => {
  const folder = join(mkdtempSync(join(tmpdir(), 'rollcall-assets-')), 'assets');
  await writeSiteAssets(folder);
  return loadSiteAssets(folder);
};
