/** What staff read for each field of an entry of the audit trail. */
const WORDS: Readonly<Record<string, string>> = {
  name: 'name',
  shortName: 'short name',
  date: 'date',
  kind: 'kind',
  county: 'county',
  trackingOn: 'tracking switched on',
  imb: 'Intelligent Mail barcodes',
  version: 'version',
  approval: 'approval',
  'deadlines.receiptBy': 'received by',
  'deadlines.cureBy': 'signatures cured by',
  'deadlines.certifiedOn': 'certified on',
  role: 'role',
  'voters.phone': 'telephone for voters',
  'voters.email': 'email for voters',
  'voters.site': 'site for voters',
  'voters.cureForm': 'signature form',
  'voters.hours': 'office hours',
  'voters.inPerson': 'voting in person',
  vendor: 'vendor',
  state: 'state',
  replacedBy: 'taken over by',
  endsAt: 'ends',
  revokedAt: 'revoked',
  text: 'text messages',
  email: 'email',
  voice: 'phone calls',
  participates: 'takes part',
  certifiedOn: 'certified on',
  uploadId: 'upload',
  rows: 'rows',
  accepted: 'accepted',
  unchanged: 'unchanged',
  held: 'held',
  rejected: 'rejected',
  status: 'status',
  sha256: 'SHA-256',
  confirm: 'confirmed as it is',
  'precincts.rows': 'rows of precincts',
  'precincts.sha256': 'SHA-256 of precincts',
  acknowledgedAt: 'acknowledged',
  runAt: 'runs at',
  closesAt: 'closes at',
};

const TRANSLATION = /^translations\.(.+)$/;

/** A field of an entry in words; one that has none as it is written. */
export const recordedInWords = (field: string): string => {
  const language = TRANSLATION.exec(field)?.[1];
  if (language !== undefined) return `name in ${language}`;
  return (Object.hasOwn(WORDS, field) ? WORDS[field] : undefined) ?? field;
};
