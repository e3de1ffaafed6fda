import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bundleApp } from '../../lib/app.ts';
import { BUNDLES } from '../../lib/platform/bundle-folders.ts';
import { LAMBDA_NAMES } from '../../lib/platform/lambdas.ts';

/** Licences that ask for nothing but their own text; of the fonts, which are shown and not sold. */
const LICENCES = ['0BSD', 'Apache-2.0', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0', 'OFL-1.1'];
/** What a package says in its own words, and what its text is. */
const IN_OWN_WORDS: Readonly<Record<string, string>> = {
  '@uswds/uswds': 'public domain in the United States; its fonts, icons and normalize.css under OFL, Apache and MIT',
  'png-js': 'MIT, as the LICENSE file in it says; its package.json names none',
};

const Bill = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.6'),
  metadata: z.object({
    component: z.object({
      name: z.string(),
      hashes: z.array(z.object({ alg: z.literal('SHA-256'), content: z.string() })),
    }),
  }),
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      purl: z.string().startsWith('pkg:npm/'),
      licenses: z.array(z.object({ expression: z.string() })).default([]),
      hashes: z.array(z.object({ alg: z.literal('SHA-512'), content: z.string().length(128) })),
    }),
  ),
});

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
/** The hash of every file below a folder. */
const digests = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    globSync('**/*.*', { cwd: folder })
      .toSorted()
      .map((file) => [file, sha256(join(folder, file))]),
  );

describe('the bundles', () => {
  let again: string;
  beforeAll(async () => {
    again = mkdtempSync(join(tmpdir(), 'rollcall-bundles-'));
    await bundleApp(again);
  });
  afterAll(() => rmSync(again, { recursive: true, force: true }));

  it('are the same, byte for byte, when they are made again', () => {
    const first = digests(BUNDLES);
    expect(digests(again)).toEqual(first);
    expect(Object.keys(first).length).toBeGreaterThan(LAMBDA_NAMES.length * 2);
  });

  it('hold nothing of the machine that made them', () => {
    for (const name of LAMBDA_NAMES) {
      expect(readFileSync(join(BUNDLES, name, 'index.mjs'), 'utf8').includes(process.cwd()), name).toBe(false);
    }
  });

  it('have each a bill of materials with version, licence and hash of every package, and their own hash', () => {
    const licences = new Set<string>();
    for (const name of LAMBDA_NAMES) {
      const bill = Bill.parse(JSON.parse(readFileSync(join(BUNDLES, `${name}.cdx.json`), 'utf8')));
      expect(bill.metadata.component.name).toBe(name);
      expect(bill.metadata.component.hashes[0]?.content).toBe(sha256(join(BUNDLES, name, 'index.mjs')));
      expect(bill.components.length, name).toBeGreaterThan(0);
      for (const { name: used, licenses } of bill.components) {
        if (used in IN_OWN_WORDS) continue;
        expect(licenses.length, used).toBeGreaterThan(0);
        for (const { expression } of licenses) licences.add(expression);
      }
    }
    expect([...licences].filter((licence) => !LICENCES.includes(licence))).toEqual([]);
  });

  it('have the fonts and the design system on the bills of the pages', () => {
    for (const name of ['serve-voter-site', 'serve-operations']) {
      const names = Bill.parse(JSON.parse(readFileSync(join(BUNDLES, `${name}.cdx.json`), 'utf8'))).components.map(
        (one) => one.name,
      );
      expect(names).toEqual(expect.arrayContaining(['@uswds/uswds', '@fontsource/noto-sans', 'us-atlas', 'hono']));
    }
  });

  it('have what the outreach kit is drawn with on its bill', () => {
    const bill = Bill.parse(JSON.parse(readFileSync(join(BUNDLES, 'serve-outreach.cdx.json'), 'utf8')));
    const used = [
      'harfbuzzjs',
      'canvaskit-wasm',
      'pdfkit',
      'uqr',
      '@fontsource/noto-sans-khmer',
      '@fontsource/noto-sans-tc',
    ];
    expect(bill.components.map(({ name }) => name)).toEqual(expect.arrayContaining(used));
  });
});
