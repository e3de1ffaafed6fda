import { describe, expect, it } from 'vitest';
import { countyAsWritten } from '../../../../lib/sync-checks/domain/compare/county-as-written.ts';

describe('what stands in a county column', () => {
  it.each(['19', '1', '019', '19.0', '06037', '99'])(
    'a county’s number however it is spelt may be shown: %s',
    (value) => {
      expect(countyAsWritten(value, false)).toBe(value);
    },
  );

  it.each(['Los Angeles', 'LOS ANGELES COUNTY', ' amador ', 'San Benito Co.', '19 - Los Angeles'])(
    'a county’s name may be shown where most rows have it, and may be a voter’s otherwise: %s',
    (value) => {
      expect(countyAsWritten(value, true)).toBe(value.trim());
      expect(countyAsWritten(value, false)).toBeUndefined();
    },
  );

  it.each([
    '',
    'SMITH',
    'voter0@example.org',
    '120 MAIN ST, APT 0',
    '1940-01-01',
    '9165550123',
    'DE LA CRUZ',
    '-----',
    '91700',
    '1970',
    '06038',
    '48201',
  ])('anything else may be a voter’s and is not shown: %s', (value) => {
    expect(countyAsWritten(value, true)).toBeUndefined();
  });
});
