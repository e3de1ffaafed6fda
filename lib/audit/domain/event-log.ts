import * as z from 'zod';
import type { AuditEntry, AuditOutcome } from '../../shared/audit-entry.ts';
import { CHAINS, type ChainName } from './chain-name.ts';
import type { Link } from './link.ts';

/**
 * The trail as other election software reads event logs: NIST SP 1500-101, Election Event Logging Common Data Format,
 * version 1.0 (2019; doi.org/10.6028/NIST.SP.1500-101), in JSON. A chain is a device; an entry is an event, whose
 * `Details` are the entry word by word and whose `Hash` is its link's.
 */
const Event = z.strictObject({
  '@type': z.literal('EventLogging.Event'),
  /** What was done: the action. */
  Id: z.string(),
  /** Who acts: `client-action`, `person-action`, `system-action`. */
  Type: z.string(),
  /** The number in the chain. */
  Sequence: z.string(),
  TimeStamp: z.string(),
  Disposition: z.enum(['success', 'failure', 'na', 'other']),
  OtherDisposition: z.string().optional(),
  UserId: z.string(),
  Description: z.string(),
  Details: z.string(),
  Hash: z.string(),
});
export type Event = z.infer<typeof Event>;

const Device = z.strictObject({
  '@type': z.literal('EventLogging.Device'),
  Id: z.enum(CHAINS as [ChainName, ...ChainName[]]).describe('The chain: a county’s code, or `state`.'),
  Type: z.literal('other'),
  OtherType: z.string(),
  Model: z.string(),
  HashType: z.literal('sha-256'),
  Event: z.array(Event),
});

/** One page of an export, or all of it. */
export const EventLog = z
  .strictObject({
    '@type': z.literal('EventLogging.ElectionEventLog'),
    GeneratedTime: z.string(),
    Device: z.array(Device),
  })
  .meta({ id: 'ElectionEventLog' });
export type EventLog = z.infer<typeof EventLog>;

const DISPOSITIONS: Readonly<Record<AuditOutcome, Pick<Event, 'Disposition' | 'OtherDisposition'>>> = {
  asked: { Disposition: 'other', OtherDisposition: 'asked' },
  done: { Disposition: 'success' },
  refused: { Disposition: 'failure', OtherDisposition: 'refused' },
  failed: { Disposition: 'failure', OtherDisposition: 'failed' },
};

/** A link as an event: everything beside `Details` and `Hash` follows from the entry. */
export const eventOf = (link: Pick<Link, 'sequence' | 'text' | 'hash'>, entry: AuditEntry): Event => ({
  '@type': 'EventLogging.Event',
  Id: entry.action,
  Type: `${entry.actor.kind}-action`,
  Sequence: String(link.sequence),
  TimeStamp: entry.at,
  ...DISPOSITIONS[entry.outcome],
  UserId: entry.actor.id,
  Description: `${entry.actor.role}: ${entry.action} of ${entry.target.kind} ${entry.target.id}`.trimEnd(),
  Details: link.text,
  Hash: link.hash,
});

/** The device that a chain is. */
export const deviceOf = (chain: ChainName, events: readonly Event[]): z.infer<typeof Device> => ({
  '@type': 'EventLogging.Device',
  Id: chain,
  Type: 'other',
  OtherType: 'Statewide roll checks and ballot messages',
  Model: 'Rollcall',
  HashType: 'sha-256',
  Event: [...events],
});
