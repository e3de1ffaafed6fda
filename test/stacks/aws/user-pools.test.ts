import { describe, expect, it } from 'vitest';
import { application, EVERY_ASSEMBLY, list } from './templates.ts';

describe.each(EVERY_ASSEMBLY)('the user pools of %s', (name) => {
  const app = application(name);

  it('let nobody enter by themselves, nor with a password alone', () => {
    const pools = app.all('AWS::Cognito::UserPool');
    expect(pools).toHaveLength(2);
    for (const { properties, where } of pools) {
      expect(properties['AdminCreateUserConfig'], where).toMatchObject({ AllowAdminCreateUserOnly: true });
      expect(properties['MfaConfiguration'], where).toBe('ON');
    }
  });

  it('sign people in on the pool’s own pages alone, with a code, and let nobody change the own address', () => {
    // The machines' clients are made by calls: test/counties/adapters/aws.test.ts.
    const [client, ...more] = app.all('AWS::Cognito::UserPoolClient');
    expect(more).toEqual([]);
    const properties = client?.properties ?? {};
    // Left out it is SRP and custom sign-in through the API. Source: API_CreateUserPoolClient, ExplicitAuthFlows.
    expect(properties['ExplicitAuthFlows']).toEqual(['ALLOW_REFRESH_TOKEN_AUTH']);
    expect(properties['AllowedOAuthFlows']).toEqual(['code']);
    // With `aws.cognito.signin.user.admin` a token would change what is written here.
    expect(properties['AllowedOAuthScopes']).toEqual(['openid', 'email']);
    expect(list(properties['WriteAttributes'])).toEqual(['locale']);
  });
});
