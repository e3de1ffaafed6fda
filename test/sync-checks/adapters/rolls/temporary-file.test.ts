import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { openTemporaryFile } from '../../../../lib/sync-checks/adapters/rolls/temporary-file.ts';

const ours = (): string[] => readdirSync(tmpdir()).filter((name) => /^rollcall-[A-Za-z0-9]{6}$/.test(name));

describe('openTemporaryFile', () => {
  it('reads back by offset what was appended, and fewer bytes at the end', () => {
    const file = openTemporaryFile();
    expect(file.append(Buffer.from('first'))).toBe(0);
    expect(file.append(Buffer.from('second'))).toBe(5);
    expect(Buffer.from(file.read(3, 4)).toString()).toBe('stse');
    expect(Buffer.from(file.read(9, 100)).toString()).toBe('nd');
    expect(file.read(11, 10)).toHaveLength(0);
    file.close();
  });

  it('has no name, so that voters’ data cannot stay behind', () => {
    const before = ours();
    const file = openTemporaryFile();
    expect(ours()).toEqual(before);
    file.close();
  });
});
