import { describe, expect, it } from 'vitest';
import { findPython, isNewEnough } from '../../../lib/local/emulator/python.ts';

describe('which Python runs the emulator', () => {
  it.each([
    [2, 7, false],
    [3, 9, false],
    [3, 10, true],
    [3, 14, true],
    [4, 0, true],
  ])('%i.%i: %s', (major, minor, expected) => {
    expect(isNewEnough(major, minor)).toBe(expected);
  });

  it('takes another one when the machine’s own is too old', async () => {
    const versions = new Map<string, readonly [number, number]>([
      ['python3', [3, 9]],
      ['python3.12', [3, 12]],
    ]);
    expect(await findPython(async (command) => versions.get(command))).toBe('python3.12');
  });

  it('says in one sentence what to install when there is none', async () => {
    await expect(findPython(async () => undefined)).rejects.toThrow(/needs Python 3\.10 or newer.*install/);
  });
});
