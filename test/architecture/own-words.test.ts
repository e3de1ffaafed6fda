import { describe, expect, it } from 'vitest';
import { LAMBDA_NAMES, lambdaFolder } from '../../lib/platform/lambdas.ts';
import { sourcesIn, textOf } from './imports.ts';

/**
 * Errors and logs carry our own words: no text of an exception, no name and no key that somebody outside can shape.
 * lib/runtime/own-words.ts is where the words are made; here is refused what would pass it by.
 */
const deployed = sourcesIn('lib/**', 'lambdas/**').filter((file) => !/^lib\/(local|platform)\//.test(file));

/** Files that read what an exception says, each with the reason why it goes nowhere. */
const READERS: Readonly<Record<string, string>> = {
  'lib/messaging/adapters/providers/send-failure.ts':
    'tells a closed list of failures apart by it, and passes a code on',
  'lib/runtime/own-words.ts': 'cuts the message out of the stack',
  'lib/runtime/authorizer-answer.ts': 'compares it with API Gateway’s own word',
  'lib/runtime/log.ts': 'only of an error of ours',
};

const matches = (files: readonly string[], pattern: RegExp): string[] =>
  files.flatMap((file) => [...textOf(file).matchAll(pattern)].map((match) => `${file}: ${match[0].trim()}`));

describe('what an exception says', () => {
  const READS =
    /\b(?:error|cause|failure|exception|reason|err)\.(?:message|stack|toString)\b|\bString\((?:error|cause|failure|exception|reason|err)\)|\$\{(?:error|cause|exception|err)(?:\.\w+)?\}/g;

  it('is read by these files only', () => {
    const read = matches(deployed, READS).map((line) => line.split(':')[0] ?? '');
    expect([...new Set(read)].toSorted()).toEqual(Object.keys(READERS).toSorted());
    expect(deployed.length).toBeGreaterThan(400);
  });

  it('is caught by name only where it is used', () => {
    const written = matches(deployed, /JSON\.stringify\((?:error|cause|exception|err)\b[^)]*\)/g);
    expect(written).toEqual([]);
  });
});

describe('the log', () => {
  it('is the only way to write one', () => {
    expect(
      matches(
        deployed,
        /\bconsole\.\w+|process\.std(?:out|err)\b|\blogger\.(?:info|warn|error|critical|debug|append\w*)/g,
      ),
    ).toEqual(['info', 'warn', 'error'].map((level) => `lib/runtime/log.ts: logger.${level}`));
  });

  it('gets codes that stand in the code', () => {
    const calls = matches(deployed, /\blog\.(?:info|warn|error)\(\s*[^,)]+/g);
    const CODE = /'[A-Z][A-Z_]+'/;
    /** Variables that hold a code of a table. */
    const TABLES = ['alarm', 'code'];
    const odd = calls.filter((call) => {
      const given = call.slice(call.indexOf('(') + 1).trim();
      return !CODE.test(given) && !TABLES.includes(given);
    });
    expect(odd).toEqual([]);
    expect(calls.length).toBeGreaterThan(35);
  });
});

describe('an error of ours', () => {
  /** What may stand inside its sentence: counts, names of functions, names that a schema declares. */
  const FILLED = ['failed', 'due.length', 'options.name', 'fields', 'name', 'requestId'];
  const errors = matches(deployed, /new SafeError\((?:[^()]|\([^()]*\))*\)/g);

  it('has a name that stands in the code', () => {
    const NAMED = /new SafeError\(\s*(?:'[A-Z][A-Za-z]+'|kindOf\(error\))/;
    expect(errors.filter((text) => !NAMED.test(text))).toEqual([]);
    expect(errors.length).toBeGreaterThan(12);
  });

  it('says nothing that came from outside', () => {
    const filled = errors.flatMap((text) => [...text.matchAll(/\$\{([^}]*)\}/g)].map((match) => match[1] ?? ''));
    expect([...new Set(filled)].filter((one) => !FILLED.includes(one))).toEqual([]);
    expect(errors.filter((text) => !/,\s*['`]/.test(text))).toEqual([]);
  });
});

describe('every Lambda', () => {
  const WRAPPED = /export const handler = (?:task|api|queue|stream|streamBatch|plain|authorizer)Handler\(/;

  it.each(LAMBDA_NAMES)('%s answers through a handler that lets no other words out', (name) => {
    expect(textOf(`${lambdaFolder(name)}/index.ts`)).toMatch(WRAPPED);
  });
});
