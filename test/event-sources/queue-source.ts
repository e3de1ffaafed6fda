import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { VirtualTime } from './virtual-time.ts';

export type QueueSettings = {
  readonly batchSize: number;
  readonly visibilitySeconds: number;
  readonly maxReceiveCount: number;
  readonly reportBatchItemFailures: boolean;
  /** Batches that are handled at the same time; without it, one more at each poll. */
  readonly maxConcurrency?: number;
};

export type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

type Message = { readonly id: string; readonly body: string; visibleAt: number; receives: number };

const context = { awsRequestId: 'queue', getRemainingTimeInMillis: () => 30_000 } as Context;
const POLL_MS = 100;

/**
 * A standard SQS queue with its dead-letter queue and its event source mapping, as documented: at least once, in no
 * order; a message that is not deleted becomes visible again; one that was received too often is set aside; an
 * exception, or an identifier that names no message of the batch, gives back the whole batch.
 */
export class QueueSource {
  readonly deadLetters: string[] = [];
  readonly #messages = new Map<string, Message>();
  readonly #time: VirtualTime;
  readonly #handler: QueueHandler;
  readonly #settings: QueueSettings;
  /** Chooses the next message of a batch by its place; the default takes them in order. */
  readonly #choose: (count: number) => number;
  #sequence = 0;
  #running = 0;
  #pollAt = Number.POSITIVE_INFINITY;

  constructor(
    time: VirtualTime,
    handler: QueueHandler,
    settings: QueueSettings,
    choose: (count: number) => number = () => 0,
  ) {
    this.#time = time;
    this.#handler = handler;
    this.#settings = settings;
    this.#choose = choose;
  }

  get size(): number {
    return this.#messages.size;
  }

  /** A message that is seen after so many seconds. */
  send(body: string, delaySeconds = 0): void {
    this.#sequence += 1;
    const id = `m${this.#sequence}`;
    this.#messages.set(id, { id, body, visibleAt: this.#time.milliseconds + delaySeconds * 1000, receives: 0 });
    this.#poll(Math.max(POLL_MS, delaySeconds * 1000));
  }

  /** Moves everything that was set aside back into the queue. */
  redrive(): void {
    for (const body of this.deadLetters.splice(0)) this.send(body);
  }

  /** Sees to it that the queue is looked at then, or earlier. */
  #poll(milliseconds: number): void {
    const at = this.#time.milliseconds + milliseconds;
    if (at >= this.#pollAt) return;
    this.#pollAt = at;
    this.#time.after(milliseconds, () => {
      if (this.#pollAt !== at) return;
      this.#pollAt = Number.POSITIVE_INFINITY;
      this.#receive();
    });
  }

  #receive(): void {
    const now = this.#time.milliseconds;
    const visible = [...this.#messages.values()].filter((message) => message.visibleAt <= now);
    const { maxConcurrency } = this.#settings;
    const batches = maxConcurrency === undefined ? 1 : maxConcurrency - this.#running;
    for (let count = 0; count < batches && visible.length > 0; count += 1) this.#take(visible, now);
    const next = Math.min(...[...this.#messages.values()].map((message) => message.visibleAt));
    if (Number.isFinite(next)) this.#poll(Math.max(POLL_MS, next - now));
  }

  #take(visible: Message[], now: number): void {
    const batch: Message[] = [];
    while (visible.length > 0 && batch.length < this.#settings.batchSize) {
      const [message] = visible.splice(this.#choose(visible.length), 1);
      if (message === undefined) break;
      if (message.receives >= this.#settings.maxReceiveCount) {
        this.#messages.delete(message.id);
        this.deadLetters.push(message.body);
        continue;
      }
      message.receives += 1;
      message.visibleAt = now + this.#settings.visibilitySeconds * 1000;
      batch.push(message);
    }
    if (batch.length === 0) return;
    this.#running += 1;
    void this.#invoke(batch).finally(() => {
      this.#running -= 1;
    });
  }

  async #invoke(batch: readonly Message[]): Promise<void> {
    const records = batch.map(
      ({ id, body, receives }) =>
        ({
          messageId: id,
          receiptHandle: id,
          body,
          eventSource: 'aws:sqs',
          attributes: { ApproximateReceiveCount: String(receives) },
        }) as SQSRecord,
    );
    let failed: readonly string[];
    try {
      const answer = await this.#handler({ Records: records }, context);
      failed = this.#settings.reportBatchItemFailures
        ? (answer?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier)
        : [];
    } catch {
      return;
    }
    const ids = new Set(batch.map(({ id }) => id));
    if (failed.some((id) => !ids.has(id))) return;
    for (const { id } of batch) if (!failed.includes(id)) this.#messages.delete(id);
  }
}
