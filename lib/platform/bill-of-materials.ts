import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ROOT } from './bundle-folders.ts';

const Package = z.object({
  version: z.string(),
  license: z.string().optional(),
  integrity: z.string().optional(),
});
const Lock = z.object({ packages: z.record(z.string(), z.looseObject({})) });

/** A package that is in a bundle, as the lock file knows it. */
type Component = z.infer<typeof Package> & { readonly name: string };

/** The folder of the package that a file belongs to, as the lock file names it; undefined for our own. */
export const packageFolder = (file: string): string | undefined => {
  const from = file.indexOf('node_modules/');
  return from < 0 ? undefined : /^(?:(?:\/?node_modules\/)(?:@[^/]+\/)?[^/]+)+(?=\/)/.exec(file.slice(from))?.[0];
};

const componentsOf = (files: readonly string[]): readonly Component[] => {
  const { packages } = Lock.parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
  const folders = [...new Set(files.flatMap((file) => packageFolder(file) ?? []))].toSorted();
  return folders.map((folder) => {
    const entry = packages[folder];
    if (entry === undefined) throw new Error(`${folder} is in a bundle and not in package-lock.json.`);
    return { name: folder.slice(folder.lastIndexOf('node_modules/') + 13), ...Package.parse(entry) };
  });
};

const purlOf = ({ name, version }: Component): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** `sha512-` and base64, as npm writes it, in hexadecimal. */
const hexOf = (integrity: string): string => Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');

/**
 * The bill of materials of a bundle, in CycloneDX 1.6: every package of which a file went into it, with version, licence
 * and hash. It has no date and no number of its own: the same bundle has the same bill.
 *
 * @param files of the bundle, as esbuild names what it read; `node_modules/…` for packages
 * @param content the bundle itself
 */
export const billOfMaterials = (name: string, files: readonly string[], content: Uint8Array): string => {
  const components = componentsOf(files).map((component) => ({
    type: 'library',
    'bom-ref': purlOf(component),
    name: component.name,
    version: component.version,
    purl: purlOf(component),
    ...(component.license === undefined ? {} : { licenses: [{ expression: component.license }] }),
    ...(component.integrity === undefined ? {} : { hashes: [{ alg: 'SHA-512', content: hexOf(component.integrity) }] }),
  }));
  const hashes = [{ alg: 'SHA-256', content: createHash('sha256').update(content).digest('hex') }];
  const metadata = { component: { type: 'application', 'bom-ref': name, name, hashes } };
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata, components }, undefined, 2)}\n`;
};
