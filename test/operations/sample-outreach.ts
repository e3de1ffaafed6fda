import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outreachSite } from '../../lambdas/operations/serve-outreach/handler.tsx';
import { pressWith } from '../../lib/outreach/adapters/press.ts';
import { writePrintFonts } from '../../lib/site-kit/assets/print-fonts.ts';
import { CONTACTS } from '../counties/county-files.ts';
import { ELECTION } from '../elections/sample-election.ts';
import { NOW } from './sample-checks.ts';

/** What makes the files of the kit, with the fonts as a bundle gets them. */
export const samplePress = () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-print-fonts-'));
  writePrintFonts(folder);
  return pressWith(folder);
};

type Ports = Parameters<typeof outreachSite>[0];

/** The page of the outreach kit over sample data. */
export const sampleOutreach = (assetName: (name: string) => string = (name) => name, overrides: Partial<Ports> = {}) =>
  outreachSite({
    clock: async () => NOW,
    elections: { list: async () => [ELECTION], participation: async () => undefined },
    files: { contacts: async () => ({ contacts: CONTACTS, version: 1 }) },
    press: overrides.press ?? samplePress(),
    site: 'https://wheresmyballot.example.org',
    assetName,
    rehearsal: true,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...overrides,
  });
