import { marshall } from '@aws-sdk/util-dynamodb';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { VirtualTime } from './virtual-time.ts';

/** The settings of an event source mapping that decide what happens to a record that cannot be handled. */
export type StreamSettings = {
  readonly batchSize: number;
  /** How often a batch is tried again; Lambda's own default is for ever. */
  readonly retryAttempts: number;
  readonly bisectBatchOnError: boolean;
  readonly reportBatchItemFailures: boolean;
  readonly maxRecordAgeSeconds: number;
};

export type StreamHandler = (event: DynamoDBStreamEvent, context: Context) => Promise<DynamoDBBatchResponse>;

type Item = Readonly<Record<string, unknown>>;
type Entry = { readonly record: DynamoDBRecord; readonly at: number; readonly sequence: string };

const context = { awsRequestId: 'stream', getRemainingTimeInMillis: () => 30_000 } as Context;
const POLL_MS = 250;
const RETRY_MS = 1_000;

/**
 * One shard of a DynamoDB stream and its event source mapping, as the Lambda documentation describes them: records in
 * order, one batch at a time; what fails is tried again before anything after it; a reported failure is a checkpoint,
 * so that the records after the lowest one run again even if they had succeeded; halving a batch costs no retry; what
 * is too old or failed too often is named to the failure destination and left behind.
 */
export class StreamSource {
  readonly abandoned: string[] = [];
  readonly #entries: Entry[] = [];
  readonly #time: VirtualTime;
  readonly #handler: StreamHandler;
  readonly #settings: StreamSettings;
  #busy = false;
  #sequence = 0;

  constructor(time: VirtualTime, handler: StreamHandler, settings: StreamSettings) {
    this.#time = time;
    this.#handler = handler;
    this.#settings = settings;
  }

  /** A change of the table. Its sequence number is returned. */
  put(change: { readonly newItem: Item; readonly oldItem?: Item | undefined }): string {
    this.#sequence += 1;
    const sequence = String(this.#sequence).padStart(12, '0');
    const image = (item: Item) => marshall(item, { removeUndefinedValues: true }) as never;
    this.#entries.push({
      sequence,
      at: this.#time.milliseconds,
      record: {
        eventID: sequence,
        eventName: change.oldItem ? 'MODIFY' : 'INSERT',
        eventSource: 'aws:dynamodb',
        dynamodb: {
          SequenceNumber: sequence,
          Keys: image({ pk: change.newItem['pk'], sk: change.newItem['sk'] }),
          NewImage: image(change.newItem),
          ...(change.oldItem ? { OldImage: image(change.oldItem) } : {}),
        },
      },
    });
    if (!this.#busy) {
      this.#busy = true;
      this.#time.after(POLL_MS, () => void this.#drain());
    }
    return sequence;
  }

  async #drain(): Promise<void> {
    while (this.#entries.length > 0) {
      const batch = this.#entries.splice(0, this.#settings.batchSize);
      await this.#process(batch, this.#settings.retryAttempts);
      await this.#time.pass(POLL_MS);
    }
    this.#busy = false;
  }

  /** Works on a batch until nothing of it is left, by success or by giving up. */
  async #process(batch: readonly Entry[], retriesLeft: number): Promise<void> {
    const fresh = this.#abandonOld(batch);
    if (fresh.length === 0) return;
    const rest = await this.#invoke(fresh);
    if (rest.length === 0) return;
    await this.#time.pass(RETRY_MS);
    const reported = rest.length < fresh.length;
    if (this.#settings.bisectBatchOnError && rest.length > 1) {
      if (reported) return this.#process(rest, retriesLeft);
      const half = Math.ceil(rest.length / 2);
      await this.#process(rest.slice(0, half), retriesLeft);
      return this.#process(rest.slice(half), retriesLeft);
    }
    if (retriesLeft === 0) {
      this.abandoned.push(...rest.map((entry) => entry.sequence));
      return;
    }
    return this.#process(rest, retriesLeft - 1);
  }

  #abandonOld(batch: readonly Entry[]): readonly Entry[] {
    const oldest = this.#time.milliseconds - this.#settings.maxRecordAgeSeconds * 1000;
    this.abandoned.push(...batch.filter((entry) => entry.at < oldest).map((entry) => entry.sequence));
    return batch.filter((entry) => entry.at >= oldest);
  }

  /** Calls the handler; returns what is to be tried again. */
  async #invoke(batch: readonly Entry[]): Promise<readonly Entry[]> {
    let answer: DynamoDBBatchResponse | undefined;
    try {
      answer = await this.#handler({ Records: batch.map((entry) => entry.record) }, context);
    } catch {
      return batch;
    }
    if (!this.#settings.reportBatchItemFailures) return [];
    const failures = answer?.batchItemFailures ?? [];
    if (failures.length === 0) return [];
    const indexes = failures.map(({ itemIdentifier }) =>
      batch.findIndex(({ sequence }) => sequence === itemIdentifier),
    );
    // An identifier that is empty or unknown counts as the failure of the whole batch.
    return indexes.includes(-1) ? batch : batch.slice(Math.min(...indexes));
  }
}
