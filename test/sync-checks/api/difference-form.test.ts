import { describe, expect, it } from 'vitest';
import { DIFFERENCE_FORMS } from '../../../lib/sync-checks/api/difference-form.ts';
import type { Difference } from '../../../lib/sync-checks/domain/difference.ts';

describe('forms for the vendors', () => {
  const found: Difference = {
    voterId: 'V1',
    class: 'field',
    category: 'registration',
    field: 'lastName',
    ems: 'O"Neil, Jr\n',
    votecal: '=SUM(A1)',
    priority: 4,
    since: '2026-11-06',
  };
  it('are ours by their name', () => {
    expect(Object.values(DIFFERENCE_FORMS).map(({ suffix }) => suffix)).toEqual([
      '.rollcall-dfm.csv',
      '.rollcall-runbeck.ndjson',
    ]);
  });

  it('keep a value with quotes, commas and line ends in its column', () => {
    expect(DIFFERENCE_FORMS.dfm.line(found)).toBe(
      '4,V1,field,registration,lastName,"O""Neil, Jr\n",\'=SUM(A1),2026-11-06\r\n',
    );
  });

  it('name the precinct whose districts differ', () => {
    const precinct: Difference = {
      voterId: null,
      precinct: '190101',
      class: 'field',
      category: 'precinct-district',
      field: 'districts',
      ems: 'CD34 SD24',
      votecal: null,
      priority: 3,
      since: '2026-11-06',
    };
    expect(DIFFERENCE_FORMS.dfm.line(precinct)).toBe(
      '3,,field,precinct-district,districts of precinct 190101,CD34 SD24,,2026-11-06\r\n',
    );
    expect(JSON.parse(DIFFERENCE_FORMS.runbeck.line(precinct))).toMatchObject({
      precinct: { code: '190101' },
      values: { ems: 'CD34 SD24', votecal: null },
    });
  });

  it('keep one difference a line in NDJSON', () => {
    const line = DIFFERENCE_FORMS.runbeck.line(found);
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(JSON.parse(line)).toEqual({
      voter: { id: 'V1' },
      difference: { class: 'field', category: 'registration', field: 'lastName', since: '2026-11-06' },
      values: { ems: 'O"Neil, Jr\n', votecal: '=SUM(A1)' },
      priority: 4,
    });
  });
});
