import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** Lines on their way into an object: written to a file of this machine, then stored in one step. */
export type LineWriter = { write(line: string): Promise<void> };

/**
 * Stores the text that `produce` writes as one object, and returns what `produce` returns. `produce` may tell that nothing is
 * to be stored by returning through `keep: false`. Memory stays bounded whatever the length, and the object appears whole or
 * not at all.
 */
export const storeText = async <Value>(
  client: S3Client,
  target: { readonly bucket: string; readonly key: string; readonly contentType: string },
  produce: (write: (text: string) => Promise<void>) => Promise<{ readonly value: Value; readonly keep: boolean }>,
): Promise<Value> => {
  const folder = await mkdtemp(join(tmpdir(), 'lines-'));
  try {
    const path = join(folder, 'lines');
    const file = createWriteStream(path, { highWaterMark: 1 << 20 });
    const { value, keep } = await produce(async (text) => {
      if (!file.write(text)) await once(file, 'drain');
    });
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

/** The same of lines: each ends with a line feed. */
export const storeLines = <Value>(
  client: S3Client,
  target: { readonly bucket: string; readonly key: string; readonly contentType: string },
  produce: (lines: LineWriter) => Promise<{ readonly value: Value; readonly keep: boolean }>,
): Promise<Value> => storeText(client, target, (write) => produce({ write: (line) => write(`${line}\n`) }));
