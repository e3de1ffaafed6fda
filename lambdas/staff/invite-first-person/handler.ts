import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { inviteFirst } from '../../../lib/staff/use-cases/invite.ts';

/** Who is to be invited: `{"name": "…", "email": "…"}`. */
export const FirstPerson = z.strictObject({ name: z.string().trim().min(1).max(100), email: z.email().max(254) });

type Ports = Parameters<typeof inviteFirst>[0] & { readonly clock: Clock };

/** Emails an invitation to the first of SOS operations. Answers `refused` with the reason as soon as there is one. */
export const inviteFirstPerson =
  ({ clock, ...ports }: Ports) =>
  async (who: z.output<typeof FirstPerson>, { log }: TaskContext): Promise<{ outcome: string; reason?: string }> => {
    const invited = await inviteFirst(ports, who, await clock());
    log.info('FIRST_PERSON_INVITED', { result: invited.ok ? 'invited' : invited.error });
    return invited.ok ? { outcome: 'invited' } : { outcome: 'refused', reason: invited.error };
  };
