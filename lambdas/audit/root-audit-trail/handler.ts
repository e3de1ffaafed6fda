import * as z from 'zod';
import { makeRoot, type RootPorts } from '../../../lib/audit/use-cases/make-root.ts';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';

export const RootAuditTrailInput = z.object({});

/** Makes today's root of the audit trail. It is dated by real time, as the entries are. */
export const rootAuditTrail =
  (ports: RootPorts & { readonly now: () => Date }) =>
  async (_input: z.output<typeof RootAuditTrailInput>, { log }: TaskContext): Promise<{ readonly number: number }> => {
    const { number } = await makeRoot(ports, ports.now(), log);
    return { number };
  };
