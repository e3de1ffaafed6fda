import type { Clock } from '../../shared/clock.ts';
import { err, type Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';
import type { Subscription } from '../../voters/domain/subscription.ts';
import { afterUnknown, judgeSend } from '../domain/delivery-check.ts';
import type { DeliveryCode } from '../domain/delivery-code.ts';
import { afterHalt, isHalted } from '../domain/delivery-halt.ts';
import { outcomeMove, putOffMove, type SendOutcome } from '../domain/delivery-outcome.ts';
import { isSameCall } from '../domain/delivery-same-call.ts';
import { timeToLive } from '../domain/delivery-time-to-live.ts';
import { hasCome } from '../domain/ledger-due.ts';
import { formatLedgerKey, type LedgerKey } from '../domain/ledger-key.ts';
import type { LedgerMove } from '../domain/ledger-move.ts';
import type { LedgerRow } from '../domain/ledger-row.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import type { RenderedMessage } from '../domain/render.ts';
import type { MessageRows } from '../ports/ledger.ts';
import type { Halts } from '../ports/settings.ts';
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
  readonly write: WriteMessage;
  readonly transport: Transport;
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
  };
};

type Prepared =
  | { readonly move: LedgerMove; readonly missing?: string }
  | { readonly outgoing: Outgoing; readonly at: Temporal.Instant };

/** Everything before the provider is called: the message, or a move to write instead. Nothing has been sent yet. */
const prepare = async (ports: DeliveryPorts, row: LedgerRow, claimedAt: Temporal.Instant): Promise<Prepared> => {
  const facts = await readFacts(ports, row);
  const judgement = judgeSend(row, facts, claimedAt);
  if (judgement.kind === 'move') return { move: judgement.move };
  const { subscription } = judgement;
  const message = await ports.write(row, facts.election, claimedAt);
  if (!message.ok) {
    const move: LedgerMove = { to: 'failed', at: claimedAt, fence: row.fence, code: 'MISSING_VARIABLE' };
    return { move, missing: message.error.missing };
  }
  // Reading and writing took a moment; the voter's hours may have ended in it.
  const at = await ports.clock();
  const last = judgeSend(row, facts, at);
  if (last.kind === 'move') return { move: last.move };
  if (hasCome(row.leaseUntil ?? claimedAt, at.add({ seconds: CALL_SECONDS }))) {
    return { move: putOffMove(row, 'INTERRUPTED', at, ports.random()) };
  }
  const ledgerKey = formatLedgerKey(row);
  const seconds = timeToLive(subscription.hours, row.sendUntil, at);
  return { at, outgoing: { message: message.value, subscription, row, ledgerKey, timeToLive: seconds } };
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
  const waiting = await ports.rows.find(key);
  if (waiting?.state !== 'due' || !hasCome(waiting.notBefore, now)) return err('not-claimed');
  if (isHalted(halts, waiting)) {
    const wakeAt = afterHalt(now, ports.random());
    await ports.rows.move(key, { to: 'due', at: now, from: ['due'], fence: waiting.fence, code: 'HALTED', wakeAt });
    return err('halted');
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
 * stays claimed until its lease ends, and counts as uncertain.
 */
export const deliverMessage = async (ports: DeliveryPorts, key: LedgerKey): Promise<DeliveryReport> => {
  const now = await ports.clock();
  const claimed = await claimMessage(ports, key, now);
  if (!claimed.ok) return { kind: claimed.error };
  const row = claimed.value;
  const prepared = await prepareOrGiveBack(ports, row, now);
  if ('move' in prepared) return record(ports, row, prepared.move, prepared.missing);
  const outcome = await ports.transport(prepared.outgoing);
  return record(ports, row, outcomeMove(row, outcome, isSameCall(row), prepared.at, ports.random()));
};
