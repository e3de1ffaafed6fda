import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** What `npm run local -- …` prints. Rejects when it ends with an error. */
export const npmRunLocal = async (...words: readonly string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['bin/start.mjs', 'local', ...words], { cwd: ROOT });
  return stdout.trim();
};

const Failure = z.object({ code: z.int(), stderr: z.string() });

/** The exit code and the complaint of a command that has to fail. */
export const failureOf = (...words: readonly string[]): Promise<z.output<typeof Failure>> =>
  npmRunLocal(...words).then(
    (printed) => {
      throw new Error(`"npm run local -- ${words.join(' ')}" did not fail. It printed: ${printed}`);
    },
    (error: unknown) => Failure.parse(error),
  );
