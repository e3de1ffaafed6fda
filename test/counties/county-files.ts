import type { ApiClient } from '../../lib/counties/domain/api-client.ts';
import type { CountyFile } from '../../lib/counties/domain/completeness.ts';
import type { OfficeContacts } from '../../lib/counties/domain/contacts.ts';
import { Temporal } from '../../lib/shared/time.ts';

export const NOW = Temporal.Instant.from('2026-09-01T17:00:00Z');

/** Amador's office as it may be registered; its numbers and names are invented. */
export const CONTACTS: OfficeContacts = {
  voters: {
    phone: '+12095550144',
    email: 'elections@amador.example.org',
    site: 'https://elections.amador.example.org',
    cureForm: null,
    hours: 'Monday to Friday, 8:00 a.m. to 5:00 p.m.',
    inPerson: 'vote-centers',
  },
  staff: { email: 'roll@amador.example.org', phone: '(209) 555-0145' },
};

export const aClient = (fields: Partial<ApiClient> = {}): ApiClient => ({
  clientId: 'client-1',
  county: '03',
  role: 'county-ems',
  name: 'DFM production',
  issuedAt: NOW,
  issuedBy: 'sos-client',
  replaces: null,
  replacedBy: null,
  endsAt: null,
  revokedAt: null,
  ...fields,
});

/** A file in which nothing is missing. */
export const COMPLETE: CountyFile = {
  contacts: CONTACTS,
  system: {
    vendor: 'dfm',
    endpoint: { url: 'https://ems.amador.example.org/hook', secretName: 'rollcall-prod-webhook-03-1' },
    candidate: null,
    version: 1,
  },
  clients: [aClient()],
};
