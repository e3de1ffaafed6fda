import * as z from 'zod';
import { HaltBody, scopeOf } from '../../../lib/messaging/api.ts';
import { endHalt, type HaltPorts, startHalt } from '../../../lib/messaging/use-cases/manage-halts.ts';
import { type HaltNotice, isHaltDone } from '../../../lib/operations/domain/halt-notice.ts';
import type { Ended } from '../../../lib/runtime/recorded.ts';
import type { AuditPart } from '../../../lib/shared/audit-entry.ts';
import type { Temporal } from '../../../lib/shared/time.ts';

/** Who posted which form. */
export type Acted = {
  readonly by: { readonly id: string };
  readonly form: Readonly<Record<string, unknown>>;
  readonly now: Temporal.Instant;
};
type Action = (ports: HaltPorts, acted: Acted) => Promise<Ended<HaltNotice>>;

/** What a form of this page holds, as a call of the API would send it: a field that is left empty names nothing. */
export const haltIn = (form: Readonly<Record<string, unknown>>): ReturnType<typeof HaltBody.safeParse> => {
  const filled = Object.entries(form).filter(([name, value]) => value !== '' && name !== 'notice');
  return HaltBody.safeParse(Object.fromEntries(filled.map(([name, value]) => [name, name === 'all' ? true : value])));
};

const ended = (answer: HaltNotice, audit: AuditPart): Ended<HaltNotice> =>
  isHaltDone(answer)
    ? { answer, outcome: 'done', audit }
    : { answer, outcome: 'refused', audit: { ...audit, reason: answer } };

const start: Action = async (ports, { by, form, now }) => {
  const asked = haltIn(form);
  if (!asked.success) return ended('bad-request', { target: { kind: 'halt', id: '' } });
  const scope = scopeOf(asked.data);
  const { reason } = asked.data;
  const started = await startHalt(ports, { scope, reason, by: by.id }, now);
  const county = scope.county ?? null;
  if (!started.ok) return ended(started.error, { target: { kind: 'halt', id: '' }, county });
  const { id, waiting } = started.value;
  const after = { ...scope, waiting: waiting.messages };
  return ended('started', { target: { kind: 'halt', id }, county, after, reason });
};

const end: Action = async (ports, { by, form, now }) => {
  const { data: id = '' } = z.string().max(300).safeParse(form['id']);
  const over = await endHalt(ports, id, by.id, now);
  if (!over.ok) return ended(over.error, { target: { kind: 'halt', id: '' } });
  const { scope, reason } = over.value;
  const changed = { before: { ...scope }, after: { state: 'ended' } };
  return ended('ended', { target: { kind: 'halt', id }, county: scope.county ?? null, ...changed, reason });
};

/** What each action of the page of halts does. */
export const STOPPING_ACTIONS = { 'start-halt': start, 'end-halt': end } as const;
