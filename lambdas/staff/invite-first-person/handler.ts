import * as z from 'zod';
import { type Action, recorded } from '../../../lib/runtime/recorded.ts';
import type { InvocationContext } from '../../../lib/runtime/task-handler.ts';
import type { AuditTrail } from '../../../lib/shared/audit-entry.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { SafeError } from '../../../lib/shared/safe-error.ts';
import { inviteFirst } from '../../../lib/staff/use-cases/invite.ts';

/** Who is to be invited: `{"name": "…", "email": "…"}`. */
export const FirstPerson = z.strictObject({ name: z.string().trim().min(1).max(100), email: z.email().max(254) });

type Ports = Parameters<typeof inviteFirst>[0] & { readonly clock: Clock; readonly trail: AuditTrail };

/** Who invoked the function is in the account's own trail (CloudTrail): here it is whoever deploys. */
const ACTION: Omit<Action, 'call'> = {
  actor: { kind: 'system', id: 'deployment', role: 'deployment' },
  county: null,
  action: 'invite-first-person',
  target: { kind: 'invitation', id: '' },
  from: null,
};

/** Emails an invitation to the first of SOS operations. Answers `refused` with the reason as soon as there is one. */
export const inviteFirstPerson =
  ({ clock, trail, ...ports }: Ports) =>
  async (
    who: z.output<typeof FirstPerson>,
    { log, requestId }: InvocationContext,
  ): Promise<{ outcome: string; reason?: string }> => {
    const done = await recorded({ trail, log }, { ...ACTION, call: requestId }, async () => {
      const invited = await inviteFirst(ports, who, await clock());
      if (!invited.ok) return { answer: invited.error, outcome: 'refused', audit: { reason: invited.error } };
      return { answer: 'invited', outcome: 'done', audit: { target: { kind: 'invitation', id: invited.value.key } } };
    });
    if (!done.ok) throw new SafeError('NotRecorded', 'The audit trail takes no entry: nobody was invited.');
    return done.value === 'invited' ? { outcome: 'invited' } : { outcome: 'refused', reason: done.value };
  };
