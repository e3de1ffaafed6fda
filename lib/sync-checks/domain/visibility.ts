import type { CountyCode } from '../../shared/counties.ts';
import type { Side } from '../../shared/identity.ts';
import { countyOfCheckId } from './check-id.ts';
import { ALL_COUNTIES } from './schedule.ts';

/** Who asks for a check, from the credential. */
export type CheckCaller = Side;

/**
 * Whether a caller may know of a check: the Secretary of State of all, a county of its own. Another county's check
 * does not exist for it.
 */
export const mayKnowOf = (checkId: string, caller: CheckCaller): boolean =>
  caller.county === null || countyOfCheckId(checkId) === caller.county;

/**
 * The counties that a caller is shown: its own, for the Secretary of State all or the one asked for. Undefined when a
 * county asks for another one.
 */
export const countiesShown = (
  caller: CheckCaller,
  asked: CountyCode | undefined,
): readonly CountyCode[] | undefined => {
  if (caller.county === null) return asked === undefined ? ALL_COUNTIES : [asked];
  return asked === undefined || asked === caller.county ? [caller.county] : undefined;
};
