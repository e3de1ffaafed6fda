import type { HoldReason } from '../../ballot-tracking/domain/ballot.ts';

type Steps = { readonly county: string; readonly state: string };

const WAIT = 'Nothing: it counts by itself as soon as it can.';
const ISSUE: Steps = {
  county: 'Send the issue of this ballot with its sent date. If the row is a mistake, take it back (withdrawn).',
  state: 'Ask the county whether the issue of this ballot is missing, or the row is a mistake.',
};

/** What can be done about a row that is held, by each of the two sides. Nobody releases a row by hand: what the county sends decides. */
export const HELD_STEPS: Readonly<Record<HoldReason, Steps>> = {
  'unknown-code': {
    county:
      'Send the row with the code of the guidance that is meant. If this one is new and official, tell the VoteCal Help Desk.',
    state:
      'Ask the county what the code means. A mistake: the county sends the right code. A new official code: Rollcall learns it with a release (runbook, “An unknown status code”), then the county sends the rows again.',
  },
  'beyond-window': {
    county:
      'Nothing, if the date is right: messages for this election are over. If it is a mistake, send it with its real date.',
    state: 'Nothing: messages for this election are over. If the date looks wrong, ask the county.',
  },
  'future-date': {
    county:
      'Nothing, if the date is right: it counts when that comes. If it is a mistake, take the row back and send it anew.',
    state: 'Nothing: it counts when its date comes. If that looks wrong, ask the county.',
  },
  'not-issued': ISSUE,
  'before-issue': ISSUE,
  'before-receipt-deadline': {
    county: 'Nothing, if it is dated on Election Day or later. Dated before it: send it with its real date.',
    state: 'Nothing, if it is dated on Election Day or later. Dated before it: ask the county for the real date.',
  },
  'window-not-open': { county: WAIT, state: WAIT },
  'county-opted-out': {
    county: 'Nothing, while your county takes no part in this election.',
    state: 'Nothing, while the county takes no part in this election.',
  },
  'awaiting-participation': {
    county: 'Send the participation history: who has voted in person, and as of when.',
    state: 'Ask the county for its participation history: it says who has voted in person.',
  },
  'voted-in-person': {
    county: 'Nothing, if the voter voted in person. If not, correct the participation history.',
    state: 'Nothing, if the voter voted in person. If not, ask the county to correct its participation history.',
  },
  'nothing-to-withdraw-yet': {
    county: 'Look whether ballot, status and date are those of the row that is to be taken back.',
    state: 'Ask the county which row is to be taken back.',
  },
};
