import { Duration } from 'aws-cdk-lib';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { API_GUARD_TABLES } from '../../platform/constructs/data-access.ts';
import type { HouseFunction } from '../../platform/constructs/house-function.ts';
import { machineVariable } from '../../platform/names.ts';
import { READ, type StepProps, type SyncKit, WRITE } from './sync-kit.ts';

const API_FAILS: Consequence = {
  impact: 'Counties cannot send extracts or fetch differences.',
  runbook: 'the-county-api-answers-500',
};

/** A function behind a route of the county API. */
export const syncApiFunction = (kit: SyncKit, name: string, props: StepProps): HouseFunction =>
  kit.step(
    name,
    { timeout: Duration.seconds(29), ...props, tables: { ...props.tables, ...API_GUARD_TABLES } },
    API_FAILS,
  );

/** The calls about checks, by folder name. */
export const syncCheckApi = (kit: SyncKit): Record<string, HouseFunction> => {
  const start = syncApiFunction(kit, 'start-sync-check', {
    description: 'Starts a check that a county asks for',
    tables: { sync: WRITE },
    environment: { [machineVariable('sync-check')]: kit.syncCheckArn },
  });
  kit.allowTokens(start, 'states:StartExecution');
  const complete = syncApiFunction(kit, 'complete-extract', {
    description: 'Takes a county’s confirmation of its extract; the comparison starts',
    tables: { sync: WRITE },
    buckets: { rolls: ['GetObject'] },
  });
  kit.allowTokens(complete, 'states:SendTaskSuccess');
  return {
    'start-sync-check': start,
    'complete-extract': complete,
    'read-sync-checks': syncApiFunction(kit, 'read-sync-checks', {
      description: 'Lists sync checks',
      tables: { sync: READ },
    }),
    'read-sync-compliance': syncApiFunction(kit, 'read-sync-compliance', {
      description: 'Shows where each county stands on its monthly and its pre-election checks',
      tables: { sync: READ, elections: ['Query'] },
    }),
    'read-sync-check': syncApiFunction(kit, 'read-sync-check', {
      description: 'Shows one sync check',
      tables: { sync: READ },
      clock: false,
    }),
    'create-extract-upload': syncApiFunction(kit, 'create-extract-upload', {
      description: 'Gives a county the address to which it uploads its extract',
      tables: { sync: WRITE },
      buckets: { rolls: ['PutObject'] },
    }),
    'list-differences': syncApiFunction(kit, 'list-differences', {
      description: 'Hands out the differences of a check in pages',
      memoryMb: 1024,
      tables: { sync: READ },
      buckets: { inbox: ['GetObject'] },
      clock: false,
    }),
    'acknowledge-differences': syncApiFunction(kit, 'acknowledge-differences', {
      description: 'Records that a county’s EMS has taken the differences',
      tables: { sync: WRITE },
    }),
  };
};
