import type { CountyCode } from '../../shared/counties.ts';
import type { Log } from '../../shared/log.ts';
import type { EmsEndpoint } from '../domain/ems.ts';
import type { CountyDirectory } from '../ports/counties.ts';

/**
 * Where a county's EMS is told of events. A setting that cannot be used is a log code with an alarm, for a person to
 * correct: the county polls meanwhile.
 */
export const findEndpoint = async (
  directory: Pick<CountyDirectory, 'findEms'>,
  county: CountyCode,
  log: Log,
): Promise<EmsEndpoint | undefined> => {
  const endpoint = await directory.findEms(county);
  if (endpoint?.fault) log.warn('EMS_SETTING_UNUSABLE', { county, reason: endpoint.fault });
  return endpoint;
};
