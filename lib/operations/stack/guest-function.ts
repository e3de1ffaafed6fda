import * as iam from 'aws-cdk-lib/aws-iam';
import type { CfnProtectConfiguration } from 'aws-cdk-lib/aws-smsvoice';
import { AUDIT_WRITING } from '../../platform/constructs/data-access.ts';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { GUEST_KEYS } from '../../platform/names.ts';

/**
 * The page of guests, in a County Test Environment: the one function that writes their list, makes the seal's key and lets
 * numbers through.
 */
export const guestFunction = (stack: HouseStack, protect: CfnProtectConfiguration | undefined): HouseFunction => {
  const { guestDomains, pagesUrl } = stack.platform.config;
  const guests = new HouseFunction(stack, 'manage-guests', {
    description: 'Shows whom the test environment may reach, and takes proposals and approvals of guests',
    memoryMb: 1024,
    tables: {
      releases: {
        actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
        keys: [GUEST_KEYS.releases],
      },
      settings: { actions: ['GetItem', 'PutItem'], keys: [GUEST_KEYS.settings] },
      ...AUDIT_WRITING,
    },
    clock: true,
    providers: true,
    environment: {
      PAGES_URL: pagesUrl,
      GUEST_DOMAINS: guestDomains.join(','),
      PROTECT_CONFIGURATION: protect?.attrProtectConfigurationId ?? 'simulator',
    },
    impact: 'Nobody becomes a guest or is taken off the list; who is a guest gets messages all the same.',
    runbook: 'a-site-does-not-answer',
  });
  if (protect) {
    guests.allow(
      new iam.PolicyStatement({
        actions: ['Put', 'Delete'].map((what) => `sms-voice:${what}ProtectConfigurationRuleSetNumberOverride`),
        resources: [protect.attrArn],
      }),
    );
  }
  return guests;
};
