import { describe, expect, it } from 'vitest';
import { authorizePage } from '../../../lambdas/staff/authorize-page/handler.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { memoryStaff } from '../memory-staff.ts';

const METHOD = 'arn:aws:execute-api:us-west-2:000000000000:abc123/live/GET/operations';
const NOW = Temporal.Instant.from('2026-11-27T18:00:00Z');

const staff = memoryStaff();
const clerk = staff.addPerson('county-clerk', '03');
const good = staff.signedIn(clerk, NOW);
const other = staff.signedIn(clerk, NOW);

const authorize = authorizePage({ ...staff.ports, clock: async () => NOW });
const call = (cookies: string) => authorize({ type: 'TOKEN', authorizationToken: cookies, methodArn: METHOD });

describe('authorize-page', () => {
  it.each([`__Host-rollcall-session=${good}`, `a=b; __Host-rollcall-session=${good};c=d`])(
    'lets in whom the session names, in the role that the person has now: %s',
    async (cookies) => {
      const result = await call(cookies);
      expect(result.context).toEqual({ kind: 'person', id: clerk.id, role: 'county-clerk', county: '03' });
      expect(result.policyDocument.Statement).toMatchObject([{ Effect: 'Allow' }]);
    },
  );

  it.each([
    '',
    '__Host-rollcall-session=',
    `__Host-rollcall-session=${'x'.repeat(43)}`,
    `rollcall-session=${good}`,
    `x__Host-rollcall-session=${good}`,
    `Bearer ${good}`,
    // A second cookie of this name was slipped in by somebody: nobody can say which is meant.
    `__Host-rollcall-session=${good}; __Host-rollcall-session=${other}`,
  ])('answers %j with 401', async (cookies) => {
    await expect(call(cookies)).rejects.toThrow('Unauthorized');
  });

  it('answers 401 to the session of somebody who was removed since', async () => {
    const gone = staff.addPerson('read-only');
    const session = staff.signedIn(gone, NOW);
    expect((await call(`__Host-rollcall-session=${session}`)).context).toMatchObject({ role: 'read-only' });
    staff.people.delete(gone.id);
    await expect(call(`__Host-rollcall-session=${session}`)).rejects.toThrow('Unauthorized');
  });
});
