import { isMaybeHeard, isToCome, toldAt } from '../../messaging/domain/correction.ts';
import { earlier, hasCome } from '../../messaging/domain/ledger-due.ts';
import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import type { Channel, Language, MessageType } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';
import { DECIDED } from './news.ts';

/**
 * What is taken back. `upload`: the rows of a county's upload are wrong; each is withdrawn as the county would withdraw it.
 * `messages`: what was told in a span of time was told wrong, in its text or to whom; the rows behind it stand.
 */
export type RetractionScope =
  | {
      readonly kind: 'upload';
      readonly electionId: string;
      readonly county: CountyCode;
      readonly uploadId: string;
    }
  | {
      readonly kind: 'messages';
      readonly electionId: string;
      readonly type: MessageType;
      readonly toldFrom: Temporal.Instant;
      readonly toldUntil: Temporal.Instant;
      readonly channel?: Channel;
      readonly language?: Language;
      readonly county?: CountyCode;
    };

/** The way of a retraction: `counting` → `proposed` → `carrying-out` → `counting-outcomes` → `done`, or `declined`. */
export const RETRACTION_PHASES = [
  'counting',
  'proposed',
  'carrying-out',
  'counting-outcomes',
  'done',
  'declined',
] as const;
export type RetractionPhase = (typeof RETRACTION_PHASES)[number];

/** Numbers of messages by what of them, channel and language: `told#text#en`. */
export type RetractionCounts = Readonly<Record<string, number>>;

/** One of the recipients, to be looked at before a second person approves. */
export type Recipient = { readonly voterId: string; readonly channel: Channel; readonly language: Language };

export type Retraction = {
  readonly id: string;
  readonly scope: RetractionScope;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: Temporal.Instant;
  readonly phase: RetractionPhase;
  /** Who approved or declined it, and when. */
  readonly decidedBy?: string;
  readonly decidedAt?: Temporal.Instant;
  readonly doneAt?: Temporal.Instant;
  /** Before it: whom it concerns. After it: what was done, and what became of the corrections. */
  readonly counts: RetractionCounts;
  readonly done: RetractionCounts;
  readonly outcomes: RetractionCounts;
  readonly sample: readonly Recipient[];
  /** Counts its changes. */
  readonly version: number;
};

/** Whether messages of a type can be taken back: what follows from ballots and votes, and can be told anew. */
export const isRetractable = (type: MessageType): boolean => DECIDED.includes(type) && type !== 'Correction';

/** Whether a provider has the message, may have it, or is being handed it in this moment. */
const isTold = (row: LedgerRow): boolean =>
  isMaybeHeard(row) || (row.state === 'sending' && row.callingAt !== undefined);

/**
 * Whether a message is within a retraction's scope: also one that waits. One that is being handed over counts by the time of its call:
 * what is told anew behind a correction is not told wrong.
 */
export const isInScope = (scope: RetractionScope, row: LedgerRow): boolean => {
  if (row.type === 'Correction' || row.electionId !== scope.electionId) return false;
  if (scope.kind === 'upload') return row.uploadId === scope.uploadId;
  const isSpoken =
    row.type === scope.type &&
    (scope.channel === undefined || row.channel === scope.channel) &&
    (scope.language === undefined || row.language === scope.language) &&
    (scope.county === undefined || row.county === scope.county);
  if (!isSpoken || (isToCome(row) && !isTold(row))) return isSpoken;
  return hasCome(scope.toldFrom, toldAt(row)) && hasCome(toldAt(row), scope.toldUntil);
};

/**
 * The scope with its end: what is told after the approval is told in the knowledge of it, and must not be taken back as well when a
 * step is gone through again.
 */
export const boundScope = ({ scope, decidedAt }: Pick<Retraction, 'scope' | 'decidedAt'>): RetractionScope =>
  scope.kind === 'messages' && decidedAt ? { ...scope, toldUntil: earlier(scope.toldUntil, decidedAt) } : scope;

/** What a message in scope counts as: told (or perhaps told), or waiting; undefined for one that nobody will hear. */
export const standingOf = (row: LedgerRow): 'told' | 'waiting' | undefined => {
  if (isTold(row)) return 'told';
  return isToCome(row) ? 'waiting' : undefined;
};

/** Adds one to a count. */
export const plusOne = (
  counts: RetractionCounts,
  what: string,
  { channel, language }: Pick<LedgerRow, 'channel' | 'language'>,
): RetractionCounts => {
  const name = `${what}#${channel}#${language}`;
  return { ...counts, [name]: (counts[name] ?? 0) + 1 };
};

/** Counts of parts, added up. */
export const sumOf = (parts: readonly RetractionCounts[]): RetractionCounts => {
  const sums: Record<string, number> = {};
  for (const [name, count] of parts.flatMap((part) => Object.entries(part))) sums[name] = (sums[name] ?? 0) + count;
  return sums;
};

/** How many there are of something, over all channels and languages. */
export const totalOf = (counts: RetractionCounts, what: string): number =>
  Object.entries(counts)
    .filter(([name]) => name.startsWith(`${what}#`))
    .reduce((sum, [, count]) => sum + count, 0);

/** Why a retraction is not decided. */
export type RetractionRefusal = 'not-found' | 'not-proposed' | 'own-proposal' | 'changed-meanwhile';

/** Approves or declines what somebody else has proposed. Whoever proposed may withdraw it, and never approve it. */
export const decideRetraction = (
  retraction: Retraction,
  decision: 'approve' | 'decline',
  by: string,
  now: Temporal.Instant,
): Result<Retraction, RetractionRefusal> => {
  if (retraction.phase !== 'proposed') return err('not-proposed');
  if (decision === 'approve' && by === retraction.proposedBy) return err('own-proposal');
  const phase = decision === 'approve' ? 'carrying-out' : 'declined';
  return ok({ ...retraction, phase, decidedBy: by, decidedAt: now, version: retraction.version + 1 });
};
