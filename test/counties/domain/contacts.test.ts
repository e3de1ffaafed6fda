import { expect, it } from 'vitest';
import {
  contactFaults,
  NO_CONTACTS,
  type StaffContact,
  type VoterContact,
} from '../../../lib/counties/domain/contacts.ts';
import { CONTACTS } from '../county-files.ts';

it('takes an office as it is, and one of which nothing is on file', () => {
  expect(contactFaults(CONTACTS)).toEqual([]);
  expect(contactFaults(NO_CONTACTS)).toEqual([]);
});

it.each<[string, Partial<VoterContact>]>([
  ['voters/phone', { phone: '900-555-0144' }],
  ['voters/phone', { phone: '976-5550' }],
  ['voters/phone', { phone: '+44 20 7946 0958' }],
  ['voters/phone', { phone: 'call us' }],
  ['voters/email', { email: 'elections@amador-county.com' }],
  ['voters/email', { email: 'nobody' }],
  ['voters/site', { site: 'http://amador.gov' }],
  ['voters/site', { site: 'https://amador.gov.evil.net' }],
  ['voters/site', { site: 'https://amador.gov/?next=https://evil.net' }],
  ['voters/site', { site: 'https://bit.ly/abc' }],
  ['voters/cureForm', { cureForm: 'https://forms.example.net/cure' }],
  ['voters/cureForm', { cureForm: 'javascript:alert(1)' }],
  ['voters/hours', { hours: 'Open all day, see evil.net' }],
  ['voters/hours', { hours: 'Call 800-555-0199 instead' }],
  ['voters/hours', { hours: 'Mоnday to Friday' }],
])('refuses %s %j', (field, change) => {
  const faults = contactFaults({ ...CONTACTS, voters: { ...CONTACTS.voters, ...change } });
  expect(faults.map((fault) => fault.field)).toEqual([field]);
  expect(faults[0]?.detail).toMatch(/\.$/);
});

it.each<[string, Partial<StaffContact>]>([
  ['staff/email', { email: 'roll at county' }],
  ['staff/email', { email: 'a@b, c@d.gov' }],
  ['staff/email', { email: 'josé@county.gov' }],
  ['staff/email', { email: 'a@b.gov\nBcc: x@y.gov' }],
  ['staff/phone', { phone: '12' }],
])('refuses %s %j', (field, change) => {
  const faults = contactFaults({ ...CONTACTS, staff: { ...CONTACTS.staff, ...change } });
  expect(faults.map((fault) => fault.field)).toEqual([field]);
});

it('names every wrong field at once', () => {
  const wrong = { voters: { ...CONTACTS.voters, phone: '1', site: 'x' }, staff: { email: 'y', phone: null } };
  expect(contactFaults(wrong).map(({ field }) => field)).toEqual(['voters/phone', 'voters/site', 'staff/email']);
});
