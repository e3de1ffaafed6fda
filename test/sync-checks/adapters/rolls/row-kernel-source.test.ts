import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOM = join(import.meta.dirname, '../../../../lib/sync-checks/adapters/rolls');

/** As much of the assembler as is needed: a CommonJS package. */
type Assembler = () => Promise<{
  parseWat(
    name: string,
    source: string,
    features: { simd: true },
  ): { toBinary(options: object): { buffer: Uint8Array } };
}>;
const require = createRequire(import.meta.url);

it('row-kernel-module.ts is row-kernel.wat, assembled: `vitest run -u` on this file writes it anew', async () => {
  const assembler: Assembler = require('wabt');
  const source = readFileSync(join(ROOM, 'row-kernel.wat'), 'utf8');
  const { parseWat } = await assembler();
  const { buffer } = parseWat('row-kernel.wat', source, { simd: true }).toBinary({});
  const module = Buffer.from(buffer).toString('base64');
  const text = `/** row-kernel.wat, assembled. */\nexport const ROW_KERNEL =\n  '${module}';\n`;
  await expect(text).toMatchFileSnapshot(join(ROOM, 'row-kernel-module.ts'));
});
