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
