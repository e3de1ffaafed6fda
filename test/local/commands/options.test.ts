import { describe, expect, it } from 'vitest';
import { parseUpOptions } from '../../../lib/local/commands/options.ts';

describe('the options of "up"', () => {
  it('has defaults', () => {
    expect(parseUpOptions([])).toEqual({ detach: false, port: 8787, demo: true, seeded: true, scale: 100 });
  });

  it('reads all of them, in either spelling', () => {
    expect(parseUpOptions(['--detach', '--port', '0', '--no-demo', '--scale=20'])).toEqual({
      detach: true,
      port: 0,
      demo: false,
      seeded: true,
      scale: 20,
    });
  });

  it('plays no demonstration on a stage that is empty', () => {
    expect(parseUpOptions(['--empty'])).toMatchObject({ demo: false, seeded: false });
  });

  it.each([
    ['--port'],
    ['--port', 'x'],
    ['--port', '70000'],
    ['--scale', '0'],
    ['--scale', '1.5'],
    ['--quick'],
    ['03'],
  ])('refuses %s %s with a sentence', (...words) => {
    expect(() => parseUpOptions(words)).toThrow(/takes|not an option/);
  });
});
