import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import {
  type CountyCompliance,
  complianceRange,
  countyCompliance,
  type ElectionDate,
} from '../domain/county-compliance.ts';
import type { SyncChecks } from '../ports/checks.ts';

export type Ports = {
  readonly checks: Pick<SyncChecks, 'history'>;
  readonly elections: { list(): Promise<readonly ElectionDate[]> };
};

/** Where counties stand on their duties in the last twelve months, and before the statewide elections since. */
export const readCompliance = async (
  ports: Ports,
  counties: readonly CountyCode[],
  today: Temporal.PlainDate,
): Promise<CountyCompliance[]> => {
  const elections = await ports.elections.list();
  const { from, to } = complianceRange(today);
  return Promise.all(
    counties.map(async (county) =>
      countyCompliance(county, await ports.checks.history(county, from, to), elections, today),
    ),
  );
};
