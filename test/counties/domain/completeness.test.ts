import { expect, it } from 'vitest';
import { type Ahead, type CountyFile, missingOf, NEEDS, type Need } from '../../../lib/counties/domain/completeness.ts';
import { NO_CONTACTS } from '../../../lib/counties/domain/contacts.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { aClient, COMPLETE, CONTACTS, NOW } from '../county-files.ts';

/** Tuesday 1 September 2026; Group A's night is on the 4th, messages begin on 5 October. */
const AHEAD: Ahead = { night: Temporal.PlainDate.from('2026-09-04'), election: Temporal.PlainDate.from('2026-10-05') };
const { voters, staff } = CONTACTS;
const system = COMPLETE.system ?? { vendor: 'dfm', endpoint: null, candidate: null, version: 1 };
const tomorrow = NOW.add({ hours: 24 });

it.each<[string, Partial<CountyFile>, readonly Need[]]>([
  ['of which all is there', {}, []],
  ['that polls', { system: { ...system, endpoint: null } }, []],
  ['whose staff has no mailbox', { contacts: { voters, staff: { ...staff, email: null } } }, ['staff-email']],
  ['whose staff cannot be called', { contacts: { voters, staff: { ...staff, phone: null } } }, ['staff-phone']],
  ['without a system', { system: undefined }, ['system']],
  [
    'whose new endpoint is untested',
    { system: { ...system, candidate: { url: 'https://x.example', secretName: 's', registeredAt: NOW } } },
    ['endpoint-test'],
  ],
  ['without a credential', { clients: [] }, ['credential']],
  ['whose credential is revoked', { clients: [aClient({ revokedAt: NOW })] }, ['credential']],
  ['whose credential has ended', { clients: [aClient({ endsAt: NOW, replacedBy: 'x' })] }, ['credential']],
  ['whose printer alone has one', { clients: [aClient({ role: 'print-vendor' })] }, ['credential']],
  ['whose only credential ends before the night', { clients: [aClient({ endsAt: tomorrow })] }, ['credential-ends']],
  ['whose next credential has taken over', { clients: [aClient({ endsAt: tomorrow }), aClient()] }, []],
  ['whose credential ends after the night', { clients: [aClient({ endsAt: NOW.add({ hours: 240 }) })] }, []],
  ['without a number for voters', { contacts: { staff, voters: { ...voters, phone: null } } }, ['voter-phone']],
  ['without an address for voters', { contacts: { staff, voters: { ...voters, email: null } } }, ['voter-email']],
  ['without a site', { contacts: { staff, voters: { ...voters, site: null } } }, ['voter-site']],
  [
    'with a cure form and no site',
    { contacts: { staff, voters: { ...voters, site: null, cureForm: 'https://a.gov' } } },
    [],
  ],
  ['without hours', { contacts: { staff, voters: { ...voters, hours: null } } }, ['voter-hours']],
  ['that has not said how people vote', { contacts: { staff, voters: { ...voters, inPerson: null } } }, ['in-person']],
])('a county %s misses %j → %j', (_, change, expected) => {
  expect(missingOf({ ...COMPLETE, ...change }, AHEAD, NOW).map(({ need }) => need)).toEqual(expected);
});

const EMPTY: CountyFile = { contacts: NO_CONTACTS, system: undefined, clients: [] };

it('a county of which nothing is known misses everything but what something else must be there for', () => {
  const missing = missingOf(EMPTY, AHEAD, NOW).map(({ need }) => need);
  const never: readonly Need[] = ['endpoint-test', 'credential-ends'];
  expect(missing.toSorted()).toEqual((Object.keys(NEEDS) as Need[]).filter((need) => !never.includes(need)).toSorted());
});

it.each<[string, Ahead, string]>([
  ['2026-09-04T00:00:00Z', AHEAD, 'now'],
  ['2026-09-05T18:00:00Z', AHEAD, 'now'],
  ['2026-09-01T17:00:00Z', AHEAD, 'soon'],
  ['2026-08-21T17:00:00Z', AHEAD, 'soon'],
  ['2026-08-20T17:00:00Z', AHEAD, 'later'],
  ['2026-09-01T17:00:00Z', { night: undefined, election: undefined }, 'later'],
])('at %s with %j ahead, a missing mailbox is for %s', (now, ahead, urgency) => {
  const file = { ...COMPLETE, contacts: { voters, staff: { ...staff, email: null } } };
  expect(missingOf(file, ahead, Temporal.Instant.from(now))).toMatchObject([{ urgency, by: ahead.night ?? null }]);
});

it('names first what presses most, whether for the night or the election', () => {
  const later = { night: Temporal.PlainDate.from('2026-11-06'), election: Temporal.PlainDate.from('2026-09-02') };
  const order = missingOf(EMPTY, later, NOW).map(({ before }) => before);
  expect(order).toEqual(order.toSorted((a, b) => a.localeCompare(b)));
  expect(order[0]).toBe('election');
});
