import * as z from 'zod';
import { MessageType } from '../../shared/codes.ts';
import { CountyCode } from '../../shared/counties.ts';
import { StoredDate, StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { type Ballot, HOLD_REASONS, type Outcome, SILENCE_REASONS, type StatusEntry } from '../domain/ballot.ts';
import { ENVELOPE_DIRECTIONS, type Envelope } from '../domain/envelope.ts';
import type { VotingHistory } from '../domain/in-person.ts';
import type { CaseKey } from '../ports.ts';

const StoredOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('told'), type: MessageType }),
  z.object({ kind: z.literal('silent'), reason: z.enum(SILENCE_REASONS) }),
  z.object({ kind: z.literal('held'), reason: z.enum(HOLD_REASONS) }),
]);

const StoredEntry = z.object({
  version: z.int().positive(),
  code: z.string(),
  statusAt: StoredInstant,
  sentDate: StoredDate.exactOptional(),
  supersedes: z.string().exactOptional(),
  withdrawn: z.boolean().exactOptional(),
  recordedAt: StoredInstant,
  uploadId: z.string(),
  outcome: StoredOutcome.exactOptional(),
});

const record = {
  electionId: z.string(),
  voterId: z.string(),
  county: CountyCode,
  undecidedSince: StoredInstant.exactOptional(),
};

const BallotItem = z.object({ ...record, ballotId: z.string(), entries: z.array(StoredEntry) });

const HistoryItem = z.object({
  ...record,
  method: z.string(),
  statements: z.array(z.object({ active: z.boolean(), at: StoredInstant, uploadId: z.string().exactOptional() })),
  version: z.int().positive(),
  recordedAt: StoredInstant,
  outcome: StoredOutcome.exactOptional(),
});

const EnvelopeItem = z.object({
  ...record,
  direction: z.enum(ENVELOPE_DIRECTIONS),
  barcode: z.string(),
  scans: z.array(
    z.object({
      at: StoredInstant,
      code: z.string(),
      place: z.string().exactOptional(),
      isInferred: z.literal(true).exactOptional(),
      expectedOn: StoredDate.exactOptional(),
    }),
  ),
  version: z.int().positive(),
  recordedAt: StoredInstant,
  outcome: StoredOutcome.exactOptional(),
});

const BALLOT_PREFIX = 'BALLOT#';
const HISTORY_PREFIX = 'PARTICIPATION#';

export const caseKeyText = (key: CaseKey): string => `${key.electionId}#${key.voterId}`;
export const ballotSortKey = (ballotId: string): string => `${BALLOT_PREFIX}${ballotId}`;
/** By county, so that no county writes over what another one has said. */
export const historySortKey = ({ county, method }: Pick<VotingHistory, 'county' | 'method'>): string =>
  `${HISTORY_PREFIX}${county}#${method}`;
const ENVELOPE_PREFIX = 'ENVELOPE#';
export const envelopeSortKey = ({ direction, barcode }: Pick<Envelope, 'direction' | 'barcode'>): string =>
  `${ENVELOPE_PREFIX}${direction}#${barcode}`;

export const isBallotKey = (sortKey: unknown): boolean => String(sortKey).startsWith(BALLOT_PREFIX);

export const isHistoryKey = (sortKey: unknown): boolean => String(sortKey).startsWith(HISTORY_PREFIX);
export const isEnvelopeKey = (sortKey: unknown): boolean => String(sortKey).startsWith(ENVELOPE_PREFIX);

/** Reads `<electionId>#<voterId>` back. Throws on anything else: the table holds nothing else. */
export const parseCaseKey = (text: unknown): CaseKey => {
  const [electionId, voterId] = String(text).split('#');
  if (!electionId || !voterId) throw new Error('A key of the ballots table has no election or no voter.');
  return { electionId, voterId };
};

/** The partition of the index of ballots with held rows: those of a county in an election. */
export const heldPartition = (electionId: string, county: string): string => `${electionId}#${county}`;

/** Partitions of the index of undecided records, so that an election's first day does not wait for one partition. */
export const UNDECIDED_SHARDS: readonly string[] = [...'0123456789abcdef'];

/** The index partition of a voter's records. */
export const undecidedShard = (voterId: string): string => {
  const sum = [...voterId].reduce((total, character) => Math.imul(total, 31) + character.charCodeAt(0), 7);
  return UNDECIDED_SHARDS[(sum >>> 0) % UNDECIDED_SHARDS.length] ?? '0';
};

/** The same for records that are held until a moment: on E-29 that is nearly every ballot of the state. */
export const HELD_SHARDS: readonly string[] = UNDECIDED_SHARDS.map((shard) => `held-${shard}`);

/** The index partition of a voter's held records. */
export const heldShard = (voterId: string): string => `held-${undecidedShard(voterId)}`;

export const toOutcomeItem = (outcome: Outcome): Record<string, string> => ({ ...outcome });

export const toEntryItem = (entry: StatusEntry): Record<string, unknown> => ({
  ...entry,
  statusAt: toStoredInstant(entry.statusAt),
  sentDate: entry.sentDate?.toString(),
  recordedAt: toStoredInstant(entry.recordedAt),
  outcome: entry.outcome && toOutcomeItem(entry.outcome),
});

export const fromBallotItem = (item: unknown): Ballot => {
  const { undecidedSince, ...ballot } = BallotItem.parse(item);
  return { ...ballot, ...(undecidedSince ? { lookAgainAt: undecidedSince } : {}) };
};

/** The record without its mark, which the store adds. */
export const toHistoryItem = (history: VotingHistory): Record<string, unknown> => {
  const { lookAgainAt: _mark, ...rest } = history;
  return {
    ...rest,
    pk: caseKeyText(history),
    sk: historySortKey(history),
    statements: history.statements.map((statement) => ({ ...statement, at: toStoredInstant(statement.at) })),
    recordedAt: toStoredInstant(history.recordedAt),
    outcome: history.outcome && toOutcomeItem(history.outcome),
  };
};

export const fromHistoryItem = (item: unknown): VotingHistory => {
  const { undecidedSince, ...history } = HistoryItem.parse(item);
  return { ...history, ...(undecidedSince ? { lookAgainAt: undecidedSince } : {}) };
};

/** An envelope's scans as its item keeps them. */
export const toScanItems = ({ scans }: Envelope): readonly Record<string, unknown>[] =>
  scans.map((scan) => ({ ...scan, at: toStoredInstant(scan.at), expectedOn: scan.expectedOn?.toString() }));

export const fromEnvelopeItem = (item: unknown): Envelope => {
  const { undecidedSince, ...envelope } = EnvelopeItem.parse(item);
  return { ...envelope, ...(undecidedSince ? { lookAgainAt: undecidedSince } : {}) };
};
