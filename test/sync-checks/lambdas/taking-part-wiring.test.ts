import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { countiesTakingPart } from '../../../lambdas/sync-checks/taking-part-wiring.ts';
import { Temporal } from '../../../lib/shared/time.ts';

/** Which counties take part in a night, as the tables of a County Test Environment say it. */

const tables = mockClient(DynamoDBDocumentClient);
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-west-2' }));
const items = new Map<string, Record<string, unknown>>();
const clock = async () => Temporal.Instant.from('2026-12-05T01:00:00Z');
const { whyNotLetIn, takesPart } = countiesTakingPart(client, clock, 'rollcall-cte-releases');

const optIn = (change: Record<string, unknown> = {}) => ({
  county: '03',
  optedInAt: '2026-10-01T16:00:00.000Z',
  newWith: null,
  mou: { file: 'MOU CTE Amador.pdf', signedOn: '2026-09-20', signatory: 'R. V.' },
  withdrawn: null,
  version: 1,
  ...change,
});
const up = (required: object | null) => ({ state: { kind: 'up' }, required, version: 1 });
const DOWN = {
  state: { kind: 'down', reason: 'data-copy', since: '2026-12-04T07:00:00.000Z', until: null, by: 'votecal-2026/7' },
  required: null,
  version: 1,
};
const INSTALL = { release: 'votecal-2026', task: '14', says: 'Install the release' };

beforeEach(() => {
  items.clear();
  tables.reset();
  tables.on(GetCommand).callsFake(({ Key }: { Key: { pk: string; sk: string } }) => ({
    Item: items.get(`${Key.pk} ${Key.sk}`),
  }));
});
afterAll(() => tables.restore());

describe('a county of a test environment', () => {
  it.each([
    ['has never said anything', undefined, up(null), 'not-opted-in', false],
    ['has no MOU on file', optIn({ mou: null }), up(null), 'mou-missing', false],
    [
      'has withdrawn',
      optIn({ withdrawn: { at: '2026-11-01T16:00:00.000Z', reason: 'no staff' } }),
      up(null),
      'withdrawn',
      false,
    ],
    ['has not confirmed its installation', optIn(), up(INSTALL), 'install-not-confirmed', true],
    ['takes part while the environment is down', optIn(), DOWN, 'environment-down', true],
    ['takes part', optIn(), up(null), null, true],
    ['takes part in an environment that was never down', optIn(), undefined, null, true],
  ])('that %s', async (_, part, environment, why, takes) => {
    if (part) items.set('COUNTY#03 OPT-IN', part);
    if (environment) items.set('ENVIRONMENT STATE', environment);
    expect(await whyNotLetIn('03')).toBe(why);
    expect(await takesPart('03')).toBe(takes);
  });

  it('that has confirmed its installation is let in', async () => {
    items.set('COUNTY#03 OPT-IN', optIn());
    items.set('ENVIRONMENT STATE', up(INSTALL));
    items.set('RELEASE#votecal-2026 CONFIRMED#14#03', { task: '14' });
    expect(await whyNotLetIn('03')).toBeNull();
  });
});

it('elsewhere every county takes part, and no table is asked', async () => {
  const everywhere = countiesTakingPart(client, clock, undefined);
  expect([await everywhere.whyNotLetIn('03'), await everywhere.takesPart('03')]).toEqual([null, true]);
  expect(tables.commandCalls(GetCommand)).toEqual([]);
});
