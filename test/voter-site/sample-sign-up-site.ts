import { signUpSite } from '../../lambdas/voter-site/serve-sign-up/handler.tsx';
import { NO_CONTACTS } from '../../lib/counties/domain/contacts.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { signUpMemory } from '../sign-up/sign-up-memory.ts';
import { sampleTimelines } from './sample-timelines.ts';

export const SITE_NOW = Temporal.Instant.from('2026-10-12T17:00:00Z');

/** An office with everything on file. */
export const OFFICE = {
  ...NO_CONTACTS,
  voters: {
    ...NO_CONTACTS.voters,
    phone: '(916) 555-0134',
    email: 'voters@sacramento.example.org',
    site: 'https://elections.sacramento.example.org',
    hours: '8 a.m. to 5 p.m., Monday to Friday',
  },
};

/** The personal pages over stores in memory; the code to a contact is `memory.codeTo(contact)`. */
export const sampleSignUpSite = (
  assetName: (name: string) => string,
  overrides: Partial<Parameters<typeof signUpSite>[0]> = {},
  memory = signUpMemory(),
) => {
  const ended: string[] = [];
  const site = signUpSite({
    clock: async () => SITE_NOW,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    doors: memory.doors,
    readTimelines: async ({ subscription }) => sampleTimelines(subscription?.language ?? 'en'),
    voters: memory.ports.voters,
    offices: { contacts: async () => ({ contacts: OFFICE, version: 1 }) },
    unsubscribe: async (key, scope) => {
      if (key !== 'known') return 'unknown-key';
      ended.push(scope);
      return 'ended';
    },
    hasOurForm: async (pasted) => (pasted.includes('Where’s My Ballot?') ? 'ours' : 'not-ours'),
    wasSent: async (_voter, pasted) =>
      pasted.includes('Where’s My Ballot?')
        ? { kind: 'sent', at: SITE_NOW.subtract({ hours: 24 }) }
        : { kind: 'not-sent' },
    host: 'wheresmyballot.example.gov',
    behindEdge: false,
    rehearsal: true,
    assetName,
    ...overrides,
  });
  return { site, memory, ended };
};
