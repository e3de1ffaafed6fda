import * as z from 'zod';
import { type DecisionPorts, decideVoter } from '../../../lib/ballot-tracking/use-cases/decide-voter.ts';
import type { StreamChange } from '../../../lib/runtime/stream-handler.ts';
import type { Log } from '../../../lib/shared/log.ts';

/** The part of a record that both ballots and participation records have. */
const Marked = z.object({
  electionId: z.string(),
  voterId: z.string(),
  version: z.number(),
  undecided: z.string().optional(),
});

/**
 * Decides about the voter whose record changed. A change that keeps the version is a recordJudgement or a moved mark, not news,
 * and answering it would go on for ever.
 */
export const decideMessages =
  (ports: DecisionPorts) =>
  async ({ newImage, oldImage }: StreamChange, { log }: { readonly log: Log }): Promise<void> => {
    if (newImage === undefined) return;
    const record = Marked.parse(newImage);
    if (record.undecided === undefined || oldImage?.['version'] === record.version) return;
    const { created, existing, superseded } = await decideVoter(ports, record);
    log.info('MESSAGES_DECIDED', { electionId: record.electionId, created, existing, superseded });
  };
