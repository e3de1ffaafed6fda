import { SMS_BUDGET } from '../../messaging/domain/sms-budget.ts';
import { BallotStatusCode, type MessageType } from '../../shared/codes.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import { openChannels } from '../../voters/domain/subscription.ts';
import type { SubscriptionStore, VoterRegister } from '../../voters/ports.ts';
import { addAudiences, NO_AUDIENCE, type PlanAudience } from '../domain/plan/audience.ts';
import { STATUS_TABLE } from '../domain/status-table.ts';
import type { LookedAt, VoterLooked } from './look-at-voters.ts';

export type AudiencePorts = {
  readonly voters: Pick<VoterRegister, 'findAll'>;
  readonly subscriptions: Pick<SubscriptionStore, 'find'>;
};

const VOTERS_AT_ONCE = 100;

/** The messages that a voter's new statuses would lead to, each type once. */
const typesOf = ({ group, taken }: VoterLooked): readonly MessageType[] => {
  const types = group.flatMap(({ row }, place) => {
    const code = BallotStatusCode.safeParse(row.status);
    const isNew = taken.outcomes[place]?.kind === 'accepted' && row.withdrawn === undefined;
    return isNew && code.success ? [STATUS_TABLE[code.data].messageType] : [];
  });
  return [...new Set(types)];
};

/**
 * Whom an upload's new statuses would reach, by message type, channel and language. It is an upper bound: what is told of a
 * ballot already, and what the election's days keep back, is not taken off, and a text is counted with the most parts that its
 * language may take. Reads a standing and a subscription for each voter, and is asked for only where somebody looks at it.
 */
export const findAudience = async (
  { voters, subscriptions }: AudiencePorts,
  looked: Pick<LookedAt, 'voters'>,
): Promise<PlanAudience> => {
  const concerned = looked.voters
    .map((voter) => ({ voterId: voter.voterId, types: typesOf(voter) }))
    .filter(({ types }) => types.length > 0);
  const standings = await voters.findAll(concerned.map(({ voterId }) => voterId));
  const audiences: PlanAudience[] = [{ ...NO_AUDIENCE, voters: concerned.length }];
  await inParallel(concerned, VOTERS_AT_ONCE, async ({ voterId, types }) => {
    const subscription = await subscriptions.find(voterId);
    const channels = openChannels(standings.get(voterId), subscription);
    if (subscription === undefined || channels.length === 0) return;
    const messages = types.length * channels.length;
    const texts = channels.includes('text') ? types.length : 0;
    audiences.push({
      voters: 0,
      subscribed: 1,
      messages,
      types: Object.fromEntries(types.map((type) => [type, channels.length])),
      channels: Object.fromEntries(channels.map((channel) => [channel, types.length])),
      languages: { [subscription.language]: messages },
      textParts: texts * SMS_BUDGET[subscription.language].parts,
    });
  });
  return audiences.reduce(addAudiences, NO_AUDIENCE);
};
