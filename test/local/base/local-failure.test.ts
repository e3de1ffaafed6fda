import { describe, expect, it } from 'vitest';
import { describeFailure, LocalFailure } from '../../../lib/local/base/local-failure.ts';

const systemError = (code: string, syscall: string, path?: string) =>
  Object.assign(new Error(`${code}: whatever Node says`), { code, syscall, ...(path ? { path } : {}) });

describe('what ends a command is told in a sentence', () => {
  it.each([
    ['ENOSPC', 'write', /disk is full. Make room/],
    ['EDQUOT', 'open', /share of the disk is used up/],
    ['EROFS', 'mkdir', /takes no writing. Set ROLLCALL_HOME/],
    ['EACCES', 'open', /may not write there. Set ROLLCALL_HOME/],
    ['EPERM', 'chmod', /may not write there. Set ROLLCALL_HOME/],
  ])('%s of %s: the place, and what to do', (code, syscall, sentence) => {
    const told = describeFailure(systemError(code, syscall, '/home/x/.rollcall/logs'));
    expect(told).toMatch(sentence);
    expect(told).toContain('/home/x/.rollcall/logs cannot be written.');
    expect(told).not.toMatch(/\n\s+at /);
  });

  it('an emulator or a CLI that found no room: the full disk first, then its last lines', () => {
    const told = describeFailure(
      new LocalFailure('The emulator stopped (1): OSError: [Errno 28] No space left on device'),
    );
    expect(told).toMatch(/^The disk is full\..*\nThe emulator stopped/);
  });

  it('anything else is a bug, with its stack; and a port is no file', () => {
    expect(describeFailure(new TypeError('x is not a function'))).toMatch(/TypeError: x is not a function\n\s+at /);
    expect(describeFailure(systemError('EACCES', 'listen'))).toContain('whatever Node says');
    expect(describeFailure(new LocalFailure('Port 80 is taken.'))).toBe('Port 80 is taken.');
    expect(describeFailure('text')).toBe('text');
  });
});
