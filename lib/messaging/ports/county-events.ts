import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import type { CountyEvent, EndedMessage } from '../domain/county-event.ts';
import type { Telling, TellingState } from '../domain/county-telling.ts';

type Item = Readonly<Record<string, unknown>>;

/** Reads from a change of the messages table what becomes of a message; undefined for what is no message, or goes on. */
export type ReadEndedMessage = (change: {
  readonly newImage?: Item;
  readonly oldImage?: Item;
}) => { readonly key: string; readonly old: EndedMessage | undefined; readonly present: EndedMessage } | undefined;

/** Keeps events until their counties have them. One that is kept already stays as it is. Throws when the table cannot be reached. */
export type KeepCountyEvents = (events: readonly CountyEvent[]) => Promise<void>;

/** Events that counties are told. Throws when the table cannot be reached. */
export type CountyTellings = {
  /** Those of a county that are to be told by now, the one that has waited longest first. */
  due(county: CountyCode, now: Temporal.Instant, most: number): Promise<readonly Telling[]>;
  /** Puts `after` in the place of `before`. `lost`: somebody else has told it meanwhile. */
  move(before: Telling, after: Telling): Promise<'moved' | 'lost'>;
  /** The newest of a county in a state. */
  latest(county: CountyCode, state: TellingState, most: number): Promise<readonly Telling[]>;
  /** How many a county has in a state, counted up to `most`. */
  count(county: CountyCode, state: TellingState, most: number): Promise<number>;
  /** Takes out what has ended before this moment, some at a time. */
  forget(county: CountyCode, state: TellingState, before: Temporal.Instant): Promise<void>;
};
