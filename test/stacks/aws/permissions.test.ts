import { describe, expect, it } from 'vitest';
import { lambdasIn } from '../../../lib/platform/lambdas.ts';
import { ASSEMBLIES } from '../stages.ts';
import {
  closedOrigins,
  environmentOf,
  lambdasOf,
  missing,
  PERMISSION_CHECKS,
  uselessVariables,
} from './permission-needs.ts';
import { policiesOf, roleOf } from './policies.ts';
import { application, EVERY_ASSEMBLY, ON_AWS } from './templates.ts';

describe.each(EVERY_ASSEMBLY)('in %s', (name) => {
  const app = application(name);
  const lambdas = lambdasOf(app);

  it('every function of the source is there', () => {
    expect(lambdas.map((one) => one.name).toSorted()).toEqual(
      lambdasIn({
        testEnvironment: ASSEMBLIES[name].stage === 'cte',
        copiesOut: ['local', 'prod'].includes(ASSEMBLIES[name].stage),
      }),
    );
  });

  it.each(Object.entries(PERMISSION_CHECKS))('%s', (_what, { needs, atLeast }) => {
    const found = needs(app);
    expect(found.length).toBeGreaterThanOrEqual(atLeast);
    expect(missing(found)).toEqual([]);
  });

  it('a function may use what its environment names', () => {
    expect(uselessVariables(app)).toEqual([]);
  });

  it('who may send email is who has an address to send from', () => {
    const senders = lambdas.filter(({ grants }) =>
      grants.some(({ actions }) => actions.some((action) => action.startsWith('ses:Send'))),
    );
    expect(senders.map((one) => one.name).toSorted()).toEqual(
      lambdas
        .filter(({ lambda }) => Object.keys(environmentOf(lambda)).some((key) => /^(MAIL|EMAIL)_FROM$/.test(key)))
        .map((one) => one.name)
        .toSorted(),
    );
  });

  it('a policy is as small as IAM takes it', () => {
    const LARGEST = 6_144;
    const large = app.all('AWS::IAM::ManagedPolicy').filter(({ properties }) => {
      const text = JSON.stringify(properties['PolicyDocument'], (_key, value: unknown) => value);
      return text.replaceAll(/\s/g, '').length > LARGEST;
    });
    expect(large.map(({ where }) => where)).toEqual([]);
  });
});

describe.each(ON_AWS)('in %s', (name) => {
  const app = application(name);

  it('each sender may use the origin that its environment names', () => {
    expect(closedOrigins(app)).toEqual([]);
  });

  it('every role of a function has policies at all', () => {
    for (const { name: who, lambda } of lambdasOf(app)) {
      expect(policiesOf(app, roleOf(app, lambda)).length, who).toBeGreaterThan(0);
    }
  });
});
