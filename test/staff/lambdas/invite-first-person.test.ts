import { expect, it } from 'vitest';
import { FirstPerson, inviteFirstPerson } from '../../../lambdas/staff/invite-first-person/handler.ts';
import type { AuditEntry } from '../../../lib/shared/audit-entry.ts';
import { ok } from '../../../lib/shared/result.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { memoryStaff } from '../memory-staff.ts';

const NOW = Temporal.Instant.from('2026-11-27T18:00:00Z');

it('invites the first of SOS operations, and nobody as soon as there is one', async () => {
  const staff = memoryStaff();
  const mails: string[] = [];
  const mail = async ({ to }: { to: string }) => {
    mails.push(to);
    return ok({ providerId: 'm' });
  };
  const outcomes: string[] = [];
  const calls: string[] = [];
  const trail = {
    record: async ({ outcome, call }: AuditEntry) => {
      outcomes.push(outcome);
      calls.push(call);
    },
  };
  const handle = inviteFirstPerson({
    ...staff.ports,
    mail,
    pagesUrl: 'https://p.example.org',
    clock: async () => NOW,
    trail,
  });
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const who = FirstPerson.parse({ name: ' Olivia Park ', email: 'olivia@sos.example.org' });
  expect(await handle(who, { log, requestId: 'request-1' })).toEqual({ outcome: 'invited' });
  expect([...staff.invitations.values()]).toMatchObject([
    { county: null, role: 'sos-operations', name: 'Olivia Park' },
  ]);
  staff.addPerson('sos-operations');
  expect(await handle({ ...who, email: 'x@sos.example.org' }, { log, requestId: 'request-2' })).toEqual({
    outcome: 'refused',
    reason: 'not-yours',
  });
  expect(mails).toEqual(['olivia@sos.example.org']);
  expect(outcomes).toEqual(['asked', 'done', 'asked', 'refused']);
  // Each try has an id of its own: one that never ended is told, whatever became of the next.
  expect(calls).toEqual(['request-1', 'request-1', 'request-2', 'request-2']);
  for (const wrong of [{}, { name: '', email: 'a@b.org' }, { name: 'N', email: 'x' }, { ...who, role: 'help-desk' }]) {
    expect(FirstPerson.safeParse(wrong).success).toBe(false);
  }
});
