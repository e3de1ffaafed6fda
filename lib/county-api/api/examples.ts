import type { ApiLambda } from '../../platform/api-routes.ts';

/** What somebody may send with each call that takes a body, for the page of the API. Everybody in it is invented. */
export const EXAMPLES: Readonly<Partial<Record<ApiLambda, unknown>>> = {
  'create-extract-upload': { bytes: 1_048_576, precinctsBytes: 20_480 },
  'complete-extract': { sha256: 'a3f1c05d'.repeat(8), rows: 22_481 },
  'put-alternate-schedule': {
    runAt: '2026-10-21T20:00:00-07:00',
    reason: 'The county corrects its differences until then.',
  },
  'change-contacts': {
    voters: {
      phone: '(209) 555-0144',
      email: 'elections@amador.example.gov',
      site: 'https://elections.amador.example.gov',
      cureForm: null,
      hours: 'Monday to Friday, 8:00 a.m. to 5:00 p.m.',
      inPerson: 'vote-centers',
    },
    staff: { email: 'roll@amador.example.gov', phone: '(209) 555-0145' },
  },
  'register-system': { vendor: 'dfm', webhookUrl: 'https://ems.amador.example.gov/rollcall' },
  'issue-client': { role: 'county-ems', name: 'DFM production' },
  'confirm-task': { versions: { production: '7.1.2', cte: '7.2.0' } },
  'change-opt-in': {
    takesPart: true,
    mou: { file: 'MOU CTE Amador 2021.pdf', signedOn: '2021-05-18', signatory: 'K. Grady' },
  },
  'check-setup': { item: 'mpls-address', done: true, detail: '10.58.3.20' },
  'report-issue': {
    class: 'search',
    title: 'Search answers nothing',
    text: 'Every search from our EMS CTE is empty since the installation.',
  },
  'answer-issue': { state: 'answered', text: 'The index was not built. It is now; please try again.' },
  'create-election': { name: 'School Board', date: '2027-06-01', kind: 'local', imb: 'none' },
  'change-election': { imb: 'both' },
  'decide-election': { decision: 'accept', version: 1 },
  'set-participation': { participates: false },
  'post-ballots': {
    records: [
      {
        voterId: 'V030000017',
        ballotId: 'B1',
        status: 'ISSUED',
        statusAt: '2026-10-05T09:00:00-07:00',
        sentDate: '2026-10-05',
      },
    ],
  },
  'release-upload': { reason: 'All ballots of the county went out on one day. The numbers are right.' },
  'discard-upload': { reason: 'The export was of the special election.' },
  'post-imb-tracking': {
    records: [
      { imb: '0070090123400000001795814', voterId: 'V030000017', direction: 'outbound', mailDate: '2026-10-05' },
    ],
  },
  'post-imb-scans': {
    imbTrackingCode: '00700901234000000017',
    scanDatetime: '2026-10-06T03:12:44-07:00',
    scanEventCode: '919',
    scanFacilityCity: 'RICHMOND',
    scanFacilityState: 'CA',
    expectedDeliveryDate: '2026-10-08',
  },
  'post-participation-history': {
    records: [{ voterId: 'V030000017', method: 'VCR', active: true, at: '2026-11-03T10:15:00-08:00' }],
  },
  'start-halt': { county: '03', type: 'Outbound', reason: 'The mailing day in the file of today is wrong.' },
  'create-file-upload': { kind: 'ballots', name: 'vbm-2026-10-05.csv.gz', bytes: 18_350_080 },
  'complete-file-upload': { sha256: 'a3f1c05d'.repeat(8) },
  'search-voters': { firstName: 'Mary', lastName: 'Wright', dateOfBirth: '03-09-1971' },
  'diagnose-sign-up': { firstName: 'Mary', lastName: 'Wright', dateOfBirth: '9/3/1971', zip: '95642' },
  'end-subscription': { channels: ['text'], reason: 'asked-by-phone' },
  'post-register-changes': {
    records: [{ change: 'cancelled', voterId: 'V030000017', at: '2026-10-05T09:00:00-07:00' }],
  },
};
