import { Duration } from 'aws-cdk-lib';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { allowExecutions, allowMail, mailEnvironment, WRITE } from './check-access.ts';

/** What a schedule starts for all counties at once. */
export type NightFunction = 'close-night' | 'remind-extracts' | 'retell-ems' | 'send-weekly-statistics';

const TIMEOUT = Duration.minutes(5);

/** The functions that a schedule starts; each goes through every check or county that concerns it. */
export const nightFunctions = (stack: HouseStack): FunctionsOf<NightFunction> => {
  const closeNight = new HouseFunction(stack, 'close-night', {
    description: 'Ends every check that has come to its deadline',
    timeout: TIMEOUT,
    tables: { sync: WRITE },
    clock: true,
    asynchronous: true,
    impact: 'Checks that got no extract stay open past 05:00; nothing of them is published.',
    runbook: 'a-sync-night-fails',
  });
  allowExecutions(stack, closeNight, 'states:SendTaskFailure');
  const remindExtracts = new HouseFunction(stack, 'remind-extracts', {
    description: 'Reminds counties whose extract is missing',
    timeout: TIMEOUT,
    tables: { sync: WRITE, settings: ['GetItem'] },
    clock: true,
    providers: true,
    asynchronous: true,
    environment: mailEnvironment(stack),
    impact: 'Counties with a missing extract are not reminded before the window closes.',
    runbook: 'a-sync-check-fails',
  });
  allowMail(remindExtracts);
  const retellEms = new HouseFunction(stack, 'retell-ems', {
    description: 'Tells counties’ EMS again what they could not be told',
    timeout: TIMEOUT,
    tables: { sync: WRITE, settings: ['GetItem'] },
    clock: true,
    asynchronous: true,
    impact: 'EMS that were down when their differences were ready hear of them only by polling.',
    runbook: 'a-sync-check-fails',
  });
  const sendWeeklyStatistics = new HouseFunction(stack, 'send-weekly-statistics', {
    description: 'Sends the week’s sync statistics to all counties',
    memoryMb: 1024,
    timeout: TIMEOUT,
    tables: { sync: WRITE, settings: ['GetItem'] },
    clock: true,
    providers: true,
    asynchronous: true,
    environment: mailEnvironment(stack),
    impact: 'Counties do not get the weekly sync statistics.',
    runbook: 'the-weekly-statistics-fail',
  });
  allowMail(sendWeeklyStatistics);
  return byName(closeNight, remindExtracts, retellEms, sendWeeklyStatistics);
};
