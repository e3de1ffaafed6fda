import type { HoldReason } from '../../ballot-tracking/domain/ballot.ts';
import type { EnvelopeDirection } from '../../ballot-tracking/domain/envelope.ts';
import type { InPersonMethod } from '../../ballot-tracking/domain/in-person.ts';
import type { STATUS_TABLE } from '../../ballot-tracking/domain/status-table.ts';
import type { MessageType } from '../../shared/codes.ts';
import { pacificInstant, type Temporal } from '../../shared/time.ts';

/** A day of a mock election, counted from its Election Day: -29 is E-29. */
export type Day = number;

/** A row of the guidance's table (July 20, 2021, p. 2). */
export type TableRow = keyof typeof STATUS_TABLE;

/** Which of the voter's ballots; `unknown`: one that nobody has. */
export type BallotNumber = 1 | 2 | 'unknown';

/** What a message is about: a ballot, or the envelope that the Postal Service has scanned on its way. */
export type About = BallotNumber | EnvelopeDirection;

/** A row that a county uploads. `dated`: 09:00 Pacific of a day, or midnight of a date that cannot be true. */
export type StoryRow =
  | {
      readonly kind: 'status';
      readonly ballot: BallotNumber;
      readonly status: string;
      readonly dated: Day | `${number}-${number}-${number}`;
      readonly sent?: Day;
      readonly supersedes?: BallotNumber;
      readonly withdrawn?: true;
      /** Another county posts it: it is not this voter's. */
      readonly byNeighbour?: true;
    }
  /** A row of the print vendor's tracking file: whose envelope a barcode is on. */
  | { readonly kind: 'tracking'; readonly direction: EnvelopeDirection }
  /** A scan of that barcode. */
  | { readonly kind: 'scan'; readonly direction: EnvelopeDirection; readonly dated: Day }
  | { readonly kind: 'in-person'; readonly method: InPersonMethod; readonly dated: Day; readonly active: boolean };

/** What must become of a row: `held` and `rejected` with the code that the county reads. */
export type RowFate = 'accepted' | 'unchanged' | `held: ${HoldReason}` | `rejected: ${string}`;

/** A row in the file of a day, uploaded at 10:00 Pacific. */
export type Step = { readonly uploaded: Day; readonly row: StoryRow; readonly becomes: RowFate };

/**
 * A message that the voter must hear, once on each channel: from a moment on, and at once when it lies within the voter's
 * hours. `ballot` is null where the message is about none.
 */
export type Hears = {
  readonly type: MessageType;
  /** The row of the guidance's table that brings it. Undefined for a correction, which no row brings. */
  readonly row?: TableRow;
  readonly ballot: About | null;
  readonly from: { readonly day: Day; readonly time: string };
};

/** What happens to a voter's ballots, and what the voter must hear of it. The table is plain, so that people can judge it. */
export type Story = {
  readonly id: string;
  /** In a sentence, for the report. */
  readonly what: string;
  /** Why the voter must hear this and nothing else. */
  readonly source: string;
  /** `mistake`: a county's error that must do no harm. */
  readonly kind: 'ballot' | 'mistake';
  readonly steps: readonly Step[];
  readonly hears: readonly Hears[];
  /** The county opts out of the election on the first day, and is back on the second. It concerns all of its voters. */
  readonly optsOut?: { readonly from: Day; readonly to: Day };
};

/** The hour, Pacific, at which counties upload, and at which what they upload has happened. */
const UPLOADED_AT = '10:00';
const HAPPENED_AT = '09:00';

/** The moment of a day's uploads. */
export const uploadMoment = (electionDay: Temporal.PlainDate, day: Day): Temporal.Instant =>
  pacificInstant(electionDay.add({ days: day }), UPLOADED_AT);

/** When something happened that is dated by a day. */
export const happened = (electionDay: Temporal.PlainDate, day: Day): Temporal.Instant =>
  pacificInstant(electionDay.add({ days: day }), HAPPENED_AT);

/** From when on a message must be heard. */
export const hearsFrom = (electionDay: Temporal.PlainDate, { from }: Hears): Temporal.Instant =>
  pacificInstant(electionDay.add({ days: from.day }), from.time);
