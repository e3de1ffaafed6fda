import { describe, expect, it } from 'vitest';
import { isFromThisMachine } from '../../../lib/local/base/this-machine.ts';

describe('who may call the ports of the local stage', () => {
  it.each([
    ['a program', { host: '127.0.0.1:8787' }, true],
    ['a program without a host', {}, true],
    ['a page of the stage', { host: 'localhost:8787', origin: 'http://localhost:8787' }, true],
    ['a page of another site, by address', { host: '127.0.0.1:8787', origin: 'https://evil.example' }, false],
    ['a page without an origin of its own', { host: '127.0.0.1:8787', origin: 'null' }, false],
    ['a name of another site that points here', { host: 'evil.example:8787' }, false],
    ['a name that begins like ours', { host: 'localhost.evil.example:8787' }, false],
  ])('%s', (_who, headers, may) => {
    expect(isFromThisMachine(headers)).toBe(may);
  });
});
