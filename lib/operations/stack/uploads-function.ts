import { Duration } from 'aws-cdk-lib';
import { AUDIT_WRITING } from '../../platform/constructs/data-access.ts';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { allowTakingIn, takeInEnvironment } from '../../platform/constructs/take-in-machine.ts';

/** The pages of uploads: how fresh counties' data are, what is held, and the decision about it. */
export const uploadsFunction = (stack: HouseStack): HouseFunction => {
  const uploads = new HouseFunction(stack, 'manage-uploads', {
    description: 'Shows how fresh counties’ ballot data are and which uploads are held, and releases or discards them',
    memoryMb: 1024,
    // As long as API Gateway waits: a release records thousands of rows.
    timeout: Duration.seconds(28),
    tables: {
      elections: ['GetItem', 'Query'],
      voters: ['BatchGetItem'],
      ballots: ['Query', 'BatchGetItem', 'UpdateItem'],
      uploads: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
      settings: { actions: ['GetItem'], keys: ['CLIENT#*'] },
      ...AUDIT_WRITING,
    },
    clock: true,
    environment: { PAGES_URL: stack.platform.config.pagesUrl, ...takeInEnvironment(stack) },
    impact: 'Nobody can release or discard a held upload on the pages; the calls of the API still can.',
    runbook: 'an-upload-is-held',
  });
  allowTakingIn(stack, uploads);
  return uploads;
};
