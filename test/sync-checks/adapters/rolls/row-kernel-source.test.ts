import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import assembler from 'wabt';

const ROOM = join(import.meta.dirname, '../../../../lib/sync-checks/adapters/rolls');

it('row-kernel-module.ts is row-kernel.wat, assembled: `vitest run -u` on this file writes it anew', async () => {
  const source = readFileSync(join(ROOM, 'row-kernel.wat'), 'utf8');
  const { parseWat } = await assembler();
  const { buffer } = parseWat('row-kernel.wat', source, { simd: true }).toBinary({});
  const module = Buffer.from(buffer).toString('base64');
  const text = `/** row-kernel.wat, assembled. */\nexport const ROW_KERNEL =\n  '${module}';\n`;
  await expect(text).toMatchFileSnapshot(join(ROOM, 'row-kernel-module.ts'));
});
