import type { Log } from '../../shared/log.ts';
import { endedMail } from '../domain/release-mail.ts';
import type { ReleaseId } from '../domain/schedule.ts';
import { lastDayOf } from '../domain/task-run.ts';
import type { Recipient, ReleaseRuns } from '../ports.ts';
import { existingFacts, type FactsPorts } from './release-facts.ts';
import { type NoticePorts, sendNotices } from './send-notices.ts';

export type EndPorts = FactsPorts & NoticePorts & { readonly runs: ReleaseRuns };

/** `replaced`: another revision is led instead, and nothing has ended. */
export type EndedRelease = { readonly outcome: 'released' | 'replaced'; readonly unconfirmed: number };

/** Ends a release: it is on record as over, and everybody is told what was not confirmed. */
export const endRelease = async (
  ports: EndPorts,
  { release, revision }: { readonly release: ReleaseId; readonly revision: number },
  log: Log,
): Promise<EndedRelease> => {
  const facts = await existingFacts(ports, release);
  const run = await ports.runs.find(release);
  if (facts.schedule.revision !== revision || run?.revision !== revision)
    return { outcome: 'replaced', unconfirmed: 0 };
  const open = facts.progress.filter(
    ({ done, missing, stateMissing }) => !done && (missing.length > 0 || stateMissing),
  );
  const unconfirmed = open.filter(({ task }) => task.end.kind !== 'ongoing').map(({ task }) => task);
  if (run.endedAt === null) {
    const ended = await ports.runs.save({ ...run, endedAt: await ports.clock(), version: run.version + 1 });
    if (ended === 'conflict') throw new Error('Somebody else changes the run of a release.');
  }
  const mail = endedMail(facts.schedule, unconfirmed);
  const recipients: readonly Recipient[] = [...facts.participants.all, 'state'];
  await sendNotices(
    ports,
    release,
    recipients.map((to) => ({ notice: `ended-${lastDayOf(facts.schedule)}`, to, mail })),
    log,
  );
  return { outcome: 'released', unconfirmed: unconfirmed.length };
};
