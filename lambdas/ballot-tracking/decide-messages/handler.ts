import * as z from 'zod';
import { decideSubscriber, type SubscriberPorts } from '../../../lib/ballot-tracking/use-cases/decide-subscriber.ts';
import { decideVoter } from '../../../lib/ballot-tracking/use-cases/decide-voter.ts';
import type { StreamChange } from '../../../lib/runtime/stream-handler.ts';
import type { Log } from '../../../lib/shared/log.ts';
import type { ReadVoterNowListening } from '../../../lib/voters/ports.ts';

/** The part of a record that both ballots and participation records have. */
const Marked = z.object({
  electionId: z.string(),
  voterId: z.string(),
  version: z.number(),
  undecided: z.string().optional(),
});

export type WakingPorts = SubscriberPorts & { readonly voterNowListening: ReadVoterNowListening };

/**
 * Decides about the voter whose ballot or participation record changed, or who opened a channel or
 * changed hours or contacts. A change of a record
 * that keeps the version is a judgement or a moved mark, not news, and answering it would go on for ever.
 */
export const decideMessages =
  (ports: WakingPorts) =>
  async (change: StreamChange, { log }: { readonly log: Log }): Promise<void> => {
    const { newImage, oldImage } = change;
    if (newImage === undefined) return;
    const listening = ports.voterNowListening(change);
    if (listening !== undefined) {
      log.info('SUBSCRIBER_DECIDED', await decideSubscriber(ports, listening));
      return;
    }
    const marked = Marked.safeParse(newImage);
    if (!marked.success || marked.data.undecided === undefined || oldImage?.['version'] === marked.data.version) return;
    const { created, existing, superseded } = await decideVoter(ports, marked.data);
    log.info('MESSAGES_DECIDED', { electionId: marked.data.electionId, created, existing, superseded });
  };
