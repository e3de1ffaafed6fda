import { countyOfCheckId } from './check-id.ts';

/**
 * Whether a caller may know of a check: the Secretary of State of all, a county of its own. Another county's check
 * does not exist for it.
 */
export const mayKnowOf = (
  checkId: string,
  caller: { readonly role: 'sos' } | { readonly role: 'county'; readonly county: string },
): boolean => caller.role === 'sos' || countyOfCheckId(checkId) === caller.county;
