import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_JSON_DEPTH, parseJson } from '../../../lib/runtime/api/json.ts';
import { jsonFault } from '../../../lib/runtime/api/json-fault.ts';

const sentence = (text: string, firstLine?: number): string => {
  const parsed = parseJson(text, firstLine);
  return parsed.ok ? '' : parsed.error;
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** JSON with a few of its characters exchanged, taken out or doubled. */
const nearlyJson = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('', ',', '"', '\\', '{', ']', '0', '-', 'e', ' ', '\n', 'x', 'null')), {
      maxLength: 3,
    }),
  )
  .map(([json, changes]) =>
    changes.reduce((text, [place, put]) => {
      const at = text.length === 0 ? 0 : place % text.length;
      return `${text.slice(0, at)}${put}${text.slice(at + 1)}`;
    }, json),
  );

describe('JSON from outside', () => {
  it.each([
    ['{"a":1', 'line 1, column 7', 'too early'],
    ['', 'line 1, column 1', 'too early'],
    ['{"a":1,}', 'line 1, column 8', 'the name of a member'],
    ['{\n  "a": 1\n  "b": 2\n}', 'line 3, column 3', 'a comma or }'],
    ['[1,2,,3]', 'line 1, column 6', 'a value'],
    ["{'a':1}", 'line 1, column 2', 'double quotes'],
    ['{"a":"b\nc"}', 'line 1, column 8', 'the rest of a text'],
    ['{"a":tru}', 'line 1, column 6', 'a value'],
    ['{"a":1} x', 'line 1, column 9', 'the end'],
    ['{"a":01}', 'line 1, column 7', 'a comma or }'],
    ['["\\u00zz"]', 'line 1, column 3', 'the rest of a text'],
  ])('%j is refused with its place', (text, place, expected) => {
    expect(sentence(text)).toContain(place);
    expect(sentence(text)).toContain(expected);
  });

  it('counts the lines of NDJSON from the beginning of the body', () => {
    expect(sentence('{"a":', 7)).toContain('line 7, column 6');
  });

  it.each([
    ['{"status":"ISSUED","status":"ACCEPTED"}', 'the member "status" twice', 'column 20'],
    ['{"a":[{"b":1,"\\u0062":2}]}', 'the member "b" twice', 'column 14'],
    ['{"Maria Lopez":1,"Maria Lopez":2}', 'a member twice', 'column 18'],
  ])('%s is refused: which of the two counts is nobody’s to guess', (text, what, place) => {
    expect(sentence(text)).toContain(what);
    expect(sentence(text)).toContain(place);
    expect(sentence(text)).not.toContain('Maria');
  });

  it('takes the same name in two objects', () => {
    expect(parseJson('[{"a":{"a":1}},{"a":2}]')).toEqual({ ok: true, value: [{ a: { a: 1 } }, { a: 2 }] });
  });

  it('refuses what is nested too deeply, and survives a hundred thousand levels', () => {
    expect(parseJson(`${'['.repeat(MAX_JSON_DEPTH)}${']'.repeat(MAX_JSON_DEPTH)}`).ok).toBe(true);
    expect(sentence('['.repeat(100_000))).toContain(`deeper than ${MAX_JSON_DEPTH} levels: line 1, column 65`);
  });

  it('is judged as JSON.parse judges it, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), nearlyJson, fc.string()), (text) => {
        const fault = jsonFault(text, 1000);
        if (fault?.kind === 'member-twice') return;
        expect(fault === undefined).toBe(isJson(text));
        if (fault) expect(fault.at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });
});
