import { expect, it } from 'vitest';
import { provenSystem, registeredSystem, secretsLeft } from '../../../lib/counties/domain/county-system.ts';
import { COMPLETE, NOW } from '../county-files.ts';

const BEFORE = COMPLETE.system;
const NEW = { vendor: 'runbeck', webhookUrl: 'https://new.example.org/hook' } as const;

it('a new address waits for its test, and what is told until then stays', () => {
  const waiting = registeredSystem(BEFORE, NEW, 'secret-2', NOW);
  expect(waiting).toMatchObject({ vendor: 'runbeck', endpoint: BEFORE?.endpoint, version: 2 });
  expect(waiting.candidate).toEqual({ url: NEW.webhookUrl, secretName: 'secret-2', registeredAt: NOW });
  expect(secretsLeft(BEFORE, waiting)).toEqual([]);
  const proven = provenSystem(waiting);
  expect(proven).toMatchObject({
    endpoint: { url: NEW.webhookUrl, secretName: 'secret-2' },
    candidate: null,
    version: 3,
  });
  expect(secretsLeft(waiting, proven)).toEqual(['rollcall-prod-webhook-03-1']);
});

it('an address that replaces one which waits leaves the other’s secret behind', () => {
  const first = registeredSystem(undefined, NEW, 'secret-1', NOW);
  const second = registeredSystem(first, { ...NEW, webhookUrl: 'https://newer.example.org/' }, 'secret-2', NOW);
  expect(second).toMatchObject({ endpoint: null, candidate: { secretName: 'secret-2' } });
  expect(secretsLeft(first, second)).toEqual(['secret-1']);
});

it('the vendor alone changes no address; none means that the county polls', () => {
  const vendorAlone = registeredSystem(BEFORE, { vendor: 'standard' }, null, NOW);
  expect(vendorAlone).toMatchObject({ vendor: 'standard', endpoint: BEFORE?.endpoint, candidate: null });
  const polls = registeredSystem(BEFORE, { vendor: 'dfm', webhookUrl: null }, null, NOW);
  expect(polls).toMatchObject({ endpoint: null, candidate: null });
  expect(secretsLeft(BEFORE, polls)).toEqual(['rollcall-prod-webhook-03-1']);
});

it('a test of the address that is told already changes nothing', () => {
  expect(BEFORE && provenSystem(BEFORE)).toBe(BEFORE);
});
