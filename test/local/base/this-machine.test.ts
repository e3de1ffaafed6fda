import { describe, expect, it } from 'vitest';
import { isFromBrowser, isFromThisMachine } from '../../../lib/local/base/this-machine.ts';

describe('who may call the ports of the local stage', () => {
  it.each([
    ['a program', { host: '127.0.0.1:8787' }, true],
    ['a program without a host', {}, true],
    ['a page of the stage', { host: 'localhost:8787', origin: 'http://localhost:8787' }, true],
    [
      'a page of the stage, by the other name of the same port',
      { host: '127.0.0.1:8787', origin: 'http://localhost:8787' },
      true,
    ],
    ['a page of another port', { host: 'localhost:8787', origin: 'http://localhost:3000' }, false],
    [
      'a page of another port, with a name of this machine',
      { host: 'localhost:8787', origin: 'http://evil.localhost:8787' },
      false,
    ],
    ['an address typed by hand', { host: 'localhost:8787', site: 'none', mode: 'navigate' }, true],
    ['a link on another site', { host: 'localhost:8787', site: 'cross-site', mode: 'navigate' }, true],
    ['a picture on another site', { host: 'localhost:8787', site: 'cross-site', mode: 'no-cors' }, false],
    ['a fetch of another port without CORS', { host: 'localhost:8787', site: 'same-site', mode: 'no-cors' }, false],
    ['a page of another site, by address', { host: '127.0.0.1:8787', origin: 'https://evil.example' }, false],
    ['a page without an origin of its own', { host: '127.0.0.1:8787', origin: 'null' }, false],
    ['a name of another site that points here', { host: 'evil.example:8787' }, false],
    ['a name that begins like ours', { host: 'localhost.evil.example:8787' }, false],
  ])('%s', (_who, headers, may) => {
    expect(isFromThisMachine(headers)).toBe(may);
  });

  it('nobody posts a form from another site, even where the browser names no origin', () => {
    const form = { host: 'localhost:8787', site: 'cross-site', mode: 'navigate' };
    expect(isFromThisMachine(form, 'POST')).toBe(false);
    expect(isFromThisMachine({ ...form, site: 'same-origin' }, 'POST')).toBe(true);
  });

  it('tells a browser from a program', () => {
    expect(isFromBrowser({ host: '127.0.0.1:1' })).toBe(false);
    expect(isFromBrowser({ origin: 'http://localhost:1' })).toBe(true);
    expect(isFromBrowser({ site: 'none' })).toBe(true);
  });
});
