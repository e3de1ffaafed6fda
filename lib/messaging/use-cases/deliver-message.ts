import type { Clock } from '../../shared/clock.ts';
import { err, type Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';
import type { Subscription } from '../../voters/domain/subscription.ts';
import { afterUnknown, judgeSend, missingFactMove } from '../domain/delivery-check.ts';
import type { DeliveryCode } from '../domain/delivery-code.ts';
import { outcomeMove, putOffMove, type SendOutcome } from '../domain/delivery-outcome.ts';
import { afterHalt, isHalted } from '../domain/halt.ts';
import { hasCome } from '../domain/ledger-due.ts';
import { formatLedgerKey, type LedgerKey } from '../domain/ledger-key.ts';
import type { LedgerMove } from '../domain/ledger-move.ts';
import type { LedgerRow } from '../domain/ledger-row.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import type { RenderedMessage } from '../domain/render.ts';
import { isSameCall } from '../domain/same-call.ts';
import { timeToLive } from '../domain/time-to-live.ts';
import type { MessageRows } from '../ports/ledger.ts';
import type { Pace } from '../ports/pace.ts';
import type { Halts } from '../ports/settings.ts';
import type { StillTrue } from '../ports/still-true.ts';
import { type FactPorts, readFacts } from './send-facts.ts';
import type { WriteMessage } from './write-message.ts';

/** How long a claim lasts. Longer than a sender's Lambda can live, so that nobody outlives their own claim. */
const LEASE_SECONDS = 60;
/** What a call to a provider may take; with less of the lease left, the message is given back unsent. */
const CALL_SECONDS = 15;

/** A finished message and where it goes. */
export type Outgoing = {
  readonly message: RenderedMessage;
  readonly subscription: Subscription;
  readonly row: LedgerRow;
  readonly ledgerKey: string;
  /** Seconds for which a carrier may keep trying. */
  readonly timeToLive: number;
};

/** Hands a message to the provider of its channel, once. Never throws. */
export type Transport = (outgoing: Outgoing) => Promise<SendOutcome>;

export type DeliveryPorts = FactPorts & {
  readonly clock: Clock;
  readonly rows: MessageRows;
  readonly halts: Halts;
  readonly stillTrue: StillTrue;
  readonly write: WriteMessage;
  readonly transport: Transport;
  readonly pace: Pace;
  /** Waits so many milliseconds of real time. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** A new identifier for each claim. */
  readonly newClaimId: () => string;
  /** From [0, 1): spreads what would otherwise come back together. */
  readonly random: () => number;
};

/** What became of a call for a message. `missing` names what a message could not be written without. */
export type DeliveryReport =
  | { readonly kind: 'not-claimed' }
  | { readonly kind: 'halted' }
  | {
      readonly kind: 'moved' | 'overtaken';
      readonly state: LedgerState;
      readonly code?: DeliveryCode;
      readonly missing?: string;
      /** When a message that was put off may be tried again. */
      readonly notBefore?: Temporal.Instant;
    };

const record = async (
  ports: DeliveryPorts,
  row: LedgerRow,
  move: LedgerMove,
  missing?: string,
): Promise<DeliveryReport> => {
  const safe = afterUnknown(row, move);
  const moved = await ports.rows.move(row, safe);
  return {
    kind: moved.ok ? 'moved' : 'overtaken',
    state: safe.to,
    ...(safe.code ? { code: safe.code } : {}),
    ...(missing ? { missing } : {}),
    ...(safe.to === 'due' && safe.notBefore ? { notBefore: safe.notBefore } : {}),
  };
};

/** What the provider counts. */
const unitsOf = (message: RenderedMessage): number => (message.channel === 'text' ? message.sms.parts : 1);

/** The language that the voter wants by now; a call that is repeated stays the same call. */
const asWanted = (row: LedgerRow, { language }: Subscription): LedgerRow =>
  row.unknownSince === undefined ? { ...row, language } : row;

type Prepared =
  /** The claim ran out and is somebody else's. */
  | { readonly lost: true }
  | { readonly move: LedgerMove; readonly missing?: string }
  | { readonly outgoing: Outgoing; readonly at: Temporal.Instant };

/**
 * Everything before the provider is called, up to the mark that it is about to be: the message, or a move to write
 * instead. Nothing has been sent yet.
 */
const prepare = async (ports: DeliveryPorts, row: LedgerRow, claimedAt: Temporal.Instant): Promise<Prepared> => {
  const facts = await readFacts(ports, row);
  const judgement = judgeSend(row, facts, claimedAt);
  if (judgement.kind === 'move') return { move: judgement.move };
  const { subscription } = judgement;
  const written = asWanted(row, subscription);
  const message = await ports.write(written, facts.election, claimedAt);
  if (!message.ok) return { move: missingFactMove(row, claimedAt), missing: message.error.missing };
  const waitMs = await ports.pace.turn(unitsOf(message.value));
  if (waitMs === undefined) return { move: putOffMove(row, 'THROTTLED', claimedAt, ports.random()) };
  if (waitMs > 0) await ports.wait(waitMs);
  // Reading, writing and waiting took a moment; the voter's hours may have ended in it.
  const at = await ports.clock();
  const last = judgeSend(row, facts, at);
  if (last.kind === 'move') return { move: last.move };
  if (!(await ports.stillTrue(row, facts, at))) return { move: { to: 'superseded', at, fence: row.fence } };
  const until = at.add({ seconds: CALL_SECONDS });
  if (hasCome(row.leaseUntil ?? claimedAt, until)) {
    return { move: putOffMove(row, 'INTERRUPTED', at, ports.random()) };
  }
  const call = { claimId: row.claimId ?? '', until, language: written.language };
  const calling = await ports.rows.move(row, { to: 'sending', at, fence: row.fence, call, wakeAt: until });
  if (!calling.ok) return { lost: true };
  const ledgerKey = formatLedgerKey(row);
  const seconds = timeToLive(subscription.hours, row.sendUntil, at);
  return { at, outgoing: { message: message.value, subscription, row: written, ledgerKey, timeToLive: seconds } };
};

/** Gives a message back, unsent, when what decides about it could not be read. */
const prepareOrGiveBack = async (ports: DeliveryPorts, row: LedgerRow, now: Temporal.Instant): Promise<Prepared> => {
  try {
    return await prepare(ports, row, now);
  } catch (error) {
    await record(ports, row, putOffMove(row, 'INTERRUPTED', now, ports.random()));
    throw new Error('A claimed message was given back unsent.', { cause: error });
  }
};

/** Claims a message that is due, unless it is halted or somebody else has it. */
const claimMessage = async (
  ports: DeliveryPorts,
  key: LedgerKey,
  now: Temporal.Instant,
): Promise<Result<LedgerRow, 'not-claimed' | 'halted'>> => {
  const halts = await ports.halts.active();
  // Nearly always nothing is halted: then the claim itself is the only question.
  if (halts.size > 0) {
    const waiting = await ports.rows.find(key);
    if (waiting?.state !== 'due' || !hasCome(waiting.notBefore, now)) return err('not-claimed');
    if (isHalted(halts, waiting)) {
      const wakeAt = afterHalt(now, ports.random());
      await ports.rows.move(key, { to: 'due', at: now, from: ['due'], fence: waiting.fence, code: 'HALTED', wakeAt });
      return err('halted');
    }
  }
  const leaseUntil = now.add({ seconds: LEASE_SECONDS });
  const claim = { id: ports.newClaimId(), leaseUntil };
  const claimed = await ports.rows.move(key, { to: 'sending', at: now, claim, wakeAt: leaseUntil });
  return claimed.ok ? claimed : err('not-claimed');
};

/**
 * Delivers one message that is due: claims its row, checks once more everything that may have changed since the
 * decision, writes it and hands it to the provider once. Called twice or late it does nothing, because the row is
 * claimed by one caller only and none claims it again until its fate is known.
 *
 * Throws when a table cannot be reached. Before the provider is called the message is then given back; after it the row
 * stays "about to call" until the call's time ends, and counts as uncertain. Whoever dies before that mark has sent
 * nothing: the row is due again when the claim ends.
 */
export const deliverMessage = async (ports: DeliveryPorts, key: LedgerKey): Promise<DeliveryReport> => {
  const now = await ports.clock();
  const claimed = await claimMessage(ports, key, now);
  if (!claimed.ok) return { kind: claimed.error };
  const row = claimed.value;
  const prepared = await prepareOrGiveBack(ports, row, now);
  if ('lost' in prepared) return { kind: 'not-claimed' };
  if ('move' in prepared) return record(ports, row, prepared.move, prepared.missing);
  const { outgoing, at } = prepared;
  const outcome = await ports.transport(outgoing);
  return record(ports, row, outcomeMove(row, outcome, isSameCall(outgoing.row), at, ports.random()));
};
