import type { Story } from './story.ts';
import { heardMailed, hears, mailFile, mails, says, scans, tracks } from './story-parts.ts';

const SOURCE = 'Guidance: Ballot Tracking (July 20, 2021), p. 3, "Intelligent Mail Barcodes"';

/** Envelopes that the Postal Service scans. */
export const SCAN_STORIES: readonly Story[] = [
  {
    id: 'scanned-on-its-way-back',
    what: 'The return envelope is scanned, then the ballot is accepted',
    source: `${SOURCE}; table, row "Inbound"`,
    kind: 'ballot',
    steps: [mailFile, tracks('inbound'), scans('inbound', -20), says('ACCEPTED', -12)],
    hears: [heardMailed, hears('Inbound', 'Inbound', -20, 'inbound'), hears('Accepted', 'ACCEPTED', -12)],
  },
  {
    id: 'scanned-before-it-is-reported',
    what: 'The envelope to the voter is scanned days before its county reports it: told once, by whichever comes first',
    source: `${SOURCE}: "the outbound message will be triggered by whichever indicator is received first"`,
    kind: 'ballot',
    steps: [tracks('outbound'), scans('outbound', -20), mails(-16), says('ACCEPTED', -8)],
    hears: [hears('Outbound', 'ISSUED', -20, 'outbound'), hears('Accepted', 'ACCEPTED', -8)],
  },
];
