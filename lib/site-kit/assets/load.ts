import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { CountyMap } from './california.ts';

const Manifest = z.record(z.string(), z.string());
const MapFile = z.strictObject({
  width: z.number(),
  height: z.number(),
  outlines: z.record(z.string(), z.string()),
});

/** The assets that were written when this Lambda was bundled. */
export type SiteAssets = {
  /** The hashed name of an asset. Throws for a name that was never built. */
  readonly nameOf: (name: string) => string;
  /** The content of an asset by its hashed name, or `undefined` when there is none. */
  readonly read: (hashedName: string) => AssetFile | undefined;
  readonly map: CountyMap;
};
type AssetFile = { readonly content: Buffer; readonly contentType: string };

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  json: 'application/json',
};

/** Reads the manifest and the map from a folder that `writeSiteAssets` wrote. Asset names outside it are not read. */
export const loadSiteAssets = (folder: string): SiteAssets => {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  const map = MapFile.parse(JSON.parse(readFileSync(join(folder, 'map.json'), 'utf8')));
  const known = new Set([...Object.values(manifest), 'manifest.json']);
  return {
    map,
    nameOf: (name) => {
      const hashed = manifest[name];
      if (hashed === undefined) throw new Error(`No asset is called ${name}.`);
      return hashed;
    },
    read: (hashedName) => {
      const contentType = CONTENT_TYPES[hashedName.split('.').at(-1) ?? ''];
      if (!known.has(hashedName) || contentType === undefined) return undefined;
      return { content: readFileSync(join(folder, hashedName)), contentType };
    },
  };
};
