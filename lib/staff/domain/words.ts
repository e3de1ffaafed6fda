import type { PersonRole } from '../../shared/identity.ts';

/** The roles as people read them. */
export const ROLE_NAMES: Readonly<Record<PersonRole, string>> = {
  'sos-operations': 'SOS operations',
  'sos-ballot-tracking': 'SOS ballot tracking',
  'county-clerk': 'county clerk',
  'county-technician': 'county technician',
  'help-desk': 'help desk',
  'read-only': 'read-only',
};

/** What each role is for, in a line: who may do what exactly is said by the one table of access. */
export const ROLE_LINES: Readonly<Record<PersonRole, string>> = {
  'sos-operations':
    'Runs the checks of all counties, keeps their files and credentials, agrees dates, invites the state’s people and counties’ clerks.',
  'sos-ballot-tracking':
    'Decides what counties ask for, and reads messages and the audit trail; no differences of the roll.',
  'county-clerk': 'Does everything of the own county, and invites its people.',
  'county-technician': 'Checks, differences, held rows and the county’s system; no messages, and no people.',
  'help-desk': 'Reads what callers of counties ask about, and helps voters; changes nothing else.',
  'read-only': 'Reads counts and dates; nothing that names a voter.',
};
