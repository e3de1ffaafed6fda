import { parseLedgerKey } from '../../messaging/domain/ledger-key.ts';
import { Temporal } from '../../shared/time.ts';
import { isOfTheCast, type Player } from '../../test-environment/domain/cast.ts';
import type { ObservedMessage } from '../../test-environment/domain/score.ts';
import type { ReadObserved, SeatCast } from '../../test-environment/ports.ts';
import { subscriptionOf } from '../../test-environment/use-cases/seat-cast.ts';
import { toSubscriptionItem } from '../../voters/adapters/subscriptions.ts';
import { voterKey } from '../../voters/adapters/voters.ts';
import type { LocalClients } from '../aws/clients.ts';
import { voterMessages } from '../outbox/outbox.ts';
import type { Provider } from '../provider/provider.ts';
import { writeItems } from '../seeding/write-items.ts';

const voterItem = ({ voterId, county }: Player): Record<string, unknown> => ({
  ...voterKey(voterId),
  voterId,
  county,
  status: 'A',
  confidential: false,
});

/** Writes the cast into the tables of the stage. */
export const seatInTables =
  ({ dynamodb }: Pick<LocalClients, 'dynamodb'>): SeatCast =>
  async (plan, players) => {
    await writeItems(dynamodb, 'voters', players.map(voterItem));
    await writeItems(
      dynamodb,
      'subscriptions',
      players.flatMap((player) => subscriptionOf(player, plan)).map(toSubscriptionItem),
    );
  };

/** What the provider simulator took for voters of a county; their VoteCal IDs begin with a letter and its code. */
export const observedAt =
  (provider: Pick<Provider, 'messages'>): ReadObserved =>
  async ({ electionId }, county) => {
    const messages = voterMessages(provider.messages()).flatMap((message): ObservedMessage[] => {
      const key = parseLedgerKey(message.ledgerKey);
      if (message.electionId !== electionId || message.voterId.slice(1, 3) !== county || !key.ok) return [];
      const { voterId, type, channel, language, acceptedAt } = message;
      const ballotId = key.value.ballotId === 'none' ? null : key.value.ballotId;
      return [{ voterId, ballotId, type, channel, language, at: Temporal.Instant.from(acceptedAt) }];
    });
    const cast = messages.filter(({ voterId }) => isOfTheCast(voterId));
    return { cast, others: messages.length - cast.length };
  };
