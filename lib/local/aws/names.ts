import { type BucketName, type MachineName, resourceName, type TableName } from '../../platform/names.ts';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../emulator/emulator.ts';

/** Which stage this process serves: `local`, or a County Test Environment beside it in the same emulator. */
export const STAGE: 'local' | 'cte' = process.env['ROLLCALL_STAGE'] === 'cte' ? 'cte' : 'local';

/** The physical name of a table of the local stage. */
export const localTable = (table: TableName): string => resourceName(STAGE, table);

/** The ARN of a state machine of the local stage. */
export const localMachineArn = (machine: MachineName): string =>
  `arn:aws:states:${LOCAL_REGION}:${LOCAL_ACCOUNT}:stateMachine:${resourceName(STAGE, machine)}`;

/** The ARN of a topic of the local stage. */
export const localTopicArn = (topic: string): string =>
  `arn:aws:sns:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${resourceName(STAGE, topic)}`;

/** What the names of the local stage's resources begin with. */
export const LOCAL_PREFIX = resourceName(STAGE, '');

/** The physical name of a bucket of the local stage. */
export const localBucket = (bucket: BucketName): string => `${resourceName(STAGE, bucket)}-${LOCAL_ACCOUNT}`;
