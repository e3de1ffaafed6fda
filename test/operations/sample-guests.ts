import { createHmac } from 'node:crypto';
import { guestSite } from '../../lambdas/operations/manage-guests/handler.tsx';
import { approve, type Guest, type GuestContact, type Seal } from '../../lib/messaging/domain/guests.ts';
import type { AuditEntry } from '../../lib/shared/audit-entry.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { PAGES_URL } from './sample-people.ts';

const NOW = Temporal.Instant.from('2021-10-12T17:00:00Z');
const seal: Seal = (words) => createHmac('sha256', 'k').update(words).digest('hex');
const keyOf = ({ kind, to }: GuestContact): string => `${kind}#${to}`;

const ANA: Guest = { kind: 'phone', to: '+19165550150', name: 'Ana Lopez', proposedBy: 'sos-2', proposedAt: NOW };
const BEN: Guest = { ...ANA, kind: 'email', to: 'ben@sos.ca.gov', name: 'Ben Ito' };

/** The page of guests over a list with one who is approved and one who waits. */
export const sampleGuests = (assetName: (name: string) => string = (name) => name) => {
  const list = new Map<string, Guest>();
  const through = new Set<string>();
  const entries: AuditEntry[] = [];
  const approved = approve(BEN, { by: 'sos-1', at: NOW }, seal);
  if (!approved.ok) throw new Error('Ben is a guest.');
  for (const guest of [ANA, approved.value]) list.set(keyOf(guest), guest);
  const site = guestSite({
    guests: {
      find: async (contact) => list.get(keyOf(contact)),
      all: async () => [...list.values()],
      propose: async (guest) => !list.has(keyOf(guest)) && list.set(keyOf(guest), guest) === list,
      approve: async (guest) => list.set(keyOf(guest), guest) === list,
      remove: async (contact) => {
        const was = list.get(keyOf(contact));
        list.delete(keyOf(contact));
        return was;
      },
      seal: async () => seal,
    },
    letThrough: {
      allow: async (numbers) => void numbers.map((number) => through.add(number)),
      refuse: async (number) => void through.delete(number),
    },
    domains: ['sos.ca.gov', 'co.yuba.ca.us'],
    trail: { record: async (entry) => void entries.push(entry) },
    pagesUrl: PAGES_URL,
    clock: async () => NOW,
    assetName,
    rehearsal: true,
    testEnvironment: true,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  return { site, list, through, entries };
};
