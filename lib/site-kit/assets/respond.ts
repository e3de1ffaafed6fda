import { ASSET_HEADERS } from '../security-headers.ts';
import type { SiteAssets } from './load.ts';

/** The answer to a request for an asset; undefined when there is none of this name. */
export const assetResponse = (assets: SiteAssets, hashedName: string): Response | undefined => {
  const file = assets.read(hashedName);
  if (file === undefined) return undefined;
  return new Response(new Uint8Array(file.content), {
    headers: { ...ASSET_HEADERS, 'Content-Type': file.contentType },
  });
};
