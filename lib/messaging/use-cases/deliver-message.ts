import type { Clock } from '../../shared/clock.ts';
import type { Channel } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import { PHONE_CHANNELS } from '../../voters/domain/phone-stop.ts';
import { channelSince, type Subscription } from '../../voters/domain/subscription.ts';
import type { PhoneStops } from '../../voters/ports.ts';
import { afterUnknown, judgeSend, missingFactMove, type SendFacts } from '../domain/delivery-check.ts';
import type { DeliveryCode } from '../domain/delivery-code.ts';
import { outcomeMove, putOffMove, type SendOutcome } from '../domain/delivery-outcome.ts';
import { afterHalt, isHalted } from '../domain/halt.ts';
import { hasCome } from '../domain/ledger-due.ts';
import { formatLedgerKey, type LedgerKey } from '../domain/ledger-key.ts';
import { applyMove, type LedgerMove } from '../domain/ledger-move.ts';
import { heardPlace, placeAfter } from '../domain/ledger-place.ts';
import type { LedgerRow } from '../domain/ledger-row.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import type { RenderedMessage } from '../domain/render.ts';
import { isSameCall } from '../domain/same-call.ts';
import { DRAFTS } from '../domain/texts/texts-version.ts';
import { timeToLive } from '../domain/time-to-live.ts';
import { trueUntil } from '../domain/true-until.ts';
import type { MessageRows } from '../ports/ledger.ts';
import type { Pace } from '../ports/pace.ts';
import type { Halts } from '../ports/settings.ts';
import type { StillTrue } from '../ports/still-true.ts';
import { type FactPorts, readFacts } from './send-facts.ts';
import type { WriteMessage, WrittenMessage } from './write-message.ts';

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

