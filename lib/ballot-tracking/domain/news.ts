import type { BallotStatusCode, MessageType } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import type { Judgement } from './counting.ts';
import type { InPersonMethod } from './in-person.ts';

/** What is true and is to be heard by its voter, before it is known who has heard it and over which channels it goes. */
export type News = {
  readonly county: CountyCode;
  readonly ballotId: string;
  readonly type: MessageType;
  readonly statusAt: Temporal.Instant;
  /** The date by which it is ordered among the voter's messages. */
  readonly moment: Temporal.Instant;
  readonly statusCode?: BallotStatusCode;
  readonly method?: InPersonMethod;
  /** The upload that brought it. */
  readonly uploadId?: string;
  /** Names what is told; the first of `versions` unless another one says it better. */
  readonly version: number;
  /** All statuses that say the same: a message about one of them has told it. */
  readonly versions: readonly number[];
  /** Those of them about which a message may still go out. */
  readonly sayable: readonly number[];
  /** The day of the latest of them: whoever signed up later is not told. */
  readonly day: Temporal.PlainDate;
  /** Ballots and envelopes of the same voter: a message of this very type about one of them has told it too. */
  readonly alsoUnder?: readonly string[];
  /** For a ballot on its way to its voter: the day to come on which the Postal Service expects to deliver it. */
  readonly expectedOn?: Temporal.PlainDate;
  /** Why it is not told now. */
  readonly obstacle?: Judgement;
  /** Of a reminder: not where one of these types waits or was told since then, of whichever ballot. */
  readonly unless?: { readonly types: readonly MessageType[]; readonly since: Temporal.Instant };
};

/** Types between which a voter learns nothing new about one and the same status. */
const FAMILIES: readonly (readonly MessageType[])[] = [
  ['Outbound', 'Reissued'],
  ['ContactCounty', 'SignatureCure'],
];

/** The types that tell the same as this one. */
export const familyOf = (type: MessageType): readonly MessageType[] =>
  FAMILIES.find((family) => family.includes(type)) ?? [type];

/** The types that this side decides: what waits of them and follows from nothing any more is withdrawn. */
export const DECIDED: readonly MessageType[] = [
  'Outbound',
  'Inbound',
  'Received',
  'Accepted',
  'NotAccepted',
  'ContactCounty',
  'SignatureCure',
  'Undeliverable',
  'Reissued',
  'InPerson',
  'DeadlineReminder',
  'Correction',
];
