import type { DeliveryCode } from '../../messaging/domain/delivery-code.ts';
import type { HoldReason, SilenceReason } from './ballot.ts';

/** Why a voter has no message about something, or none yet. In the words of a voter, each says: */
export const WHY_NONE = [
  /** "It comes inside your hours: at …" (`from`). */
  'outside-hours',
  /** "It is about to be sent." */
  'about-to-go',
  /** "It comes right after the correction of an earlier message." */
  'correction-first',
  /** "Sending is stopped for now. It comes as soon as it goes on." */
  'paused',
  /** "Your phone or email company is slow. We are trying again." */
  'provider-slow',
  /** "It waits for something that your county has to tell us first." */
  'county-fact-missing',
  /** "Messages for this election begin on …; it comes then" (`from`). */
  'before-messages-begin',
  /** "Your county takes no part in ballot tracking for this election." */
  'county-not-taking-part',
  /** "This happened before messages began. Nothing from before that day is sent." */
  'before-tracking',
  /** "You are not signed up for messages." */
  'not-subscribed',
  /** "You were not signed up for this then." */
  'not-subscribed-then',
  /** "You had turned these messages off." */
  'opted-out',
  /** "Your messages ended when you moved to another county." */
  'moved-county',
  /** "We could not write to you at that time." */
  'not-reachable-then',
  /** "It was too late for it to be of use." */
  'too-late',
  /** "Messages for this election are over." */
  'messages-over',
  /** "Your phone or email company did not take it." */
  'refused-by-provider',
  /** "Our messages there were stopped, by STOP in a text or at your phone or email company." */
  'stopped-at-carrier',
  /** "This number cannot get our messages." */
  'number-not-usable',
  /** "It did not arrive." */
  'not-arrived',
  /** "We called and reached nobody. We will call again" (`from`). */
  'called-again',
  /** "It did not arrive at your earlier number or address. You have given us another since." */
  'contact-replaced',
  /** "We have no number or address for it." */
  'contact-missing',
  /** "Something newer took its place before it was sent." */
  'superseded',
  /** "Your county took this back before a message was sent." */
  'corrected',
  /** "It told you nothing new." */
  'nothing-new',
] as const;
export type WhyNone = (typeof WHY_NONE)[number];

/** What a message's code means for why it was not sent, or waits. */
export const WHY_OF_CODE: Readonly<Record<DeliveryCode, WhyNone>> = {
  HALTED: 'paused',
  HOURS_CLOSED: 'outside-hours',
  CORRECTION_FIRST: 'correction-first',
  INTERRUPTED: 'about-to-go',
  THROTTLED: 'provider-slow',
  QUOTA_REACHED: 'paused',
  PROVIDER_NOT_REACHED: 'provider-slow',
  PROVIDER_NOT_CONFIGURED: 'paused',
  SAME_CALL_REPEATED: 'about-to-go',
  NOT_SUBSCRIBED: 'opted-out',
  CHANNEL_OFF: 'opted-out',
  MOVED_COUNTY: 'moved-county',
  VOTER_NOT_ACTIVE: 'not-reachable-then',
  COUNTY_NOT_PARTICIPATING: 'county-not-taking-part',
  OPTED_OUT: 'stopped-at-carrier',
  CONTACT_REPLACED: 'contact-replaced',
  TOO_LATE: 'too-late',
  HALTED_TOO_LONG: 'too-late',
  ELECTION_CLOSED: 'messages-over',
  REFUSED: 'refused-by-provider',
  DESTINATION_BLOCKED: 'number-not-usable',
  NOT_A_GUEST: 'refused-by-provider',
  MISSING_VARIABLE: 'county-fact-missing',
  NO_RECEIPT: 'not-arrived',
  TIMEOUT: 'provider-slow',
  CONNECTION_LOST: 'provider-slow',
  SERVER_ERROR: 'provider-slow',
  LEASE_EXPIRED: 'provider-slow',
  BOUNCED: 'not-arrived',
  NOT_REACHABLE: 'not-arrived',
  BLOCKED_BY_CARRIER: 'refused-by-provider',
  NOT_ANSWERED: 'not-arrived',
  LINE_BUSY: 'not-arrived',
  MACHINE_ANSWERED: 'not-arrived',
  PROVIDER_GAVE_UP: 'not-arrived',
};

/** What a decision not to tell a status means. `no-subscriber` says who has to be asked: the subscription. */
export const WHY_OF_SILENCE: Readonly<Record<Exclude<SilenceReason, 'no-subscriber'>, WhyNone>> = {
  repeated: 'nothing-new',
  backward: 'nothing-new',
  superseded: 'superseded',
  replaced: 'superseded',
  withdrawn: 'corrected',
  'before-tracking': 'before-tracking',
  'outside-window': 'too-late',
  'nothing-to-tell': 'nothing-new',
};

/**
 * What is held, by whom: `truth` because the status counts for nothing now, so that no voter is shown it; `message`
 * because it is true and its message waits.
 */
export const HELD_FOR: Readonly<Record<HoldReason, 'truth' | WhyNone>> = {
  'unknown-code': 'truth',
  'beyond-window': 'truth',
  'future-date': 'truth',
  'not-issued': 'truth',
  'before-issue': 'truth',
  'before-receipt-deadline': 'truth',
  'awaiting-participation': 'truth',
  'voted-in-person': 'truth',
  'nothing-to-withdraw-yet': 'truth',
  'window-not-open': 'before-messages-begin',
  'county-opted-out': 'county-not-taking-part',
};
