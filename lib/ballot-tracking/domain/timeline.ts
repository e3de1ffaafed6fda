import type { Election } from '../../elections/domain/election.ts';
import type { ReasonCode } from '../../messaging/domain/catalog-variables.ts';
import type { MessageType } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import type { HoldReason } from './ballot.ts';
import type { EnvelopeDirection, EnvelopeScan } from './envelope.ts';
import type { MessageFate } from './message-fate.ts';
import type { WhyNone } from './why-none.ts';

/**
 * How far something that a county reported holds. `current`: it stands and is told, also where what came
 * later is held; `past`: something later took its place; `taken-back`: the county withdrew it; `held`: it counts for
 * nothing until its reason is over, and no voter is shown it.
 */
export type ReportState = 'current' | 'past' | 'taken-back' | 'held';

/** Why there is no message at all about something; `from`: when it comes nevertheless. */
export type NoMessage = { readonly why: WhyNone; readonly from?: Temporal.Instant };

/** Something that the county reported: a status of a ballot, or that the voter voted in person. */
export type ReportedEvent = {
  readonly kind: 'reported';
  /** By its own date: when it happened, as the county says. */
  readonly at: Temporal.Instant;
  /** For a mailing, which has a day and no hour. */
  readonly day?: Temporal.PlainDate;
  /** What it means to the voter; `texts.messages.types` names it in ten languages. */
  readonly tells: MessageType;
  /** The county's code: a ballot status code, or the way of voting in person. One that nobody knows is always held. */
  readonly code: string;
  readonly county: CountyCode;
  /** Null: not about a ballot sent by mail. `number` counts the voter's ballots in this election from 1. */
  readonly ballot: { readonly ballotId: string; readonly number: number } | null;
  readonly state: ReportState;
  readonly held?: HoldReason;
  /** When the county's upload brought it, and in which upload; absent for a vote in person, whose upload is not kept. */
  readonly recordedAt: Temporal.Instant;
  readonly uploadId?: string;
  /** One for each channel that was told, or that the voter has chosen. */
  readonly messages: readonly MessageFate[];
  /** Set when there is no message over any channel. */
  readonly none?: NoMessage;
};

/** A message that is about no report of its own: a correction, a reminder, or one about the sign-up itself. */
export type MessageEvent = {
  readonly kind: 'message';
  /** When it was sent, or else when it was decided. */
  readonly at: Temporal.Instant;
  readonly type: MessageType;
  /** For a correction: what was wrong. */
  readonly corrects?: MessageType;
  readonly messages: readonly MessageFate[];
};

/** An envelope of the voter's that the Postal Service scanned. No scan says that it was delivered. */
export type ScanEvent = {
  readonly kind: 'scanned';
  /** When a machine first saw it. */
  readonly at: Temporal.Instant;
  readonly direction: EnvelopeDirection;
  readonly county: CountyCode;
  readonly barcode: string;
  readonly first: EnvelopeScan;
  /** The same where there is one scan only. */
  readonly last: EnvelopeScan;
  readonly scans: number;
  /** The day on which the Postal Service expects to deliver it to the voter, while that lies ahead. */
  readonly expectedOn?: Temporal.PlainDate;
  /** It is not told until its reason is over, and no voter is shown it. */
  readonly held?: HoldReason;
  readonly messages: readonly MessageFate[];
  readonly none?: NoMessage;
};

export type TimelineEvent = ReportedEvent | ScanEvent | MessageEvent;

/** One voter in one election: everything, oldest first. For staff: it has what is held, and the county's own codes. */
export type Timeline = {
  readonly electionId: string;
  readonly events: readonly TimelineEvent[];
};

/** What a voter is shown of a report: what it means and why, never another code of the county, the ballot's ID or the upload. */
export type VoterReport = {
  readonly kind: 'reported';
  readonly at: Temporal.Instant;
  /** For a mailing: show the day, there is no hour. */
  readonly day?: Temporal.PlainDate;
  readonly tells: MessageType;
  /** Why, of what stands or stood and was not taken back: `catalog.reasons` says it in ten languages. */
  readonly reason?: ReasonCode;
  readonly state: 'current' | 'past' | 'taken-back';
  /** Which of the voter's ballots, where there are several. */
  readonly ballot?: number;
  readonly messages: readonly MessageFate[];
  readonly none?: NoMessage;
};

/** What a voter is shown of the scans of an envelope: which way it goes, since when, and whether the message about it came. */
export type VoterScan = Pick<ScanEvent, 'kind' | 'at' | 'direction' | 'expectedOn' | 'messages' | 'none'>;
export type VoterTimelineEvent = VoterReport | VoterScan | MessageEvent;

/** One voter in one election, as the voter sees it, oldest first. */
export type VoterTimeline = { readonly electionId: string; readonly events: readonly VoterTimelineEvent[] };

/** A voter's timeline with its election. */
export type ElectionTimeline = {
  /** With the dates of the voter's county. */
  readonly election: Election;
  /** False: the voter's county takes no part in ballot tracking for this election. */
  readonly takesPart: boolean;
  readonly timeline: Timeline;
};

/** Everything about one voter now. */
export type Timelines = {
  /** The elections that concern the voter's county now, soonest first. */
  readonly elections: readonly ElectionTimeline[];
  /** Messages about the sign-up itself, oldest first. */
  readonly aboutSignUp: readonly MessageEvent[];
};
