import * as z from 'zod';
import { CHANNELS, type Channel, type MessageType } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';

/** Status codes that reach the voter as "Not Accepted" (guidance, table on p. 2). */
export const NOT_ACCEPTED_CODES = ['VAV', 'BME', 'VDD', 'MIA', 'MRE', 'NOT', 'OTH', 'CLD'] as const;
export const NotAcceptedCode = z.enum(NOT_ACCEPTED_CODES);
export type NotAcceptedCode = z.infer<typeof NotAcceptedCode>;

/** Status codes that ask the voter to contact the county (guidance, table on p. 2). */
export const CONTACT_COUNTY_CODES = ['NVS', 'NMS', 'INF', 'NID'] as const;
export const ContactCountyCode = z.enum(CONTACT_COUNTY_CODES);
export type ContactCountyCode = z.infer<typeof ContactCountyCode>;

/** The codes whose message tells the voter a reason. */
export type ReasonCode = NotAcceptedCode | ContactCountyCode;

/** "Will be counted" before the canvass ends, "was counted" after it. */
export const CountedTense = z.enum(['will-be', 'was']);
export type CountedTense = z.infer<typeof CountedTense>;

/**
 * Where people vote in person: at polling places or vote centers. `none`: the county votes by mail alone, and takes
 * ballots at its office.
 */
export const VotingPlace = z.enum(['poll', 'vote-center', 'none']);
export type VotingPlace = z.infer<typeof VotingPlace>;

/** Whether what the message asks for can still be done. */
export const Ask = z.enum(['open', 'closed']);
export type Ask = z.infer<typeof Ask>;

/** What an earlier message said that was wrong; `general` where that is not known. A vote in person is taken back by its place. */
export const CORRECTED = [
  'Outbound',
  'Inbound',
  'Received',
  'Accepted',
  'NotAccepted',
  'ContactCounty',
  'Undeliverable',
  'Reissued',
  'InPerson',
  'AtPollingPlace',
  'AtVoteCenter',
  'general',
] as const;
export const Corrected = z.enum(CORRECTED);
export type Corrected = z.infer<typeof Corrected>;

/** Whether a mailed ballot is still within the usual time of the mail. */
export const MailTime = z.enum(['open', 'over']);
export type MailTime = z.infer<typeof MailTime>;

/** Whether a voter who voted in person had also been sent a ballot by mail. */
export const MailBallot = z.enum(['issued', 'none']);
export type MailBallot = z.infer<typeof MailBallot>;

/** Each variable of the texts. Dates and times are written in the voter's language, Pacific time, when rendered. */
export type VariableValues = {
  /** Name of the county, without the word "County". */
  readonly county: string;
  readonly electionName: string;
  readonly electionDate: Temporal.PlainDate;
  readonly countyPhone: string;
  readonly countyEmail: string;
  /** Address of Where's My Ballot. */
  readonly trackingSite: string;
  /** Last day to mail (postmark) or hand in a ballot. */
  readonly returnDeadline: Temporal.PlainDate;
  readonly cureLink: string;
  readonly cureDeadline: Temporal.Instant;
  /** Up to when the county's records had reached us. */
  readonly dataAsOf: Temporal.Instant;
  readonly counted: CountedTense;
  readonly votingPlace: VotingPlace;
  readonly mailBallot: MailBallot;
  readonly notAcceptedReason: NotAcceptedCode;
  readonly contactReason: ContactCountyCode;
  readonly ask: Ask;
  readonly mailTime: MailTime;
  /** The day to come of the expected delivery (Elections Code 3019.7), or `none`. Calls do not say it: a recording names no day. */
  readonly expectedOn: Temporal.PlainDate | 'none';
  readonly corrects: Corrected;
};
export type VariableName = keyof VariableValues;

/** The variables that choose between wordings. A recording exists for each combination of their values. */
export const CHOICES = [
  'counted',
  'votingPlace',
  'mailBallot',
  'notAcceptedReason',
  'contactReason',
  'ask',
  'mailTime',
  'corrects',
] as const satisfies readonly VariableName[];

const ELECTION = ['county', 'electionName', 'electionDate'] as const;
const CONTACT = ['countyPhone', 'countyEmail'] as const;

/** Which variables a message type needs: no fewer, no more, in all languages and channels. */
export const VARIABLES_OF = {
  Outbound: [...ELECTION, 'trackingSite', 'mailTime', 'expectedOn'],
  Inbound: [...ELECTION, 'trackingSite'],
  Received: [...ELECTION, 'trackingSite'],
  Accepted: [...ELECTION, 'trackingSite', 'counted'],
  NotAccepted: [...ELECTION, ...CONTACT, 'trackingSite', 'notAcceptedReason'],
  ContactCounty: [...ELECTION, ...CONTACT, 'trackingSite', 'contactReason', 'ask'],
  Undeliverable: [...ELECTION, ...CONTACT, 'trackingSite', 'ask'],
  Reissued: [...ELECTION, ...CONTACT, 'trackingSite'],
  InPerson: [...ELECTION, 'trackingSite', 'counted', 'votingPlace', 'mailBallot'],
  DeadlineReminder: [...ELECTION, 'trackingSite', 'returnDeadline', 'dataAsOf', 'votingPlace'],
  SignatureCure: [...ELECTION, ...CONTACT, 'trackingSite', 'cureLink', 'cureDeadline'],
  Confirmation: ['county', 'trackingSite'],
  MovedCounty: ['county', 'trackingSite'],
  Correction: [...ELECTION, ...CONTACT, 'trackingSite', 'corrects'],
} as const satisfies Record<MessageType, readonly VariableName[]>;

/** The variables that a message type needs, with their types. */
type VariablesOf<T extends MessageType> = Pick<VariableValues, (typeof VARIABLES_OF)[T][number]>;

/** A message type together with its own variables. */
export type TypedVariables = {
  [T in MessageType]: { readonly type: T; readonly variables: VariablesOf<T> };
}[MessageType];

/**
 * Over which channels a message type goes out. The guidance provides no confirmation by phone (p. 4); what ends is told
 * as its beginning was.
 */
export const CHANNELS_OF = {
  Outbound: CHANNELS,
  Inbound: CHANNELS,
  Received: CHANNELS,
  Accepted: CHANNELS,
  NotAccepted: CHANNELS,
  ContactCounty: CHANNELS,
  Undeliverable: CHANNELS,
  Reissued: CHANNELS,
  InPerson: CHANNELS,
  DeadlineReminder: CHANNELS,
  SignatureCure: CHANNELS,
  Confirmation: ['text', 'email'],
  MovedCounty: ['text', 'email'],
  Correction: CHANNELS,
} as const satisfies Record<MessageType, readonly Channel[]>;
