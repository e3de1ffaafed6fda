import { describe, expect, it } from 'vitest';
import { kept } from '../../lib/shared/kept.ts';

const reader = (answers: Record<string, string | undefined | Error>) => {
  const asked: string[] = [];
  let now = 0;
  const read = async (key: string): Promise<string | undefined> => {
    asked.push(key);
    const answer = answers[key];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const options = { milliseconds: () => now };
  const pass = (milliseconds: number): void => {
    now += milliseconds;
  };
  return { asked, read, options, pass };
};

describe('what is kept for seconds', () => {
  it('is read once, by all who ask at once too, and afresh when it is old', async () => {
    const { asked, read, options, pass } = reader({ a: 'A', b: 'B' });
    const find = kept(read, 5_000, options);
    expect(await Promise.all([find('a'), find('a'), find('b')])).toEqual(['A', 'A', 'B']);
    pass(4_999);
    await find('a');
    expect(asked).toEqual(['a', 'b']);
    pass(1);
    await find('a');
    expect(asked).toEqual(['a', 'b', 'a']);
  });

  it('is never a failure, and nothing only where that is an answer', async () => {
    const { asked, read, options } = reader({ broken: new Error('no'), absent: undefined });
    const find = kept(read, 5_000, options);
    await expect(find('broken')).rejects.toThrow('no');
    await expect(find('broken')).rejects.toThrow('no');
    await find('absent');
    await find('absent');
    expect(asked).toEqual(['broken', 'broken', 'absent', 'absent']);
    const keeping = kept(read, 5_000, { ...options, keepsNothing: true });
    await keeping('absent');
    await keeping('absent');
    expect(asked).toHaveLength(5);
  });

  it('is read each time where nothing is to be kept', async () => {
    const { asked, read, options } = reader({ a: 'A' });
    const find = kept(read, 0, options);
    await find('a');
    await find('a');
    expect(asked).toHaveLength(2);
  });

  it('is shared while it is being read, however long that takes', async () => {
    for (const freshMs of [0, 5_000]) {
      const { asked, read, options, pass } = reader({ a: 'A' });
      const find = kept(read, freshMs, options);
      const first = find('a');
      pass(6_000);
      expect(await Promise.all([first, find('a')])).toEqual(['A', 'A']);
      expect(asked).toHaveLength(1);
      await find('a');
      expect(asked).toHaveLength(2);
    }
  });
});
