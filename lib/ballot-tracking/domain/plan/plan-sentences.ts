import type { PlanRule } from '../../data/plan-thresholds.ts';
import { STATUS_TABLE } from '../status-table.ts';
import type { Noticed } from './plan-facts.ts';

const number = (count: number): string => count.toLocaleString('en-US');

/** A status in words beside its code, where the guidance knows it. */
const inWords = (status: string | undefined): string => {
  const known = Object.entries(STATUS_TABLE).find(([code]) => code === status);
  return known ? `${status} (${known[1].description})` : String(status);
};

type Words = (noticed: { readonly part: string; readonly noticed: Noticed }) => string;

/** Each finding in a sentence or two for a clerk: what was found, and what it usually is. */
const SENTENCES: Readonly<Record<PlanRule, Words>> = {
  'other-county': ({ part }) =>
    `${part} rows are about voters who are not registered in your county. The file may hold another county’s voters, or its columns may have moved.`,
  'mostly-refused': ({ part }) =>
    `${part} rows cannot be read or carry dates that cannot be right. A column may have moved, or the file may be of another election. What is wrong with each row stands in its list.`,
  doubled: ({ part }) =>
    `${part} rows stand in the upload more than once. The file may have been written or joined twice, so that something else may be missing.`,
  'unknown-codes': ({ part }) =>
    `${part} new statuses have a code that is not in the guidance’s table. The export may use your system’s own codes, or a column may have moved.`,
  'never-issued': ({ part }) =>
    `${part} returned or cancelled ballots were never issued in this election. They may be ballots of another election, or the status codes may be mapped to the wrong ones.`,
  'dated-before-mailing': ({ part }) =>
    `${part} statuses are dated before their ballots were mailed. The file may be an old one, or of another election.`,
  'future-dates': ({ part }) =>
    `${part} statuses are dated in the future. Day and month may be exchanged, or this may be a test file.`,
  'too-early-for-late': ({ part }) =>
    `${part} statuses say “not received on time” (NOT) before the deadline of receipt has passed. The status codes may be mapped to the wrong ones.`,
  'after-messages': ({ part }) =>
    `${part} statuses are dated after the last day of messages for this election. The file may be of another election.`,
  'already-further': ({ part }) =>
    `${part} statuses say of ballots what had been said of them before, or less, with a later date. The status codes may be mapped to the wrong ones, or the export may put its own date in the place of the status’s.`,
  'other-election': ({ part }) =>
    `${part} ballots that were looked up are recorded with the same status and time for another election. This file was probably meant for that one.`,
  'mailed-early': ({ part }) =>
    `${part} ballots are said to be mailed before the 29th day before the election. That day is often the day of the print file and not the day on which the ballots are handed to USPS.`,
  'mailed-twice': ({ noticed }) =>
    `${number(noticed.count)} more ballots are issued beside ${number(noticed.of)} that were issued before, and nothing says which they replace. Ballot numbers may have been given anew by the export. If a wave of new ballots is meant, say with "supersedes" which ones they replace.`,
  'stale-file': ({ part, noticed }) =>
    `${part} new statuses are dated ${noticed.day} or earlier, and you have sent later ones long since. This may be an old file.`,
  'accepted-unreviewed': ({ noticed }) =>
    `${number(noticed.count)} ballots are accepted, and not one of your county has been received or in review (INR) so far. INR may have been mapped to ACCEPTED.`,
  'review-left-out': ({ part }) =>
    `${part} newly accepted ballots were never in review (INR), as your county’s ballots have been so far. INR may have been mapped to ACCEPTED.`,
  'review-unheard-of': ({ part }) =>
    `${part} statuses say “in review” (INR), which your county has not used in this election. ACCEPTED may have been mapped to INR.`,
  'one-rare-status': ({ part, noticed }) =>
    `${part} new statuses are ${inWords(noticed.status)}, which is rare. The status codes may be mapped to the wrong ones.`,
  'too-many-of-one-status': ({ noticed }) =>
    `With this upload ${number(noticed.count)} of ${number(noticed.of)} ballots have been ${inWords(noticed.status)}: several times what any election has had. The status codes may be mapped to the wrong ones.`,
  'returned-too-early': ({ noticed }) =>
    `With this upload ${number(noticed.count)} of ${number(noticed.of)} ballots are back. So many cannot be so soon after the mailing; the status codes or the dates may be wrong.`,
  jump: ({ noticed }) =>
    `${number(noticed.count)} statuses in one day are more than ten times your greatest day so far (${number(noticed.of)}). The export may have taken all ballots instead of the new ones.`,
};

/** What was found of an upload, for a clerk. It names no voter. */
export const planSentence = (noticed: Noticed): string =>
  SENTENCES[noticed.rule]({ part: `${number(noticed.count)} of ${number(noticed.of)}`, noticed });
