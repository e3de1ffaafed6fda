import { expect, it } from 'vitest';
import { behindSecret, newSecret } from '../../../lib/local/base/door.ts';

it.each([
  ['/s3cret/', '/'],
  ['/s3cret', '/'],
  ['/s3cret/control/faults?x=1', '/control/faults?x=1'],
  ['/s3cret?x=1', '/?x=1'],
  ['/', undefined],
  ['/control/faults', undefined],
  ['/s3cre/', undefined],
  ['/s3cretx/', undefined],
  ['/x/s3cret/', undefined],
  ['//s3cret/', undefined],
  ['', undefined],
])('what stands behind the secret in %s', (target, rest) => {
  expect(behindSecret('s3cret', target)).toBe(rest);
});

it('is another secret at every start, too long to be guessed', () => {
  expect(newSecret()).toMatch(/^[0-9a-f]{48}$/);
  expect(newSecret()).not.toBe(newSecret());
});
