import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCsv } from '../../../../lib/sync-checks/domain/compare/csv-text.ts';

describe('splitCsv', () => {
  it.each([
    ['a,b,c', ['a', 'b', 'c']],
    ['', ['']],
    [',', ['', '']],
    ['"a,b",c', ['a,b', 'c']],
    ['"say ""hi""",', ['say "hi"', '']],
    ['""', ['']],
    ['"","",""', ['', '', '']],
    ['"""",x', ['"', 'x']],
    ['"two\nlines",x', ['two\nlines', 'x']],
    [' "a"', 'bad'],
    ['a"b', 'bad'],
    ['"a"b,c', 'bad'],
    ['"a', 'open'],
    ['x,"', 'open'],
    ['x,"a""', 'open'],
  ])('reads %j', (record, expected) => {
    expect(splitCsv(record)).toEqual(expected);
  });

  it('reads back whatever was quoted, so that no value of a voter is changed on the way', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 }), (values) => {
        expect(splitCsv(values.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))).toEqual(values);
      }),
    );
  });
});