export type DeliveryPorts = Omit<FactPorts, 'stops'> & {
  readonly stops: Pick<PhoneStops, 'find' | 'end'>;
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

/** The language that the voter wants by now, and the texts in force; a call that is repeated stays the same call. */
const asWanted = (row: LedgerRow, { language }: Subscription): LedgerRow => {
  if (row.unknownSince !== undefined) return { ...row, textsVersion: row.textsVersion ?? DRAFTS };
  const { textsVersion: _, ...kept } = row;
  return { ...kept, language };
};

type Prepared =
  | { readonly move: LedgerMove; readonly missing?: string }
  | { readonly message: WrittenMessage; readonly subscription: Subscription; readonly at: Temporal.Instant };

/**
 * Everything before the provider is called: the message, or a move to write instead. `row` is as its claim will leave it;
 * nothing has been written yet.
 */
const prepare = async (
  ports: DeliveryPorts,
  row: LedgerRow,
  facts: SendFacts,
  now: Temporal.Instant,
): Promise<Prepared> => {
  const judgement = judgeSend(row, facts, now);
  if (judgement.kind === 'move') return { move: judgement.move };
  const { subscription } = judgement;
  const message = await ports.write(asWanted(row, subscription), facts.election, now);
  if (!message.ok) return { move: missingFactMove(row, now), missing: message.error.missing };
  const waitMs = await ports.pace.turn(unitsOf(message.value));
  if (waitMs === undefined) return { move: putOffMove(row, 'THROTTLED', now, ports.random()) };
  if (waitMs > 0) await ports.wait(waitMs);
  // Reading, writing and waiting took a moment; the voter's hours may have ended in it.
  const at = await ports.clock();
  const last = judgeSend(row, facts, at);
  if (last.kind === 'move') return { move: last.move };
  if (!(await ports.stillTrue(row, facts, at))) return { move: { to: 'superseded', at, fence: row.fence } };
  if (hasCome(row.leaseUntil ?? now, at.add({ seconds: CALL_SECONDS }))) {
    return { move: putOffMove(row, 'INTERRUPTED', at, ports.random()) };
  }
  return { message: message.value, subscription, at };
};

/** Gives a message back, unsent: one that is still due, or that this very claim holds. */
const giveBack = async (
  ports: DeliveryPorts,
  key: LedgerKey,
  claimId: string,
  now: Temporal.Instant,
): Promise<void> => {
  const row = await ports.rows.find(key);
  if (row === undefined) return;
  const move = putOffMove(row, 'INTERRUPTED', now, ports.random());
  if (row.state === 'sending' && row.claimId === claimId) await record(ports, row, move);
  else if (row.state === 'due' && hasCome(row.notBefore, now)) await ports.rows.move(row, { ...move, from: ['due'] });
};

/** The claim, and with it the mark that the provider is about to be called. Undefined when somebody else was faster. */
const markCall = async (
  ports: DeliveryPorts,
  row: LedgerRow,
  { voterRows }: SendFacts,
  claim: LedgerMove,
  { message: { textsVersion }, at }: Extract<Prepared, { readonly at: Temporal.Instant }>,
): Promise<LedgerRow | undefined> => {
  const until = at.add({ seconds: CALL_SECONDS });
  const place = row.unknownSince === undefined ? placeAfter(voterRows, at) : heardPlace(row);
  const call = { claimId: row.claimId ?? '', until, language: row.language, place, textsVersion };
  const marked = await ports.rows.move(row, { ...claim, at, call, wakeAt: until });
  return marked.ok ? marked.value : undefined;
};

/** Ends from which no message comes back. */
const FINAL: readonly LedgerState[] = ['superseded', 'suppressed', 'expired'];

/**
 * What ends a message for good is judged anew under its claim. Before it, a decision may have found the message waiting
 * and have relied on it, knowing more than was read here.
 */
const underClaim = async (ports: DeliveryPorts, row: LedgerRow, wanted: LedgerMove): Promise<LedgerMove> => {
  if (!FINAL.includes(wanted.to)) return wanted;
  const facts = await readFacts(ports, row);
  const now = await ports.clock();
  const judgement = judgeSend(row, facts, now);
  // Whoever slept over the end of the claim ends nothing.
  if (judgement.kind === 'move') return { ...judgement.move, from: ['sending'] };
  if (!(await ports.stillTrue(row, facts, now)))
    return { to: 'superseded', at: now, from: ['sending'], fence: row.fence };
  return putOffMove(row, 'INTERRUPTED', now, ports.random());
};

/** Ends a subscription's channels as STOP does, and nothing that its voter has asked for since. */
const endPhone = async (
  ports: DeliveryPorts,
  subscription: Subscription | undefined,
  channels: readonly Channel[],
  at: Temporal.Instant,
): Promise<void> => {
  if (subscription?.phone === undefined) return;
  const { voterId, phone } = subscription;
  await ports.stops.end({ voterId, phone }, channels, at);
};

/** Of a message that its voter has stopped: since when its channel was wanted. A later consent is another one. */
const consentOf = (
  code: DeliveryCode | undefined,
  { channel }: LedgerRow,
  subscription: Subscription | undefined,
): Pick<LedgerMove, 'stoppedConsent'> =>
  code === 'OPTED_OUT' && subscription ? { stoppedConsent: channelSince(subscription, channel) } : {};

/** Keeps a halted message due, to be looked at when the halt may be over. */
const putAside = async (ports: DeliveryPorts, row: LedgerRow, now: Temporal.Instant): Promise<DeliveryReport> => {
  const wakeAt = afterHalt(now, ports.random());
  await ports.rows.move(row, { to: 'due', at: now, from: ['due'], fence: row.fence, code: 'HALTED', wakeAt });
  return { kind: 'halted' };
};

/** From the message that is due to its mark: what was prepared, with the row as its claim left it. */
const claimPrepared = async (
  ports: DeliveryPorts,
  row: LedgerRow,
  facts: SendFacts,
  claim: LedgerMove & { readonly fence: number },
): Promise<DeliveryReport | Outgoing> => {
  const prepared = await prepare(ports, row, facts, claim.at);
  if ('move' in prepared) {
    const claimed = await ports.rows.move(row, claim);
    if (!claimed.ok) return { kind: 'not-claimed' };
    const wanted = await underClaim(ports, row, prepared.move);
    const { subscription, stop } = facts;
    // STOP came when this subscription had only just been saved, and did not find it.
    if (wanted.code === 'OPTED_OUT' && stop) await endPhone(ports, subscription, PHONE_CHANNELS, stop.at);
    return record(ports, row, { ...wanted, ...consentOf(wanted.code, row, subscription) }, prepared.missing);
  }
  const { message, subscription, at } = prepared;
  // Reading and waiting took seconds, in which somebody may have stopped it: a halt holds within ten.
  if (isHalted(await ports.halts.active(), asWanted(row, subscription))) {
    return putAside(ports, { ...row, fence: claim.fence }, at);
  }
  const marked = await markCall(ports, asWanted(row, subscription), facts, claim, prepared);
  if (marked === undefined) return { kind: 'not-claimed' };
  // Whoever slept over the mark knows no more what is true: nobody has been called yet, so the message can wait.
  const asked = await ports.clock();
  if (hasCome(marked.leaseUntil ?? at, asked)) {
    return record(ports, marked, putOffMove(marked, 'INTERRUPTED', asked, ports.random()));
  }
  const seconds = timeToLive(subscription.hours, trueUntil(marked, facts.election, at), at);
  return { message, subscription, row: marked, ledgerKey: formatLedgerKey(marked), timeToLive: seconds };
};

/**
 * Delivers one message that is due: reads everything that may have changed since the decision, writes it, waits for its
 * turn, and claims it in the same write that says "about to call". The claim names the row as it was read: whatever
 * withdrew or took it meanwhile wins. Then the provider is called once. Called twice or late it does nothing, because a
 * row is claimed by one caller only and none claims it again until its fate is known.
 *
 * Throws when a table cannot be reached. Before the provider is called the message is then given back; after it the row
 * stays "about to call" until the call's time ends, and counts as uncertain. Whoever dies before that mark has left the
 * message due.
 */
export const deliverMessage = async (ports: DeliveryPorts, key: LedgerKey): Promise<DeliveryReport> => {
  const now = await ports.clock();
  const halts = await ports.halts.active();
  const leaseUntil = now.add({ seconds: LEASE_SECONDS });
  const claimId = ports.newClaimId();
  let outgoing: DeliveryReport | Outgoing;
  try {
    const { row, ...facts } = await readFacts(ports, key);
    const claim = {
      to: 'sending',
      at: now,
      fence: row?.fence ?? 0,
      claim: { id: claimId, leaseUntil },
      wakeAt: leaseUntil,
    } as const;
    const claimed = row && applyMove(row, claim);
    if (row === undefined || !claimed?.ok) return { kind: 'not-claimed' };
    const wanted = facts.subscription ? asWanted(row, facts.subscription) : row;
    if (isHalted(halts, wanted)) return await putAside(ports, row, now);
    // Why it waited so far says why it is too late, if it is.
    const held = row.code ? { ...claimed.value, code: row.code } : claimed.value;
    outgoing = await claimPrepared(ports, held, facts, claim);
  } catch (error) {
    await giveBack(ports, key, claimId, now);
    throw new Error('A message was given back unsent.', { cause: error });
  }
  if ('kind' in outgoing) return outgoing;
  const outcome = await ports.transport(outgoing);
  const { row, subscription } = outgoing;
  const move = outcomeMove(row, outcome, isSameCall(row), row.callingAt ?? now, ports.random());
  const report = await record(ports, row, { ...move, ...consentOf(move.code, row, subscription) });
  if (outcome.kind !== 'opted-out') return report;
  // The number is on the provider's own list: whoever said STOP there is not asked again with every message.
  await endPhone(ports, subscription, [row.channel], row.callingAt ?? now);
  return report;
};
