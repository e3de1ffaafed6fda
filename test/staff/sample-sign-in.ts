import { signInSite } from '../../lambdas/staff/serve-sign-in/handler.tsx';
import type { AuditEntry } from '../../lib/shared/audit-entry.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { memoryProvider } from './memory-provider.ts';
import { memoryStaff } from './memory-staff.ts';

export const PAGES_URL = 'https://pages.example.org';
export const NOW = Temporal.Instant.from('2026-11-27T18:00:00Z');

/** The way in, over people in memory and a provider in memory. */
export const sampleSignIn = (assetName: (name: string) => string = (name) => name) => {
  const staff = memoryStaff();
  const { provider, approve } = memoryProvider();
  const made: string[] = [];
  const logged: unknown[] = [];
  const entries: AuditEntry[] = [];
  const trail = { record: async (entry: AuditEntry): Promise<void> => void entries.push(entry) };
  const site = signInSite({
    ...staff.ports,
    provider,
    accounts: {
      ensure: async ({ email }) => {
        made.push(email);
      },
    },
    clock: async () => NOW,
    callback: `${PAGES_URL}/operations/sign-in/callback`,
    assetName,
    trail,
    rehearsal: true,
    log: {
      info: (code, fields) => logged.push([code, fields]),
      warn: (code) => logged.push([code]),
      error: (code) => logged.push([code]),
    },
  });
  return { site, staff, approve, made, logged, entries, trail };
};
