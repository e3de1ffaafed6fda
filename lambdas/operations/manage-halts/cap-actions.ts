import * as z from 'zod';
import { HaltReason } from '../../../lib/messaging/api.ts';
import { type Cap, parseCapKey } from '../../../lib/messaging/domain/brakes/caps.ts';
import { type CapPorts, setCap } from '../../../lib/messaging/use-cases/manage-caps.ts';
import type { CapNotice } from '../../../lib/operations/domain/cap-notice.ts';
import type { Ended } from '../../../lib/runtime/recorded.ts';
import type { Acted } from './actions.ts';

const CapForm = z.strictObject({
  cap: z.string().transform((key, context): Cap => {
    const cap = parseCapKey(key);
    if (cap !== undefined) return cap;
    context.addIssue('No cap.');
    return z.NEVER;
  }),
  usd: z
    .string()
    .regex(/^[1-9]\d{0,6}$/)
    .transform(Number)
    .pipe(z.int().max(5_000_000)),
  reason: HaltReason,
});

const target = (id: string) => ({ kind: 'spending-cap', id });

const set = async (ports: CapPorts, { by, form, now }: Acted): Promise<Ended<CapNotice>> => {
  const asked = CapForm.safeParse(form);
  if (!asked.success)
    return { answer: 'bad-request', outcome: 'refused', audit: { target: target(''), reason: 'bad-request' } };
  const { cap, usd, reason } = asked.data;
  const done = await setCap(ports, { cap, usd, reason, setBy: by.id, setAt: now });
  if (!done.ok) return { answer: done.error, outcome: 'refused', audit: { target: target(''), reason: done.error } };
  const { kind, ...about } = cap;
  const county = cap.kind === 'county' ? cap.county : null;
  const changed = { before: { ...about, usd: done.value.before }, after: { ...about, usd } };
  return { answer: 'cap-set', outcome: 'done', audit: { target: target(kind), county, ...changed, reason } };
};

/** What the action of the page of spending does. */
export const CAP_ACTIONS = { 'set-cap': set } as const;
