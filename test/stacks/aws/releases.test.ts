import { describe, expect, it } from 'vitest';
import type { LambdaName } from '../../../lib/platform/lambdas.ts';
import { arnOf } from './literal.ts';
import { grantsOf, shortName } from './policies.ts';
import { application, type Found, isRecord, ON_AWS, references } from './templates.ts';

/** Without these a voter reads no page, or gets no message or a wrong one. */
const VOTERS_DEPEND_ON: readonly LambdaName[] = [
  'decide-messages',
  'dispatch-messages',
  'receive-texts',
  'send-email',
  'send-text',
  'send-voice',
  'serve-sign-up',
  'serve-voter-site',
  'settle-receipts',
  'sweep-ballots',
  'sweep-messages',
];

describe.each(ON_AWS)('a release of %s', (name) => {
  const app = application(name);
  const aliases = app.all('AWS::Lambda::Alias');
  const behind = (alias: Found): Found => {
    const lambda = app.target(alias.stack, alias.properties['FunctionName']);
    if (lambda === undefined) throw new Error(`${alias.where} stands for no function.`);
    return lambda;
  };

  it('reaches voters little by little, and goes back when an alarm of that function rings', () => {
    expect(aliases.map((alias) => shortName(app, behind(alias))).toSorted()).toEqual(VOTERS_DEPEND_ON);
    const groups = app.all('AWS::CodeDeploy::DeploymentGroup');
    for (const alias of aliases) {
      const group = groups.find(
        ({ stack, properties }) =>
          stack === alias.stack &&
          properties['DeploymentGroupName'] === app.get(alias.stack, behind(alias).id)?.properties['FunctionName'],
      );
      expect(group?.properties, alias.where).toMatchObject({
        DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent10Minutes',
        AutoRollbackConfiguration: { Enabled: true, Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
        AlarmConfiguration: { Enabled: true, Alarms: [expect.anything()] },
      });
      const [alarm] = references(group?.properties['AlarmConfiguration']).map((id) => app.get(alias.stack, id));
      expect(alarm?.properties['MetricName']).toBe('Errors');
      expect(references(alarm?.properties['Dimensions'])).toEqual([behind(alias).id]);
    }
  });

  it('leaves the version before it in place, to go back to', () => {
    const versions = app.all('AWS::Lambda::Version');
    expect(versions).toHaveLength(aliases.length);
    expect(new Set(versions.map(({ deletionPolicy }) => deletionPolicy))).toEqual(new Set(['Retain']));
  });

  it('is passed by nobody: every event source, schedule and route calls the alias', () => {
    const gradual = new Set(aliases.map((alias) => behind(alias).where));
    const direct: string[] = [];
    let checked = 0;
    for (const caller of [
      ...app.all('AWS::Lambda::EventSourceMapping').map((one) => ({ one, called: one.properties['FunctionName'] })),
      ...app.all('AWS::Scheduler::Schedule').map((one) => ({ one, called: one.properties['Target'] })),
      ...app.all('AWS::ApiGateway::Method').map((one) => ({ one, called: one.properties['Integration'] })),
    ]) {
      for (const id of references(caller.called)) {
        checked += 1;
        if (gradual.has(`${caller.one.stack}/${id}`)) direct.push(caller.one.where);
      }
    }
    expect(direct).toEqual([]);
    expect(checked).toBeGreaterThan(60);
  });

  it('is called by schedules whose role may call the alias', () => {
    const schedules = app.all('AWS::Scheduler::Schedule').flatMap((schedule) => {
      const target = schedule.properties['Target'];
      const [id] = isRecord(target) ? references(target['Arn']) : [];
      const alias = aliases.find((one) => one.stack === schedule.stack && one.id === id);
      return alias === undefined || !isRecord(target) ? [] : [{ schedule, alias, role: target['RoleArn'] }];
    });
    expect(schedules.length).toBeGreaterThanOrEqual(17);
    for (const { schedule, alias, role } of schedules) {
      const held = app.target(schedule.stack, role);
      const granted = held === undefined ? [] : grantsOf(app, held).flatMap(({ resources }) => resources);
      expect(granted, schedule.where).toContain(arnOf(app, alias));
    }
  });
});
