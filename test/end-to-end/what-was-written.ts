import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDERS } from '../../lib/local/base/folders.ts';
import { type Written, writtenIn } from '../../lib/local/data-refresh/written.ts';
import { innerAddresses } from './client.ts';

export type { Written } from '../../lib/local/data-refresh/written.ts';

/** The stage's own files: its console, the emulator's, what was deployed, which calls were made. */
const files = (): readonly Written[] =>
  [...globSync('logs/*.log', { cwd: FOLDERS.home }), ...globSync('*.json*', { cwd: FOLDERS.home })].map((file) => ({
    where: `file ${file}`,
    text: readFileSync(join(FOLDERS.home, file), 'utf8'),
  }));

/** Everything that a run leaves beside the tables, the rolls and the messages themselves. */
export const whatWasWritten = async (): Promise<readonly Written[]> => [
  ...files(),
  ...(await writtenIn({ endpoint: innerAddresses().emulator, prefix: '' })),
];
