import { describe, expect, it } from 'vitest';
import { countyAsWritten } from '../../../../lib/sync-checks/domain/compare/county-as-written.ts';

describe('what stands in a county column', () => {
  it.each(['19', '1', '019', '06037', '99', 'Los Angeles', 'LOS ANGELES COUNTY', ' amador ', 'San Benito Co.'])(
    'a county however it is spelt may be shown: %s',
    (value) => {
      expect(countyAsWritten(value)).toBe(value.trim());
    },
  );

  it.each(['', 'SMITH', 'voter0@example.org', '120 MAIN ST, APT 0', '1940-01-01', '9165550123', 'DE LA CRUZ', '-----'])(
    'anything else may be a voter’s and is not shown: %s',
    (value) => {
      expect(countyAsWritten(value)).toBeUndefined();
    },
  );
});
