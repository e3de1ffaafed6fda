import {
  GetObjectCommand,
  type ListObjectVersionsCommand,
  type ObjectVersion,
  type S3Client,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { listedConfidential } from '../../../lib/data-refresh/adapters/confidential-lists.ts';

/** Backups of June 25, 2021, 23:00 in California, which is 06:00 on the next day in UTC. */
const COPY = '2021-06-25-1';

type Version = { readonly county: string; readonly at: string; readonly text: string };

/** A bucket with these versions of lists; the last one of a county is its newest. */
const bucketOf = (versions: readonly Version[]): S3Client =>
  ({
    send: async (command: ListObjectVersionsCommand | GetObjectCommand) => {
      if (command instanceof GetObjectCommand) {
        const { text = '' } = versions[Number(command.input.VersionId)] ?? {};
        return { Body: { transformToString: async () => text } };
      }
      const county = /^votecal\/(\d\d)\/confidential\.csv$/.exec(command.input.Prefix ?? '')?.[1];
      const Versions = versions.flatMap((version, index): ObjectVersion[] =>
        version.county === county
          ? [
              {
                Key: command.input.Prefix,
                VersionId: String(index),
                LastModified: new Date(version.at),
                IsLatest: versions.findLastIndex((other) => other.county === county) === index,
              },
            ]
          : [],
      );
      return { Versions };
    },
  }) as unknown as S3Client;

const list = (...ids: string[]): string => ['voterId', ...ids, ''].join('\n');
const named = (versions: readonly Version[], atBackup = true) =>
  listedConfidential({ client: bucketOf(versions), bucket: 'rolls', atBackup }, COPY);

describe('whom VoteCal’s lists name', () => {
  const VERSIONS = [
    { county: '03', at: '2021-06-24T22:00:00Z', text: list('V1', 'V2') },
    // Today's delivery, hours before the backups: the register has not taken it in.
    { county: '03', at: '2021-06-25T22:00:00Z', text: list('V2', 'V3') },
    // Since the backups, before the copy is made.
    { county: '03', at: '2021-06-26T22:00:00Z', text: list('V2', 'V4') },
    { county: '03', at: '2021-06-27T22:00:00Z', text: list('V5') },
    { county: '19', at: '2021-05-01T22:00:00Z', text: list('W1') },
  ];

  it('is the list in force at the backups, and everybody named since, of every county', async () => {
    expect(await named(VERSIONS)).toEqual(['V2', 'V3', 'V4', 'V5', 'W1']);
  });

  it('is the newest list where versions have another clock', async () => {
    expect(await named(VERSIONS, false)).toEqual(['V5', 'W1']);
  });

  it('is nobody where there is no list', async () => {
    expect(await named([])).toEqual([]);
  });

  it.each([
    ['line breaks of Windows', '\uFEFFvoterId\r\nV1\r\nV2\r\n'],
    ['quotes and spaces', '"voterId"\n"V1"\n V2 \n\n'],
    ['no line break at its end', 'voterId\nV1\nV2'],
  ])('is read with %s', async (_, text) => {
    expect(await named([{ county: '03', at: '2021-06-25T22:00:00Z', text }])).toEqual(['V1', 'V2']);
  });

  it.each([
    ['another header', 'id\nV1\n'],
    ['nothing', ''],
    ['more columns', 'voterId\nV1,GARCIA\n'],
  ])('stops the copy when a list has %s, and says whose', async (_, text) => {
    const reading = named([{ county: '19', at: '2021-06-25T22:00:00Z', text }]);
    await expect(reading).rejects.toMatchObject({ name: 'ConfidentialListUnreadable' });
    await expect(reading).rejects.toThrow(/Los Angeles County/);
    await expect(reading).rejects.not.toThrow(/V1|GARCIA/);
  });
});
