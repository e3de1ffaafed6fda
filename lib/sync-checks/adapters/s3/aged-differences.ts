import type { S3Client } from '@aws-sdk/client-s3';
import type { CountyCode } from '../../../shared/counties.ts';
import { objectLines } from '../../../shared/s3/object-lines.ts';
import { pacificDate, Temporal } from '../../../shared/time.ts';
import { Difference } from '../../domain/difference.ts';
import type { AgedDifference } from '../../domain/resolution.ts';
import { agesKey, resultKey } from './comparison-store.ts';

type Check = {
  readonly id: string;
  readonly county: CountyCode;
  readonly redrives: number;
  readonly requestedAt: Temporal.Instant;
};

/** The differences that a check's comparison kept, in fixing order. */
export async function* differencesOf(
  client: S3Client,
  rolls: string,
  check: Omit<Check, 'requestedAt'>,
): AsyncGenerator<Difference> {
  for await (const line of objectLines(client, rolls, resultKey(check))) yield Difference.parse(JSON.parse(line));
}

/** The same with the date on which each was first found; where no date was kept, that of the check itself. */
export async function* agedDifferencesOf(
  client: S3Client,
  rolls: string,
  check: Check,
): AsyncGenerator<AgedDifference> {
  const ages = objectLines(client, rolls, agesKey(check));
  for await (const difference of differencesOf(client, rolls, check)) {
    const age = await ages.next();
    yield { difference, since: age.done ? pacificDate(check.requestedAt) : Temporal.PlainDate.from(age.value) };
  }
}
