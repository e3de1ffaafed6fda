import * as z from 'zod';
import type { CountyCode } from '../../shared/counties.ts';
import type { Side } from '../../shared/identity.ts';
import type { Temporal } from '../../shared/time.ts';
import type { Deadlines } from './deadlines.ts';
import type { NameTranslations } from './election-names.ts';

/** Statewide elections include every county that has not opted out; a local one belongs to the county that asked. */
export const ELECTION_KINDS = ['statewide', 'local'] as const;
export const ElectionKind = z.enum(ELECTION_KINDS);
export type ElectionKind = z.infer<typeof ElectionKind>;

/** On which envelopes the county uses Intelligent Mail barcodes (guidance, p. 1, question 4). */
export const IMB_USES = ['outbound', 'inbound', 'both', 'none'] as const;
export const ImbUse = z.enum(IMB_USES);
export type ImbUse = z.infer<typeof ImbUse>;

export type Election = {
  /** `2026-11-03-statewide`, `2027-03-02-03-water-board`: valid inside a ledger key. */
  readonly id: string;
  readonly name: string;
  /** What text messages say instead, where the name itself would need too many parts. */
  readonly shortName?: string;
  /** The name in other languages; each is approved with the name. */
  readonly translations?: NameTranslations;
  /** Election Day, "E". */
  readonly date: Temporal.PlainDate;
  readonly kind: ElectionKind;
  /** The county whose local election it is; null for a statewide one. */
  readonly county: CountyCode | null;
  /** The day on which tracking is switched on, Pacific. Nothing that happened before it is ever messaged. */
  readonly trackingOn: Temporal.PlainDate;
  readonly imb: ImbUse;
  /** A mock election, or that of a smoke test: no rule about elections to come counts it. */
  readonly rehearsal?: true;
  readonly deadlines: Deadlines;
  readonly requestedAt: Temporal.Instant;
  /** Why SOS accepted a request that came later than 90 days before the election. */
  readonly overrideReason?: string;
  /** Counts the changes of this election, from 1. */
  readonly version: number;
  /** What was changed since it was set up, oldest first. */
  readonly changes: readonly ElectionChange[];
};

/** One change of an election: who made it, when, and each changed field before and after, in words. */
export type ElectionChange = {
  readonly at: Temporal.Instant;
  /** The API client that made it. */
  readonly by: string;
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[];
};

/** Whether a county can have a part in the election at all. */
export const concerns = (election: Election, county: CountyCode): boolean =>
  election.county === null || election.county === county;

/** Who looks: SOS at every election, a county at those that concern it. */
export type Viewer = Side;

/** Whether the viewer may know of the election; what it may not, looks to it like one that is not there. */
export const isVisible = (election: Election, viewer: Viewer): boolean =>
  viewer.county === null || concerns(election, viewer.county);
