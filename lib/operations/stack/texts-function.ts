import { Duration } from 'aws-cdk-lib';
import { AUDIT_WRITING } from '../../platform/constructs/data-access.ts';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';

/** The pages about the texts of messages: the one function that writes versions of them. */
export const textsFunction = (stack: HouseStack): HouseFunction => {
  const { pagesUrl, siteUrl } = stack.platform.config;
  return new HouseFunction(stack, 'manage-texts', {
    description: 'Checks texts that the Secretary of State supplies, shows how they read, and takes approvals of them',
    // Every message is made in every language to check a sheet: this much memory comes with a whole processor.
    memoryMb: 1769,
    timeout: Duration.seconds(28),
    tables: {
      settings: {
        each: [
          { actions: ['GetItem', 'Query', 'PutItem'], keys: ['TEXTS', 'TEXTS#*'] },
          { actions: ['GetItem'], keys: ['COUNTY#*'] },
        ],
      },
      elections: ['GetItem', 'Query'],
      ...AUDIT_WRITING,
    },
    clock: true,
    environment: { PAGES_URL: pagesUrl, SITE_URL: siteUrl },
    impact: 'Nobody can hand in, approve or roll back texts; messages go on with the texts in force.',
    runbook: 'texts-are-wrong',
  });
};
