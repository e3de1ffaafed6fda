import type { Missing, Need } from '../../counties/domain/completeness.ts';

/** What is missing, as a staff page says it. */
export const NEED_WORDS: Readonly<Record<Need, string>> = {
  'staff-email': 'Email address for staff',
  'staff-phone': 'Telephone number for staff',
  system: 'Election management system',
  'endpoint-test': 'Test of the new endpoint',
  credential: 'Credential',
  'credential-ends': 'Credential that lasts',
  'voter-phone': 'Telephone number for voters',
  'voter-email': 'Email address for voters',
  'voter-site': 'Site for voters',
  'voter-hours': 'Office hours',
  'in-person': 'How people vote in person',
};

export const URGENCY_WORDS: Readonly<Record<Missing['urgency'], string>> = {
  now: 'Now',
  soon: 'Soon',
  later: 'Due',
};

/** Where nothing is ahead that it would be missed at. */
export const NONE_AHEAD_WORDS: Readonly<Record<Missing['before'], string>> = {
  night: 'No night is ahead',
  election: 'No election is ahead yet',
};

export const BEFORE_WORDS: Readonly<Record<Missing['before'], string>> = {
  night: 'its next night',
  election: 'its next election',
};
