import type { Channel } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import type { SetCap } from '../domain/brakes/caps.ts';
import type { Baseline } from '../domain/brakes/health.ts';
import type { Outage } from '../domain/brakes/outage.ts';
import type { Sum } from '../domain/brakes/sums.ts';

/** What was added up under a name (`spentName`, `healthName`). Throws when the table cannot be reached. */
export type ReadSum = (name: string) => Promise<Sum>;

/** What brakes remember. */
export type BrakeNotes = {
  /** Caps that somebody has set, by `capKey`. */
  readonly caps: ReadonlyMap<string, SetCap>;
  readonly baselines: ReadonlyMap<Channel, Baseline>;
  readonly outages: ReadonlyMap<Channel, Outage>;
};

/** The notes of the brakes. Writing one twice changes nothing. Throws when the table cannot be reached. */
export type BrakeBook = {
  read(): Promise<BrakeNotes>;
  setCap(cap: SetCap): Promise<void>;
  keepBaseline(channel: Channel, baseline: Baseline): Promise<void>;
  /** Null: the provider takes messages again. */
  keepOutage(channel: Channel, outage: Outage | null): Promise<void>;
};

/**
 * Counts that the reader of an email called it spam: on the Pacific day of this moment, once for each message. Throws when
 * the table cannot be reached.
 */
export type CountComplaint = (ledgerKey: string, at: Temporal.Instant) => Promise<void>;
