import { Duration } from 'aws-cdk-lib';
import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { API_GUARD_TABLES } from '../../platform/constructs/data-access.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';

/** API Gateway gives up after this. */
const TIMEOUT = Duration.seconds(28);

const FAILS: Consequence = {
  impact: 'Scans of the Postal Service count late: voters hear that a ballot is on its way from the county alone.',
  runbook: 'no-scans-come',
};

/** What recording a scan of a named envelope needs. */
const RECORDING = {
  barcodes: ['BatchGetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
  ballots: ['BatchGetItem', 'UpdateItem'],
} as const;

/** The calls of print vendors and of the Postal Service, and how far the mail is. */
export const imbFunctions = (stack: HouseStack): FunctionsOf<ApiLambdaOf<'imb'>> => {
  const tracking = new HouseFunction(stack, 'post-imb-tracking', {
    description: 'Records which voter’s envelope each Intelligent Mail barcode is on',
    memoryMb: 1024,
    timeout: TIMEOUT,
    tables: {
      ...RECORDING,
      // A wrong row is taken back.
      barcodes: [...RECORDING.barcodes, 'DeleteItem'],
      elections: ['GetItem', 'Query'],
      voters: ['BatchGetItem'],
      uploads: ['PutItem'],
      ...API_GUARD_TABLES,
    },
    clock: true,
    ...FAILS,
  });
  const scans = new HouseFunction(stack, 'post-imb-scans', {
    description: 'Takes in the scans that Informed Visibility pushes',
    memoryMb: 1024,
    timeout: TIMEOUT,
    tables: { ...RECORDING, elections: ['Query'], ...API_GUARD_TABLES },
    clock: true,
    ...FAILS,
  });
  const probe = new HouseFunction(stack, 'probe-imb-scans', {
    description: 'Tells whoever sets a feed of scans up that its address and credential are right',
    timeout: TIMEOUT,
    tables: API_GUARD_TABLES,
    impact: 'A feed of scans cannot be set up: its test of the connection fails. Feeds that run go on.',
    runbook: 'no-scans-come',
  });
  const coverage = new HouseFunction(stack, 'read-imb-coverage', {
    description: 'Shows how many envelopes were mailed, scanned and not yet seen',
    timeout: TIMEOUT,
    tables: { elections: ['GetItem'], barcodes: { actions: ['Query'], keys: ['COUNTS#*'] }, ...API_GUARD_TABLES },
    impact: 'Counties cannot see how much of their mail the Postal Service has scanned; scans go on.',
    runbook: 'the-county-api-answers-500',
  });
  return byName(tracking, scans, probe, coverage);
};
