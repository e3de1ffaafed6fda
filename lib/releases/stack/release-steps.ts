import { Duration } from 'aws-cdk-lib';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import type { TableUse } from '../../platform/constructs/data-access.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { LogAlarm } from '../../platform/constructs/log-alarm.ts';
import type { CalledLambda } from '../../platform/constructs/machine-map.ts';
import { machineVariable } from '../../platform/names.ts';
import { allowMail, mailEnvironment } from '../../staff-mail/stack.ts';
import { allowMachine, RELEASE_KEYS, releaseMachineArn } from './release-api.ts';

export const NOT_LED: Consequence = {
  impact: 'A release is not led: tasks do not open, counties are not reminded, and the environment stays as it is.',
  runbook: 'a-release-is-not-led',
};

/** Whom a notice does not reach, by log code: mending an address is a person’s work. */
const NOTICE_ALARMS: Readonly<Record<string, string>> = {
  RELEASE_NOTICE_WITHOUT_CONTACT: 'A county was not told what a release asks of it: no contact is on file for it.',
  RELEASE_NOTICE_REJECTED: 'An office was not told what a release asks of it: the provider rejects its address.',
};

const { environment, counties, newest, releases, runs, notices } = RELEASE_KEYS;
const FACTS = [counties, newest, releases] as const;
const TIMEOUT = Duration.minutes(5);

/** How the release stands, and the environment with who was told of it. */
const LEADING: TableUse = {
  each: [
    { actions: ['GetItem', 'BatchGetItem', 'Query'], keys: [environment, ...FACTS] },
    { actions: ['PutItem'], keys: [environment] },
    { actions: ['GetItem', 'Query', 'UpdateItem', 'DeleteItem'], keys: [notices] },
  ],
};
const CONTACTS: TableUse = { actions: ['GetItem'], keys: ['COUNTY#*'] };

/** Whom SOS's part of the mail goes to: those who get the stage's alarms look after its releases too. */
const mail = (stack: HouseStack) => ({
  ...mailEnvironment(stack),
  STATE_MAIL: stack.platform.config.alarmAddresses[0] ?? '',
});

// The rules that forbid a release ask for the days of statewide elections: hence the table of elections here and there.
type Step = CalledLambda<'release-schedule'>;

/** The steps of the machine, and what leads all releases on every hour. */
export const releaseSteps = (stack: HouseStack): FunctionsOf<Step | 'advance-releases'> => {
  const plan = new HouseFunction(stack, 'plan-release', {
    description: 'Reads which tasks of a revision are not completed',
    tables: { releases: { actions: ['GetItem'], keys: [newest] } },
    ...NOT_LED,
  });
  const wait = new HouseFunction(stack, 'await-task', {
    description: 'Leaves an execution waiting for a task’s day, or for its confirmations',
    tables: {
      releases: {
        each: [
          { actions: ['GetItem', 'BatchGetItem', 'Query'], keys: [...FACTS] },
          { actions: ['PutItem', 'DeleteItem'], keys: [runs] },
        ],
      },
      elections: ['Query'],
    },
    clock: true,
    ...NOT_LED,
  });
  allowMachine(stack, wait, 'states:SendTaskSuccess');
  const leads = {
    timeout: TIMEOUT,
    clock: true,
    providers: true,
    environment: mail(stack),
    ...NOT_LED,
  };
  const open = new HouseFunction(stack, 'open-task', {
    description: 'Begins a task of a release: the environment goes down, and counties are told',
    tables: { releases: LEADING, settings: CONTACTS },
    ...leads,
  });
  const announce = new HouseFunction(stack, 'announce-services', {
    description: 'Tells the counties that services are reinitiated',
    tables: {
      releases: {
        each: [
          { actions: ['GetItem', 'BatchGetItem', 'Query'], keys: [environment, ...FACTS] },
          { actions: ['PutItem'], keys: [environment, releases] },
          { actions: ['GetItem', 'Query', 'UpdateItem', 'DeleteItem'], keys: [notices] },
        ],
      },
      settings: CONTACTS,
    },
    ...leads,
  });
  const close = new HouseFunction(stack, 'close-task', {
    description: 'Ends a task of a release: the environment is up again',
    tables: { releases: LEADING, settings: CONTACTS },
    ...leads,
  });
  const end = new HouseFunction(stack, 'end-release', {
    description: 'Puts the end of a release on record and tells everybody what was not confirmed',
    tables: {
      releases: {
        each: [
          { actions: ['GetItem', 'BatchGetItem', 'Query'], keys: [environment, ...FACTS, runs] },
          { actions: ['PutItem'], keys: [runs] },
          { actions: ['GetItem', 'UpdateItem', 'DeleteItem'], keys: [notices] },
        ],
      },
      settings: CONTACTS,
    },
    ...leads,
  });
  const advance = new HouseFunction(stack, 'advance-releases', {
    description: 'Leads every release on: starts and resumes executions, reminds and escalates',
    tables: {
      releases: {
        each: [
          { actions: ['GetItem', 'BatchGetItem', 'Query'], keys: [environment, ...FACTS, runs] },
          { actions: ['PutItem'], keys: [environment, runs] },
          { actions: ['DeleteItem'], keys: [runs] },
          { actions: ['GetItem', 'Query', 'UpdateItem', 'DeleteItem'], keys: [notices] },
        ],
      },
      settings: CONTACTS,
      elections: ['Query'],
    },
    asynchronous: true,
    ...leads,
    environment: { ...mail(stack), [machineVariable('release-schedule')]: releaseMachineArn(stack) },
  });
  allowMachine(stack, advance, 'states:SendTaskSuccess', 'states:StartExecution');
  const mailing = [open, announce, close, end, advance];
  for (const one of mailing) allowMail(one);
  for (const [code, impact] of Object.entries(NOTICE_ALARMS)) {
    new LogAlarm(stack, code, { functions: mailing, code, impact, runbook: 'a-county-is-not-told-of-its-check' });
  }
  return byName(plan, wait, open, announce, close, end, advance);
};
