import { peopleSite } from '../../lambdas/operations/manage-people/handler.tsx';
import type { AuditEntry } from '../../lib/shared/audit-entry.ts';
import { ok } from '../../lib/shared/result.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { memoryStaff } from '../staff/memory-staff.ts';
import { askedLikeATable } from './asked-like-a-table.ts';

export const PAGES_URL = 'https://pages.example.org';
const NOW = Temporal.Instant.from('2026-11-27T18:00:00Z');

/** The pages of people and sessions over people in memory. */
export const samplePeople = (assetName: (name: string) => string = (name) => name) => {
  const staff = memoryStaff();
  const entries: AuditEntry[] = [];
  const failures: string[] = [];
  const mails: { readonly to: string; readonly text: string }[] = [];
  const site = peopleSite({
    people: askedLikeATable(staff.ports.people),
    invitations: askedLikeATable(staff.ports.invitations),
    sessions: askedLikeATable(staff.ports.sessions),
    mail: async ({ to, text }) => {
      mails.push({ to, text });
      return ok({ providerId: 'm' });
    },
    pagesUrl: PAGES_URL,
    trail: { record: async (entry) => void entries.push(entry) },
    clock: async () => NOW,
    assetName,
    rehearsal: true,
    log: { info: () => {}, warn: () => {}, error: (code) => void failures.push(code) },
  });
  return { site, staff, mails, entries, failures, now: NOW };
};
