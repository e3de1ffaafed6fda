import type { Story } from './story.ts';
import { EVE, heardMailed, hears, mailFile, row, says, votes } from './story-parts.ts';

/** Where the rows of the table come from. */
export const TABLE = 'Guidance: Ballot Tracking (July 20, 2021), table on p. 2';

/** Ballots of which something waits: for the first day of messages, for a county, for a record of voting in person. */
export const CALENDAR_STORIES: readonly Story[] = [
  ...(['CLD', 'VAV'] as const).map(
    (code): Story => ({
      id: code.toLowerCase(),
      what:
        code === 'CLD'
          ? 'Cancelled; told when no record of voting in person has come for three days'
          : 'Already voted; told when no record of voting in person has come for three days',
      source: `${TABLE}; three days of grace for the record of voting in person`,
      kind: 'ballot',
      steps: [mailFile, says(code, -16, 'held: awaiting-participation')],
      hears: [heardMailed, { ...hears('NotAccepted', code, -13) }],
    }),
  ),
  {
    id: 'mailed-before-messages',
    what: 'A military ballot mailed weeks before messages begin: told on their first day',
    source: 'Messages begin on E-29 (guidance, p. 3); military and overseas ballots are mailed on E-45 (52 USC 20302)',
    kind: 'ballot',
    steps: [{ uploaded: EVE, row: row({ status: 'ISSUED', dated: -44, sent: -44 }), becomes: 'accepted' }],
    hears: [heardMailed],
  },
  {
    id: 'county-opted-out',
    what: 'Received while the county had opted out: not told when it is back; what it posts then is refused; accepted after it, told',
    source: 'A county may opt out, and switching on fires no backlog (guidance, p. 1)',
    kind: 'ballot',
    optsOut: { from: 14, to: 16 },
    steps: [
      mailFile,
      { uploaded: 12, row: row({ status: 'INR', dated: 15 }), becomes: 'held: future-date' },
      says('ACCEPTED', 14, 'rejected: county-not-participating'),
      says('ACCEPTED', 17),
    ],
    hears: [heardMailed, hears('Accepted', 'ACCEPTED', 17)],
  },
  {
    id: 'polling-place',
    what: 'Voted at a polling place; the cancelled mail ballot is not told',
    source: `${TABLE}, row POLL`,
    kind: 'ballot',
    steps: [mailFile, says('CLD', 0, 'held: awaiting-participation'), votes('POLL', 1)],
    hears: [heardMailed, hears('InPerson', 'POLL', 1, null)],
  },
  {
    id: 'vote-center',
    what: 'Voted at a vote center; "already voted" of the mail ballot is not told',
    source: `${TABLE}, row VCR`,
    kind: 'ballot',
    steps: [mailFile, votes('VCR', -4), says('VAV', -4, 'held: voted-in-person')],
    hears: [heardMailed, hears('InPerson', 'VCR', -4, null)],
  },
];
