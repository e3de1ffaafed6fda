import { BALLOT_STATUS_CODES } from '../../shared/codes.ts';
import { didYouMean, likely } from '../../shared/likely.ts';
import type { HoldReason } from './ballot.ts';
import { IN_PERSON_METHODS } from './in-person.ts';
import type { StatusRecord } from './record-status.ts';

/** The field of a row that a person should look at, and what is to be said of it. */
type Sentence = { readonly field: keyof StatusRecord; readonly what: string };

/** Why a row is held, in a sentence for its county. */
export const HOLD_SENTENCES: Record<HoldReason, Sentence> = {
  'unknown-code': {
    field: 'status',
    what: 'it is not a VBM ballot status code that we know. It is recorded; nobody is messaged until SOS has looked at it.',
  },
  'beyond-window': {
    field: 'statusAt',
    what: 'its date lies after the last day of messages for this election. It is recorded; nobody is messaged.',
  },
  'future-date': {
    field: 'statusAt',
    what: 'its date is in the future. It is recorded, and messaged when that date comes.',
  },
  'not-issued': {
    field: 'status',
    what: 'this ballot is not recorded as issued. It is recorded, and counts once an issue with an earlier sent date is.',
  },
  'before-issue': {
    field: 'statusAt',
    what: 'it is dated before this ballot was sent, so that it cannot be true of it. It is recorded, and counts once an issue with an earlier sent date is; if it is a mistake, withdraw it.',
  },
  'before-receipt-deadline': {
    field: 'statusAt',
    what: 'no ballot has missed the deadline of receipt before that has passed. It is recorded: dated on Election Day or later it is messaged when the deadline has passed; dated before, nobody is messaged until you send it with its real date.',
  },
  'window-not-open': { field: 'statusAt', what: 'messages for this election have not started. It is recorded.' },
  'county-opted-out': { field: 'status', what: 'your county opted out of ballot tracking. It is recorded.' },
  'awaiting-participation': {
    field: 'status',
    what: 'this voter may be voting in person. It is recorded, and messaged when no such record has come.',
  },
  'voted-in-person': { field: 'status', what: 'this voter voted in person. It is recorded.' },
  'nothing-to-withdraw-yet': {
    field: 'withdrawn',
    what: 'no row with this ballot, status and dates is recorded. If it comes, it counts as withdrawn.',
  },
};

/** What was probably meant by a code that nobody knows: another spelling of one, or a record of voting in person. */
const correctionOf = (code: string, call: string): string => {
  const method = IN_PERSON_METHODS.find((one) => one === code.toUpperCase());
  if (method === undefined) return didYouMean(likely(code, BALLOT_STATUS_CODES));
  return ` ${method} is a way of voting in person: send it as participation history${call}.`;
};

const CALL = ', POST /v1/elections/{id}/participation-history';

/** Why a row with this status code is held, for people, who make no calls. */
export const heldInWords = (code: string, reason: HoldReason): string => heldBecause(code, reason, '');

/** Why a row with this status code is held, with the code where nobody knows it and the one that was probably meant. */
export const heldBecause = (code: string, reason: HoldReason, call = CALL): string => {
  const { what } = HOLD_SENTENCES[reason];
  return reason === 'unknown-code' ? `"${code}": ${what}${correctionOf(code, call)}` : what;
};
