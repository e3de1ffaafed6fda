import type { Mistake } from './mistake.ts';
import { heardMailed, hears, mailFile, mails, row, says } from './story-parts.ts';

/** Rows that cannot be true yet, or at all: they are held, and told to nobody. */
export const HELD_STORIES: readonly Mistake[] = [
  {
    id: 'accepted-before-issue',
    what: 'Accepted, of a ballot that nobody has mailed',
    source: 'Hawaii 2022: 2,379 voters were told "accepted" of ballots that had not been sent',
    steps: [says('ACCEPTED', -16, 'held: not-issued')],
    hears: [],
  },
  {
    id: 'dated-before-issue',
    what: 'Accepted four days before its ballot was mailed',
    source: 'A status before its ballot’s issue cannot be true of it',
    steps: [mails(-20), { uploaded: -20, row: row({ status: 'ACCEPTED', dated: -24 }), becomes: 'held: before-issue' }],
    hears: [hears('Outbound', 'ISSUED', -20)],
  },
  {
    id: 'dated-ahead',
    what: 'Received, dated four days ahead: told when that day comes',
    source: 'No message from a date in the future',
    steps: [mailFile, { uploaded: -16, row: row({ status: 'INR', dated: -12 }), becomes: 'held: future-date' }],
    hears: [heardMailed, { type: 'Received', row: 'INR', ballot: 1, from: { day: -12, time: '09:00' } }],
  },
  {
    id: 'dated-beyond-the-messages',
    what: 'Accepted, dated after the last day of messages',
    source: 'Messages end on E+30 or with certification (guidance, p. 3)',
    steps: [mailFile, { uploaded: 12, row: row({ status: 'ACCEPTED', dated: 45 }), becomes: 'held: beyond-window' }],
    hears: [heardMailed],
  },
  {
    id: 'unknown-code',
    what: 'A status code that is not in the guidance’s table',
    source: 'Unknown codes are held, and SOS is alarmed',
    steps: [mailFile, { uploaded: -16, row: row({ status: 'QQQ', dated: -16 }), becomes: 'held: unknown-code' }],
    hears: [heardMailed],
  },
  {
    id: 'late-on-election-day',
    what: 'Late, dated on Election Day: told when the last day of receipt has passed',
    source: 'Elections Code 3020: a ballot postmarked by Election Day counts for seven days',
    steps: [mailFile, says('NOT', 0, 'held: before-receipt-deadline')],
    hears: [heardMailed, { type: 'NotAccepted', row: 'NOT', ballot: 1, from: { day: 8, time: '00:00' } }],
  },
  {
    id: 'late-before-election-day',
    what: 'Late, four days before Election Day',
    source: 'Elections Code 3020: no ballot is late before Election Day',
    steps: [mailFile, says('NOT', -4, 'held: before-receipt-deadline')],
    hears: [heardMailed],
  },
  {
    id: 'withdrawn-before-it-came',
    what: 'A row taken back that nobody has sent',
    source: 'It counts as withdrawn if it comes',
    steps: [
      mailFile,
      {
        uploaded: -16,
        row: row({ status: 'ACCEPTED', dated: -16, withdrawn: true }),
        becomes: 'held: nothing-to-withdraw-yet',
      },
    ],
    hears: [heardMailed],
  },
];
