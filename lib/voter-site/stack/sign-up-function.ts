import { Duration } from 'aws-cdk-lib';
import type { CodeOrigins } from '../../messaging/stack/code-origins.ts';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';

/** The function behind everything that is about one person: it alone of the site reads voters and their contacts. */
export const signUpFunction = (stack: HouseStack, codes: CodeOrigins): HouseFunction => {
  const { config } = stack.platform;
  const personal = new HouseFunction(stack, 'serve-sign-up', {
    description: 'Signs voters up and in, and shows them their own ballot, wishes and contacts',
    memoryMb: 1024,
    // A code waits for its turn at the provider while somebody looks at the page.
    timeout: Duration.seconds(25),
    tables: {
      visits: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
      voters: ['GetItem', 'BatchGetItem'],
      subscriptions: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'],
      messages: ['Query', 'PutItem'],
      ballots: ['Query'],
      uploads: ['GetItem'],
      elections: ['Query', 'GetItem'],
      settings: {
        each: [
          { actions: ['GetItem'], keys: ['COUNTY#*'] },
          // A pasted message is compared with what was sent, in the words that it was sent with.
          { actions: ['GetItem', 'Query'], keys: ['TEXTS', 'TEXTS#*'] },
          // The key under which sign-ups are counted, which it makes once.
          { actions: ['GetItem', 'PutItem'], keys: ['SIGN-UP'] },
        ],
      },
      requests: { actions: ['UpdateItem'], keys: ['PACE#*'] },
    },
    indexes: ['match', 'phone', 'email'],
    clock: true,
    gradual: true,
    providers: true,
    guests: true,
    environment: {
      ...codes.environment,
      SITE_HOST: new URL(config.emulated ? config.pagesUrl : config.siteUrl).host,
      BEHIND_EDGE: config.edge ? 'yes' : 'no',
    },
    impact: 'Voters can neither sign up nor see their ballot nor end messages; messages go on.',
    runbook: 'a-site-does-not-answer',
  });
  codes.letSend(personal);
  return personal;
};
