import { createHash, createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';

type Data = string | ArrayBuffer | ArrayBufferView;

const bytesOf = (data: Exclude<Data, string>): Uint8Array =>
  ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);

const given = (data: Data): string | Uint8Array => (typeof data === 'string' ? data : bytesOf(data));

/** A signing key serves a day; Node looks for a while what kind of key it is whenever it gets the bytes. */
const keys = new WeakMap<object, KeyObject>();

const keyOf = (secret: Data): string | KeyObject => {
  if (typeof secret === 'string') return secret;
  const known = keys.get(secret) ?? createSecretKey(bytesOf(secret));
  keys.set(secret, known);
  return known;
};

/** SHA-256 and its HMAC as the SDK's clients want them. Node hashes what is there as a whole in half the time. */
export class LeanSha256 {
  readonly #secret: Data | undefined;
  #parts: (string | Uint8Array)[] = [];

  constructor(secret?: Data) {
    this.#secret = secret;
  }

  update(data: Data): void {
    this.#parts.push(given(data));
  }

  async digest(): Promise<Uint8Array> {
    const [only = '', ...more] = this.#parts;
    if (this.#secret === undefined && more.length === 0) return hash('sha256', only, 'buffer');
    const begun = this.#secret === undefined ? createHash('sha256') : createHmac('sha256', keyOf(this.#secret));
    for (const part of this.#parts) begun.update(part);
    return begun.digest();
  }

  reset(): void {
    this.#parts = [];
  }
}

type Client = {
  readonly middlewareStack: { remove(name: string): boolean };
  readonly config: { readonly signer: (...scheme: never[]) => Promise<unknown> };
};

/** A log that nobody reads, for which each input and output is copied, and a description of ourselves. */
const IDLE = ['loggerMiddleware', 'getUserAgentMiddleware'] as const;

/** Settings of a lean client: its middleware is put together once for each kind of command, not for each call. */
export const LEAN_SETTINGS = { cacheMiddleware: true, sha256: LeanSha256 } as const;

/**
 * Takes from an SDK client what costs a call as much as its work and does nothing for us: idle middleware, and a signer
 * made anew for each call. What is sent stays the same but for the user agent.
 */
export const lean = <Lean extends Client>(client: Lean): Lean => {
  const { config, middlewareStack } = client;
  for (const name of IDLE) middlewareStack.remove(name);
  const make = config.signer;
  let signer: Promise<unknown> | undefined;
  const signerOf = (...scheme: Parameters<typeof make>): Promise<unknown> => {
    signer ??= make(...scheme).catch((error: unknown) => {
      signer = undefined;
      throw error;
    });
    return signer;
  };
  Object.assign(config, { signer: signerOf });
  return client;
};
