import { expect, it } from 'vitest';
import { credentialBar } from '../../../lib/releases/domain/credential-bar.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { anOptIn } from '../memory-releases.ts';

const withdrawn = { at: Temporal.Instant.from('2021-06-01T17:00:00Z'), reason: 'No staff' };

it.each([
  ['a county that has never said anything', undefined, 'not-opted-in'],
  ['one without its MOU', anOptIn('03', { mou: null }), 'mou-missing'],
  ['one with its MOU', anOptIn('03'), undefined],
  ['one that has withdrawn, with its MOU still on file', anOptIn('03', { withdrawn }), 'withdrawn'],
])('credentials for %s', (_who, optIn, expected) => {
  const refused = credentialBar(optIn);
  expect(refused?.code).toBe(expected);
  if (refused) expect(refused.detail).toContain('Test environment');
});
