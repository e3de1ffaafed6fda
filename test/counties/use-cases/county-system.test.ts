import { expect, it } from 'vitest';
import type { EndpointTest, TestOutcome } from '../../../lib/counties/ports.ts';
import { proveEndpoint } from '../../../lib/counties/use-cases/prove-endpoint.ts';
import { registerSystem } from '../../../lib/counties/use-cases/register-system.ts';
import { PUBLIC_URL_SENTENCES, publicUrlFault } from '../../../lib/shared/public-url.ts';
import { INSIDE_ENDPOINTS } from '../../shared/https/inside-endpoints.ts';
import { NOW } from '../county-files.ts';
import { memoryCounties } from '../memory-counties.ts';

const URL_1 = 'https://ems.amador.example.org/one';
const URL_2 = 'https://ems.amador.example.org/two';

const world = () => {
  const memory = memoryCounties();
  const tests: EndpointTest[] = [];
  const state = { outcome: { kind: 'proven' } as TestOutcome };
  const ports = {
    ...memory,
    clock: async () => NOW,
    addressFault: (url: string) => {
      const fault = publicUrlFault(url);
      return fault && PUBLIC_URL_SENTENCES[fault];
    },
    testEndpoint: async (test: EndpointTest) => {
      tests.push(test);
      return state.outcome;
    },
  };
  const register = async (webhookUrl: string | null | undefined) => {
    const done = await registerSystem(ports, '03', { vendor: 'dfm', webhookUrl });
    if (!done.ok) throw new Error(done.error.detail);
    return done.value;
  };
  return { ports, tests, state, register, prove: () => proveEndpoint(ports, '03'), ...memory.kept };
};

it('an endpoint is told nothing before it has answered a test that is signed with its own secret', async () => {
  const { register, prove, tests, systems, state } = world();
  const { signingSecret } = await register(URL_1);
  expect(systems.get('03')).toMatchObject({ endpoint: null, candidate: { url: URL_1 } });
  for (const outcome of [
    { kind: 'unanswered' },
    { kind: 'answered-otherwise', status: 404 },
    { kind: 'not-called', sentence: 'It leads inside.' },
  ] as const) {
    state.outcome = outcome;
    const refused = await prove();
    expect(!refused.ok && refused.error.code).toBe('endpoint-not-proven');
    expect(systems.get('03')).toMatchObject({ endpoint: null });
  }
  state.outcome = { kind: 'proven' };
  expect((await prove()).ok).toBe(true);
  expect(systems.get('03')).toMatchObject({ endpoint: { url: URL_1 }, candidate: null });
  expect(tests.map(({ secret, url }) => [secret, url])).toEqual(Array(4).fill([signingSecret, URL_1]));
});

it('no secret is in what is kept of a county, and none is left behind', async () => {
  const { register, prove, systems, secrets } = world();
  const first = await register(URL_1);
  expect(JSON.stringify([...systems])).not.toContain(first.signingSecret);
  await prove();
  // The one that is told goes on signing until the next one has answered.
  await register(URL_2);
  expect(secrets.size).toBe(2);
  await register(URL_2);
  expect(secrets.size).toBe(2);
  await prove();
  expect([...secrets.keys()]).toEqual([systems.get('03')?.endpoint?.secretName]);
  await register(null);
  expect(secrets.size).toBe(0);
});

it('of two who register at once one is told so, and leaves no secret', async () => {
  const { ports, register, secrets, systems } = world();
  await register(URL_1);
  const stale = systems.get('03');
  await register(undefined);
  const files = { ...ports.files, system: async () => stale };
  const second = await registerSystem({ ...ports, files }, '03', { vendor: 'runbeck', webhookUrl: URL_2 });
  expect(!second.ok && second.error.code).toBe('changed-meanwhile');
  expect(secrets.size).toBe(1);
  const tested = await proveEndpoint({ ...ports, files }, '03');
  expect(!tested.ok && tested.error.code).toBe('changed-meanwhile');
});

it('an endpoint whose secret is gone, or that nobody registered, is not tested', async () => {
  const { register, prove, secrets, tests } = world();
  const nothing = await prove();
  expect(!nothing.ok && nothing.error.code).toBe('nothing-to-test');
  await register(URL_1);
  secrets.clear();
  const gone = await prove();
  expect(!gone.ok && gone.error.code).toBe('endpoint-not-proven');
  expect(tests).toEqual([]);
});

it.each(INSIDE_ENDPOINTS.filter(({ leadsTo }) => leadsTo === undefined))(
  'registers nothing at $url',
  async ({ url }) => {
    const { ports, systems, secrets } = world();
    const refused = await registerSystem(ports, '03', { vendor: 'dfm', webhookUrl: url });
    expect(!refused.ok && refused.error.code).toBe('bad-address');
    expect([systems.size, secrets.size]).toEqual([0, 0]);
  },
);
