import { outreachSite } from '../../lambdas/operations/serve-outreach/handler.tsx';
import type { Press } from '../../lib/outreach/ports.ts';
import { CONTACTS } from '../counties/county-files.ts';
import { ELECTION } from '../elections/sample-election.ts';
import { NOW } from './sample-checks.ts';

const none = (): never => {
  throw new Error('Nothing is drawn for the page itself.');
};
/** A press for tests of the page: it prints every name, and draws nothing. */
const IDLE_PRESS: Press = {
  typeface: () => ({ measure: none, covers: () => true }),
  code: none,
  pdf: none,
  svg: none,
  png: none,
  archive: none,
};

/** The page of the outreach kit over sample data. */
export const sampleOutreach = (
  assetName: (name: string) => string = (name) => name,
  overrides: Partial<Parameters<typeof outreachSite>[0]> = {},
) =>
  outreachSite({
    clock: async () => NOW,
    elections: { list: async () => [ELECTION], participation: async () => undefined },
    files: { contacts: async () => ({ contacts: CONTACTS, version: 1 }) },
    press: IDLE_PRESS,
    site: 'https://wheresmyballot.example.org',
    assetName,
    rehearsal: true,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...overrides,
  });
