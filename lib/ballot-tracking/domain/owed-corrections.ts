import { isMaybeHeard, isToCome } from '../../messaging/domain/correction.ts';
import type { MessageDecision } from '../../messaging/domain/decision.ts';
import { earlier, hasCome } from '../../messaging/domain/ledger-due.ts';
import { type LedgerRow, rowOf } from '../../messaging/domain/ledger-row.ts';
import { isWithdrawable } from '../../messaging/domain/ledger-state.ts';
import type { Channel } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import { announce, correctionDraft } from './announce.ts';
import { correctionsOf, isRetracted, isToldOn, isWrong, type Truth } from './corrections.ts';
import { hushedLook, type VoterCase } from './voter-case.ts';

/** What takes back what was told and is wrong. */
export type Corrections = {
  readonly decisions: readonly MessageDecision[];
  /** Corrections that were decided before and are owed still. */
  readonly kept: ReadonlySet<LedgerRow>;
  /** What is wrong and being handed to a provider: whether a correction is owed is known in a moment. */
  readonly inDoubt: readonly LedgerRow[];
  /** Ballots to be looked at again, and when: something wrong of them is on its way out, or not taken back yet. */
  readonly again: ReadonlyMap<string, Temporal.Instant>;
};

/** When it is known whether a message that is being handed to a provider went out. */
export const SETTLED_MINUTES = 1;
/** When a correction should have gone out; until it has, its channel may close. */
const SENT_MINUTES = 10;
/** Keeps the earliest moment at which a ballot is to be looked at. */
export const soonest = (again: Map<string, Temporal.Instant>, ballotId: string, at: Temporal.Instant): void => {
  again.set(ballotId, earlier(again.get(ballotId) ?? at, at));
};

/**
 * A correction counts until it is dead, but not while it waits for a channel that has been closed, nor over another one
 * while that of what it corrects is open again.
 */
const isUnderWay = ({ state, channel }: LedgerRow, wrong: LedgerRow, open: readonly Channel[]): boolean => {
  if (!isWithdrawable(state) || open.length === 0) return true;
  return open.includes(wrong.channel) ? channel === wrong.channel : open.includes(channel);
};

/** Over its own channel; where the voter has closed that one, over the first open one, unless one of them told it too. */
const channelFor = (
  wrong: LedgerRow,
  open: readonly Channel[],
  messages: readonly LedgerRow[],
): Channel | 'told-elsewhere' | undefined => {
  if (open.includes(wrong.channel)) return wrong.channel;
  return open.some((channel) => isToldOn(channel, wrong, messages)) ? 'told-elsewhere' : open[0];
};

/** Corrects what a provider has, or may have, and is wrong: once per channel. */
export const correctWrong = (
  voterCase: VoterCase,
  open: readonly Channel[],
  truth: Truth,
  now: Temporal.Instant,
): Corrections => {
  const decisions: MessageDecision[] = [];
  const kept = new Set<LedgerRow>();
  const again = new Map<string, Temporal.Instant>();
  const inDoubt: LedgerRow[] = [];
  const lookAgain = (ballotId: string, at: Temporal.Instant): void => soonest(again, ballotId, at);
  const isDue = ({ notBefore }: LedgerRow): Temporal.Instant => (hasCome(notBefore, now) ? now : notBefore);
  const isTakenBack = (row: LedgerRow): boolean =>
    row.type !== 'Correction' && (isWrong(row, truth) || isRetracted(row, voterCase.messages));
  for (const wrong of voterCase.messages.filter(isTakenBack)) {
    const { ballotId } = wrong;
    if (wrong.state === 'sending') {
      inDoubt.push(wrong);
      lookAgain(ballotId, now.add({ minutes: SETTLED_MINUTES }));
    }
    if (!isMaybeHeard(wrong)) continue;
    const messages = [...voterCase.messages, ...decisions.map(rowOf)];
    const known = correctionsOf(wrong, messages, voterCase.subscription).filter((row) => isUnderWay(row, wrong, open));
    // What has been taken back needs none that waits: that one is of something told since, and may be right again by now.
    const heard = known.filter(isMaybeHeard);
    for (const correction of heard.length > 0 ? heard : known) kept.add(correction);
    const channel = known.length > 0 ? 'told-elsewhere' : channelFor(wrong, open, messages);
    const hushed = channel === undefined && hushedLook(voterCase, now);
    if (hushed) lookAgain(ballotId, hushed);
    const draft =
      channel && channel !== 'told-elsewhere' ? correctionDraft({ ...wrong, channel }, messages) : undefined;
    const fresh = draft ? announce(voterCase, draft, now) : [];
    decisions.push(...fresh);
    for (const correction of [...known, ...fresh.map(rowOf)].filter(isToCome)) {
      lookAgain(ballotId, isDue(correction).add({ minutes: SENT_MINUTES }));
    }
  }
  return { decisions, kept, inDoubt, again };
};
