import type { Mistake } from './mistake.ts';
import { EVE, heardMailed, hears, mailFile, row, says, votes } from './story-parts.ts';

/** Rows that are refused, taken back, repeated, or that lead backward. */
export const REFUSED_STORIES: readonly Mistake[] = [
  {
    id: 'accepted-by-mistake',
    what: 'Accepted by mistake, and taken back',
    source: 'What was told and is no longer true gets one correction a channel, then what is true now',
    steps: [
      mailFile,
      says('ACCEPTED', -12),
      { uploaded: -8, row: row({ status: 'ACCEPTED', dated: -12, withdrawn: true }), becomes: 'accepted' },
    ],
    hears: [
      heardMailed,
      hears('Accepted', 'ACCEPTED', -12),
      hears('Correction', undefined, -8),
      hears('Outbound', 'ISSUED', -8),
    ],
  },
  {
    id: 'voted-in-person-by-mistake',
    what: 'A record of voting in person, taken back',
    source: 'A participation record set inactive takes a vote in person back; then what is true now is told',
    steps: [mailFile, votes('POLL', -8), votes('POLL', -4, false)],
    hears: [
      heardMailed,
      hears('InPerson', 'POLL', -8, null),
      hears('Correction', undefined, -4, null),
      hears('Outbound', 'ISSUED', -4),
    ],
  },
  {
    id: 'no-sent-date',
    what: 'Issued, without the day of mailing',
    source: 'The guidance defines the code as the sent date; in 2020 "mailed" was told on a print file’s time',
    steps: [{ uploaded: -20, row: row({ status: 'ISSUED', dated: -20 }), becomes: 'rejected: sent-date-missing' }],
    hears: [],
  },
  {
    id: 'placeholder-date',
    what: 'Received on December 31, 1969',
    source: 'Systems write a placeholder where they have no date (Riverside and Contra Costa, 2020)',
    steps: [
      mailFile,
      { uploaded: -16, row: row({ status: 'INR', dated: '1969-12-31' }), becomes: 'rejected: before-mailing' },
    ],
    hears: [heardMailed],
  },
  {
    id: 'date-of-another-century',
    what: 'Accepted on June 6, 2079',
    source: 'A date more than 90 days after the election is a placeholder or a typing mistake',
    steps: [
      mailFile,
      { uploaded: -16, row: row({ status: 'ACCEPTED', dated: '2079-06-06' }), becomes: 'rejected: after-election' },
    ],
    hears: [heardMailed],
  },
  {
    id: 'replaces-nothing',
    what: 'A ballot that replaces one that nobody has',
    source: '"supersedes" names another ballot of the voter',
    steps: [
      {
        uploaded: -16,
        row: row({ status: 'ISSUED', dated: -16, sent: -16, supersedes: 'unknown' }),
        becomes: 'rejected: unknown-ballot',
      },
    ],
    hears: [],
  },
  {
    id: 'another-countys-voter',
    what: 'Accepted, by a county where the voter does not live',
    source: 'A county speaks of its own voters only',
    steps: [
      mailFile,
      {
        uploaded: -16,
        row: row({ status: 'ACCEPTED', dated: -16, byNeighbour: true }),
        becomes: 'rejected: unknown-voter',
      },
    ],
    hears: [heardMailed],
  },
  {
    id: 'posted-twice',
    what: 'The same file posted again',
    source: 'Posting anything again tells nobody twice',
    steps: [
      mailFile,
      says('ACCEPTED', -16),
      { uploaded: -12, row: row({ status: 'ACCEPTED', dated: -16 }), becomes: 'unchanged' },
    ],
    hears: [heardMailed, hears('Accepted', 'ACCEPTED', -16)],
  },
  {
    id: 'received-after-accepted',
    what: 'Received, after it was accepted',
    source: 'What leads backward is recorded and not told',
    steps: [mailFile, says('ACCEPTED', -16), says('INR', -12)],
    hears: [heardMailed, hears('Accepted', 'ACCEPTED', -16)],
  },
  {
    id: 'returned-before-messages',
    what: 'A military ballot that came back before messages begin',
    source: 'What happened before E-29 is never told as a backlog (guidance, p. 3)',
    steps: [
      { uploaded: EVE, row: row({ status: 'ISSUED', dated: -44, sent: -44 }), becomes: 'accepted' },
      { uploaded: EVE, row: row({ status: 'INR', dated: -35 }), becomes: 'accepted' },
      says('ACCEPTED', -16),
    ],
    hears: [hears('Accepted', 'ACCEPTED', -16)],
  },
];
