/** From how many rows on, and from which share on, something is held to be a mistake; both must be reached. */
export type Threshold = { readonly rows: number; readonly share: number; readonly why: string };

/**
 * When an upload as a whole is held for a second person. Each threshold has its reason; shares are of what `why` says.
 * Numbers of rows keep a handful of rows of a small county (Alpine has some 900 voters) from being judged by their share.
 */
export const PLAN_THRESHOLDS = {
  'other-county': {
    rows: 10,
    share: 0.2,
    why: 'of the rows: a registration that comes a day late costs a row or two, a file of two counties a part of it',
  },
  'mostly-refused': {
    rows: 20,
    share: 0.3,
    why: 'of the rows: shifted columns spoil what they touch from some line on; typing mistakes are single',
  },
  doubled: {
    rows: 5,
    share: 0.1,
    why: 'of the rows: a file that was written or joined twice; exports repeat single rows',
  },
  'unknown-codes': {
    rows: 5,
    share: 0.1,
    why: 'of the new statuses: another system’s codes, or a column in the place of another',
  },
  'never-issued': {
    rows: 8,
    share: 0.2,
    why: 'of the new statuses that follow an issue: ballots of another election, or codes that mean something else (Hawaii County 2022: 2,379 “accepted” before they were there)',
  },
  'dated-before-mailing': {
    rows: 8,
    share: 0.2,
    why: 'of the new statuses that follow an issue: another election’s dates, or last month’s file',
  },
  'future-dates': {
    rows: 8,
    share: 0.2,
    why: 'of the new statuses that follow an issue: day and month exchanged, or a test file',
  },
  'too-early-for-late': {
    rows: 8,
    share: 0.1,
    why: 'of the new statuses: no ballot has missed a deadline that has not passed',
  },
  'after-messages': {
    rows: 20,
    share: 0.5,
    why: 'of the new statuses: dated after the last day of messages; after a county has certified nothing new happens to most ballots',
  },
  'already-further': {
    rows: 8,
    share: 0.3,
    why: 'of the new statuses that follow an issue: the ballots had been as far before, so that codes have moved by one',
  },
  'other-election': {
    rows: 3,
    share: 0.1,
    why: 'of the new ballots that were looked up: the same voter, ballot, status and time is recorded for another election',
  },
  'mailed-early': {
    rows: 50,
    share: 0.15,
    why: 'of the ballots issued: before E-29 ballots go to military and overseas voters alone, some 1 in 100 (Riverside and Contra Costa 2020: the date of a print file sent “mailed” a week early)',
  },
  'mailed-twice': {
    rows: 50,
    share: 0.4,
    why: 'of the ballots issued before: new numbers for voters who have a ballot, without saying which one they replace',
  },
  'stale-file': {
    rows: 15,
    share: 0.9,
    why: 'of the new statuses: all are days older than what the county has sent since, as in last month’s file',
  },
  'accepted-unreviewed': {
    rows: 50,
    share: 0.01,
    why: 'of the ballots issued: accepted before a single one was in review (2 CCR 19092(b): in review until adjudicated)',
  },
  'review-left-out': {
    rows: 20,
    share: 0.8,
    why: 'of the newly accepted: this county has always had its ballots in review first',
  },
  'review-unheard-of': {
    rows: 20,
    share: 0.5,
    why: 'of the new statuses that follow an issue: this county has accepted many without any in review',
  },
  'one-rare-status': {
    rows: 8,
    share: 0.5,
    why: 'of the new statuses: reasons that counties give to 1 ballot in 1,000 do not come alone (EAVS 2022: 0.9% rejected in all)',
  },
  'returned-too-early': {
    rows: 25,
    share: 1,
    why: 'of what can be back by that day, see `RETURNED_AT_MOST`',
  },
  jump: {
    rows: 100,
    share: 0.1,
    why: 'of the ballots issued, on one day, and ten times the county’s greatest day before; from E-1 on every day may be the greatest',
  },
} as const satisfies Record<string, Threshold>;
export type PlanRule = keyof typeof PLAN_THRESHOLDS | 'too-many-of-one-status';

/** A jump is so many times the greatest day before; a day without an upload counts as much again. */
export const JUMP_TIMES = 10;

/** Rows whose dates lie so many days before the newest that the county has sent come from an old file. */
export const STALE_DAYS = 10;

/** A county is known to have its ballots in review first, or never, from so many ballots on. */
export const PRACTICE = { ballots: 25, share: 0.8 } as const;

/** Until so many days before the election the ballots of a first mailing come; later ones go to single voters. */
export const MAILED_UNTIL_DAYS = 20;

/** More than this of its registered voters and its ballots were issued again. Registration grows, ballots are spoiled. */
export const ISSUED_AT_MOST = 1.25;

/**
 * What share of the ballots issued can be back so many days after E-29, at most: two to three times the fastest that
 * California has seen (2020 and 2024: a fifth by E-7, a third by E-1). Later days have no bound.
 */
export const RETURNED_AT_MOST: readonly { readonly days: number; readonly share: number }[] = [
  { days: 1, share: 0.01 },
  { days: 3, share: 0.03 },
  { days: 7, share: 0.12 },
  { days: 14, share: 0.4 },
  { days: 21, share: 0.7 },
];

/**
 * What share of the ballots issued a status may reach over the whole election, and from how many rows on that is asked.
 * EAVS 2022, California: 0.9% of the returned rejected in all, two thirds of them for the signature; 0.1% came back to
 * the sender where scans were counted (Ballot Scout 2018), more in a county of students. Three to ten times that.
 */
export const STATUS_AT_MOST: Readonly<Record<string, number>> = {
  VAV: 0.01,
  NVS: 0.03,
  NMS: 0.03,
  BME: 0.005,
  VDD: 0.005,
  MIA: 0.005,
  MRE: 0.005,
  NOT: 0.08,
  INF: 0.03,
  OTH: 0.02,
  UND: 0.08,
  NID: 0.02,
  // Ballots of who votes at a polling place or has moved; those that a new one replaces are not counted.
  CLD: 0.3,
};
export const STATUS_ROWS = 10;

/** What a person has released may grow so many times before it is asked about once more. */
export const RELEASED_TIMES = 1.5;

/** Statuses that never make up most of an upload. */
export const RARE_STATUSES: readonly string[] = ['VAV', 'BME', 'VDD', 'MIA', 'MRE', 'OTH', 'NID'];
