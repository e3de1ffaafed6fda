import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KitOrder, KitWords } from '../../lib/outreach/domain/kit-words.ts';
import { kitWords } from '../../lib/outreach/domain/kit-words.ts';
import { countyOf } from '../../lib/shared/counties.ts';
import { writePrintFonts } from '../../lib/site-kit/assets/print-fonts.ts';
import { ELECTION } from '../elections/sample-election.ts';

/** Amador's kit for the general election, in English. */
export const ORDER: KitOrder = {
  county: countyOf('03'),
  election: ELECTION,
  language: 'en',
  contact: { phone: '+12095550144', site: 'https://elections.amador.ca.gov/', inPerson: 'vote-centers' },
  site: 'https://wheresmyballot.sos.ca.gov',
  rehearsal: false,
};

/** The words of an order that can be said. */
export const wordsOf = (change: Partial<KitOrder> = {}): KitWords => {
  const words = kitWords({ ...ORDER, ...change });
  if (words === undefined) throw new Error('The election of this order has a name that cannot be said.');
  return words;
};

/** The fonts as a bundle gets them. */
export const printFonts = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-print-fonts-'));
  writePrintFonts(folder);
  return folder;
};
