import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Guest, GuestContact, Seal } from '../../../lib/messaging/domain/guests.ts';
import { approveGuest, listGuests, proposeGuest, removeGuest } from '../../../lib/messaging/use-cases/manage-guests.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const NOW = Temporal.Instant.from('2026-10-05T19:00:00Z');
const ANA = { id: 'person-1' };
const BEN = { id: 'person-2' };
const seal: Seal = (words) => createHmac('sha256', 'k').update(words).digest('hex');

const world = () => {
  const list = new Map<string, Guest>();
  const through = new Set<string>();
  const key = ({ kind, to }: GuestContact): string => `${kind}#${to}`;
  const ports = {
    guests: {
      find: async (contact: GuestContact) => list.get(key(contact)),
      all: async () => [...list.values()],
      propose: async (guest: Guest) => {
        if (list.has(key(guest))) return false;
        list.set(key(guest), guest);
        return true;
      },
      approve: async (guest: Required<Guest>) => {
        if (!list.has(key(guest))) return false;
        list.set(key(guest), guest);
        return true;
      },
      remove: async (contact: GuestContact) => {
        const was = list.get(key(contact));
        list.delete(key(contact));
        return was;
      },
      seal: async () => seal,
    },
    letThrough: {
      allow: async (numbers: readonly string[]) => void numbers.map((one) => through.add(one)),
      refuse: async (number: string) => void through.delete(number),
    },
    domains: ['sos.ca.gov'],
  };
  return { ports, list, through };
};

describe('proposing a guest', () => {
  it.each([
    ['phone', '(916) 555-0150', { kind: 'phone', to: '+19165550150' }],
    ['phone', '+1 916 555 0150', { kind: 'phone', to: '+19165550150' }],
    ['phone', '19165550150', { kind: 'phone', to: '+19165550150' }],
    ['email', ' Ana.Lopez@SOS.ca.gov ', { kind: 'email', to: 'ana.lopez@sos.ca.gov' }],
  ] as const)('by %s, written %s', async (kind, written, contact) => {
    const { ports, list } = world();
    expect(await proposeGuest(ports, ANA, { kind, written, name: 'Ana Lopez' }, NOW)).toBe('proposed');
    expect([...list.values()]).toEqual([{ ...contact, name: 'Ana Lopez', proposedBy: 'person-1', proposedAt: NOW }]);
    expect(await proposeGuest(ports, BEN, { kind, written, name: 'Another' }, NOW)).toBe('on-the-list');
  });

  it.each([
    ['phone', '411', 'unreadable'],
    ['phone', '+44 20 7946 0000', 'unreadable'],
    ['phone', '900-555-0123', 'unreadable'],
    ['email', 'ana', 'unreadable'],
    ['email', 'ana@gmail.com', 'not-a-guests-domain'],
    ['email', 'ana@sos.ca.gov.example.net', 'not-a-guests-domain'],
    ['email', 'ana@mail.sos.ca.gov', 'not-a-guests-domain'],
  ] as const)('is refused by %s, written %s', async (kind, written, fault) => {
    const { ports, list } = world();
    expect(await proposeGuest(ports, ANA, { kind, written, name: 'Ana' }, NOW)).toBe(fault);
    expect(list.size).toBe(0);
  });
});

describe('approving a guest', () => {
  const PHONE = { kind: 'phone', to: '+19165550150' } as const;
  const proposed = async () => {
    const made = world();
    await proposeGuest(made.ports, ANA, { kind: 'phone', written: PHONE.to, name: 'Ana' }, NOW);
    return made;
  };

  it('takes another person, and lets the number and the simulators’ through', async () => {
    const { ports, through } = await proposed();
    expect(await approveGuest(ports, ANA, PHONE, NOW)).toBe('own-proposal');
    expect([...through]).toEqual([]);
    expect((await listGuests(ports)).map(({ approved }) => approved)).toEqual([false]);
    expect(await approveGuest(ports, BEN, PHONE, NOW)).toBe('approved');
    expect([...through].toSorted()).toEqual(['+14254147167', '+14254147755', '+19165550150']);
    expect((await listGuests(ports)).map(({ approved }) => approved)).toEqual([true]);
    expect(await approveGuest(ports, BEN, PHONE, NOW)).toBe('approved-already');
  });

  it('of nobody who is on the list is none', async () => {
    expect(await approveGuest(world().ports, BEN, PHONE, NOW)).toBe('nobody');
  });

  it('does not hold when the provider could not be told', async () => {
    const { ports, list } = await proposed();
    const broken = { ...ports, letThrough: { ...ports.letThrough, allow: () => Promise.reject(new Error('down')) } };
    await expect(approveGuest(broken, BEN, PHONE, NOW)).rejects.toThrow('down');
    expect([...list.values()][0]).not.toHaveProperty('approval');
  });

  it('ends with the guest: the number is refused again, and a new proposal needs a new approval', async () => {
    const { ports, through } = await proposed();
    await approveGuest(ports, BEN, PHONE, NOW);
    expect(await removeGuest(ports, PHONE)).toBe('removed');
    expect(through.has(PHONE.to)).toBe(false);
    expect(await removeGuest(ports, PHONE)).toBe('nobody');
    await proposeGuest(ports, BEN, { kind: 'phone', written: PHONE.to, name: 'Ana' }, NOW);
    expect((await listGuests(ports)).map(({ approved }) => approved)).toEqual([false]);
  });

  it('of a row that somebody has written past it is shown as none', async () => {
    const { ports, list } = await proposed();
    const forged = { by: 'person-2', at: NOW, seal: 'approved' };
    for (const [key, guest] of list) list.set(key, { ...guest, approval: forged });
    expect((await listGuests(ports)).map(({ approved }) => approved)).toEqual([false]);
    // And another person can still look at it and approve it.
    expect(await approveGuest(ports, BEN, PHONE, NOW)).toBe('approved');
  });
});
