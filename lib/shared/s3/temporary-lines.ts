import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** Lines on their way into an object: written to a file of this machine, then stored in one step. */
export type LineWriter = { write(line: string): Promise<void> };

/**
 * Stores the lines that `produce` writes as one object, and returns what `produce` returns. `produce` may tell that
 * nothing is to be stored by returning through `keep: false`. Memory stays bounded whatever the number of lines, and
 * the object appears whole or not at all.
 */
export const storeLines = async <Value>(
  client: S3Client,
  target: { readonly bucket: string; readonly key: string; readonly contentType: string },
  produce: (lines: LineWriter) => Promise<{ readonly value: Value; readonly keep: boolean }>,
): Promise<Value> => {
  const folder = await mkdtemp(join(tmpdir(), 'lines-'));
  try {
    const path = join(folder, 'lines');
    const file = createWriteStream(path, { highWaterMark: 1 << 20 });
    const write = async (line: string): Promise<void> => {
      if (!file.write(`${line}\n`)) await once(file, 'drain');
    };
    const { value, keep } = await produce({ write });
    file.end();
    await once(file, 'close');
    if (keep) {
      await client.send(
        new PutObjectCommand({
          Bucket: target.bucket,
          Key: target.key,
          ContentType: target.contentType,
          ContentLength: (await stat(path)).size,
          Body: createReadStream(path),
        }),
      );
    }
    return value;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
