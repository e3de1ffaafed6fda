import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { authorizerHandler } from '../../lib/runtime/authorizer-handler.ts';
import { safeError } from '../../lib/runtime/log.ts';
import { framesOf, kindOf, ownFailure, plainValue, wrongFields } from '../../lib/runtime/own-words.ts';
import { plainHandler } from '../../lib/runtime/plain-handler.ts';
import { SafeError } from '../../lib/shared/safe-error.ts';

const VOTER = 'Maria Lopez';
const named = (name: string, message = ''): Error => Object.assign(new Error(message), { name });

describe('the kind of an error', () => {
  it.each([
    ['TypeError', 'TypeError'],
    ['ConditionalCheckFailedException', 'ConditionalCheckFailedException'],
    ['Throttling', 'Throttling'],
    [VOTER, 'Error'],
    ['maria@voters.example', 'Error'],
    ['MARIA', 'Error'],
    ['Error: Maria', 'Error'],
    ['', 'Error'],
  ])('%s is told as %s', (name, told) => {
    expect(kindOf(named(name))).toBe(told);
  });

  it('is the class’s where the name says something else', () => {
    class RollError extends Error {}
    expect(kindOf(Object.assign(new RollError(''), { name: VOTER }))).toBe('RollError');
    expect(kindOf(VOTER)).toBe('string');
    expect(kindOf(new SafeError('WindowClosed', ''))).toBe('WindowClosed');
  });
});

describe('the frames of an error', () => {
  it('are places in code, and no line of a message that looks like one', () => {
    for (const message of [`x\n    at ${VOTER}`, `x\n    at Maria (/home/Lopez:1:2)`, `x\n    at /home/Maria:1:2\n`]) {
      const frames = framesOf(new Error(message)).join('\n');
      expect(frames).toContain('own-words.test.ts');
      expect(frames).not.toMatch(/Maria|Lopez/);
    }
  });

  it('are nothing else, whatever a message holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const secret = `${VOTER}${text}`;
        const cause = new Error(`\n    at ${secret}\n    at a (b:1:1)`);
        expect(
          JSON.stringify(safeError(new Error(`${secret}\n    at ${secret} (file:///x:1:1)`, { cause }))),
        ).not.toContain('Maria');
      }),
      { numRuns: 15 },
    );
  });

  it('are none of a message that was changed after the error was made, whatever was done to it', () => {
    const made = `row bad\n    at Maria.Garcia (12-Main-Street:1970:01)\n    at Lopez.Maria (/Main/Street.js:1:1)`;
    const changes = [(text: string) => `${text} (more)`, (text: string) => `Roll: ${text}`, () => 'bad', () => ''];
    for (const change of changes) {
      const error = new Error(made);
      // Written with the first look at it, and the same from then on.
      expect(error.stack).toContain('Maria');
      error.message = change(error.message);
      expect(framesOf(error), change('…')).toEqual([]);
    }
    // A beginning of the message: nobody can tell where it ended, but a street is no file.
    const cut = new Error('row bad\n    at Maria.Garcia (12-Main-Street:1970:01)');
    expect(cut.stack).toContain('Maria');
    cut.message = 'row bad';
    expect(framesOf(cut).join('\n')).not.toMatch(/Maria|Main-Street/);
  });

  it('are there where an error had no message when it was made', () => {
    for (const message of ['', `\n    at ${VOTER}`]) {
      const error = new TypeError('to be replaced');
      error.stack = 'TypeError\n    at Roll.read (/var/task/index.mjs:1:2)';
      error.message = message;
      expect(framesOf(error)).toEqual(['at Roll.read (/var/task/index.mjs:1:2)']);
    }
  });

  it('are there for asynchronous code, methods and constructors', () => {
    const error = new Error('x');
    error.stack = [
      'Error: x',
      '    at async Module.run (file:///var/task/index.mjs:10:5)',
      '    at new Roll (/var/task/index.mjs:1:2)',
      '    at Roll.read [as next] (/var/task/index.mjs:1:2)',
      '    at JSON.parse (<anonymous>)',
      '    at node:internal/process/task_queues:105:5',
      '    at Maria Lopez (1 Main Street)',
    ].join('\n');
    expect(framesOf(error)).toHaveLength(5);
  });
});

describe('a value of a log line', () => {
  it.each([
    '03',
    '03-2026-10-02-regular',
    'POST /v1/sync-checks/{id}',
    '2026-10-05T09:00:00-07:00',
    'email#high',
    // Identifiers, and times in milliseconds, also where they have digits only.
    '12345678-1234-4123-8123-123456789012',
    '1764254400123',
    'county-19#2026-11-03-statewide',
    7,
    true,
  ])('%s is written', (value) => {
    expect(plainValue(value)).toBe(value);
  });

  it.each([
    VOTER,
    'maria@voters.example',
    '+19165550123',
    '9165550123',
    '19165550123',
    '415-555-1234',
    '415.555.1234',
    '415/555-1234',
    '1-415-555-1234',
    '555-1234',
    'voter#4155551234',
    'POST /voters/415-555-1234',
    'José',
    'x\ny',
    'a'.repeat(161),
  ])('%s is withheld', (value) => {
    expect(plainValue(value)).toBe('withheld');
  });
});

describe('wrong input', () => {
  it('is told by the schema’s names, never by the sender’s', () => {
    const schema = z.object({
      checks: z.array(z.object({ county: z.string() })),
      facts: z.record(z.string(), z.number()),
    });
    const parsed = schema.safeParse({ checks: [{ county: 3 }], facts: { [VOTER]: 'x' } });
    expect(parsed.success).toBe(false);
    if (!parsed.success) expect(wrongFields(schema, parsed.error)).toBe('checks.0.county, facts.*');
  });
});

describe('what leaves a function', () => {
  it('is an error of ours as it is, and of any other its kind', () => {
    const ours = new SafeError('WindowClosed', 'The window closed at 05:00.');
    expect(ownFailure(ours, 'f', 'r')).toBe(ours);
    const other = ownFailure(named(VOTER, VOTER), 'plan-night', 'request-1');
    expect(`${other.name} ${other.message} ${other.stack}`).not.toContain('Maria');
  });

  it('also where a page, a document or an authorizer throws; API Gateway’s own word passes, and only from an authorizer', async () => {
    const context = { awsRequestId: 'request-1' } as Parameters<ReturnType<typeof plainHandler>>[1];
    const failing = plainHandler('serve-pages', () => {
      throw new TypeError(VOTER);
    });
    await expect(failing({}, context)).rejects.toMatchObject({ name: 'TypeError', message: /under request request-1/ });
    const judge = { name: 'authorize-request', failed: 'CALLERS_NOT_JUDGED' } as const;
    const refusing = authorizerHandler(judge, () => Promise.reject(new Error('Unauthorized')));
    await expect(refusing({}, context)).rejects.toThrow(/^Unauthorized$/);
    const unable = authorizerHandler(judge, () => Promise.reject(new TypeError(VOTER)));
    await expect(unable({}, context)).rejects.toMatchObject({ name: 'TypeError', message: /under request request-1/ });
    await expect(plainHandler('x', () => Promise.reject(new Error('Unauthorized')))({}, context)).rejects.toThrow(
      /^x /,
    );
    const answering = vi.fn(async (event: number) => event + 1);
    await expect(plainHandler('x', answering)(1, context)).resolves.toBe(2);
  });
});
