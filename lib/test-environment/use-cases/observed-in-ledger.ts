import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import type { LedgerState } from '../../messaging/domain/ledger-state.ts';
import type { CountMessages, MessageRows } from '../../messaging/ports/ledger.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import { castOf } from '../domain/cast.ts';
import type { ObservedMessage } from '../domain/score.ts';
import type { ReadObserved } from '../ports.ts';

export type LedgerPorts = { readonly messages: Pick<MessageRows, 'ofVoter'>; readonly countMessages: CountMessages };

/** States of messages that a provider took. */
const TAKEN: ReadonlySet<LedgerState> = new Set(['accepted', 'delivered', 'undelivered']);
/** Voters who are looked up at the same time. */
const AT_ONCE = 20;

const toObserved = ({
  voterId,
  ballotId,
  type,
  channel,
  language,
  acceptedAt,
}: LedgerRow): readonly ObservedMessage[] =>
  acceptedAt === undefined
    ? []
    : [{ voterId, ballotId: ballotId === 'none' ? null : ballotId, type, channel, language, at: acceptedAt }];

/** What the ledger says that providers took: of each voter of the cast, also of those who never signed up. */
export const observedInLedger =
  ({ messages, countMessages }: LedgerPorts): ReadObserved =>
  async (plan, county) => {
    const cast: ObservedMessage[] = [];
    await inParallel(castOf(plan, county), AT_ONCE, async ({ voterId }) => {
      cast.push(...(await messages.ofVoter(plan.electionId, voterId)).flatMap(toObserved));
    });
    const counts = await countMessages(plan.electionId, county);
    const taken = counts.filter(({ state }) => TAKEN.has(state)).reduce((sum, { count }) => sum + count, 0);
    return { cast, others: Math.max(0, taken - cast.length) };
  };
