import type { Channel, MessageType } from '../../../lib/shared/codes.ts';
import type { Ms } from './calendar.ts';
import type { History } from './history.ts';

/**
 * The one door between the oracle and the code under test. Whoever wires the code fills a `Subject`; the oracle never
 * imports it.
 */
export type Subject = {
  /**
   * Plays a history from its first event to `endsAt`: every event reaches the code at its own `arrives`, in the
   * order of the list, on a virtual clock that starts before the first one.
   */
  readonly play: (history: History) => Played | Promise<Played>;
};

export type Played = {
  /** Every message that the provider took, in the order of `sentAt`. */
  readonly told: readonly ToldMessage[];
  /** The status that stands for each ballot at `endsAt`; nothing for a ballot of which no status counts. */
  readonly standing: Readonly<Record<string, string | undefined>>;
  /** The rows that the county is shown as held or refused at `endsAt`, each once. */
  readonly heldRows: readonly HeldRow[];
};

/**
 * What ballot tracking can tell. Inbound comes from barcodes and Confirmation from signing up: neither is here. `CureReminder` is
 * SignatureCure on a day that the county has set: it speaks of no row, but of a challenge that is still open.
 */
export type ToldType = Exclude<MessageType, 'Inbound' | 'Confirmation' | 'MovedCounty'> | 'CureReminder';
export type Tense = 'will' | 'was';
/** Where the text says the voter voted. `none`: the wording of a county without polling places. */
export type Place = 'polling-place' | 'vote-center' | 'none';

export type ToldMessage = {
  readonly type: ToldType;
  readonly channel: Channel;
  /** The ballot it is about; null for InPerson, and for what is not about one ballot. */
  readonly ballotId: string | null;
  /** The status's own time; for InPerson the record's `at`; for Correction that of what it corrects. */
  readonly statusAt: Ms;
  /** The status code, or the participation method. */
  readonly statusCode?: string;
  /** Must be stated for Accepted and InPerson. */
  readonly tense?: Tense;
  /** For InPerson. Where it is not stated it is not judged. */
  readonly place?: Place;
  /** False when the text leaves out what a deadline has ended ("get a new ballot", "so that it can count"). */
  readonly asks?: boolean;
  readonly sentAt: Ms;
  /** The earlier message on the same channel that this one takes back. Always there for Correction. */
  readonly corrects?: {
    readonly type: ToldType;
    readonly ballotId: string | null;
    readonly statusAt: Ms;
    /** For InPerson: the participation method that it named. */
    readonly statusCode?: string;
  };
};

/** Why a row is told to nobody. The county sees one of them, in words. */
export type HeldReason =
  | 'future'
  | 'before-issue'
  | 'before-mailing'
  | 'before-earliest-mailing'
  | 'beyond-window'
  | 'not-before-receipt-deadline'
  | 'no-sent-date'
  | 'unknown-code'
  | 'in-person';

export type HeldRow = {
  readonly ballotId: string;
  readonly status: string;
  readonly statusAt: Ms;
  readonly reason: HeldReason;
};
