import { lookup as lookUp } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { CountySystems } from '../county-systems.ts';
import { type PublicUrlFault, publicUrlFault } from '../public-url.ts';
import { isPublicAddress } from './public-address.ts';

/** A POST to a system of somebody else. */
export type PublicRequest = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For everything together: name, connection, answer. */
  readonly timeoutMs: number;
};

/** Why an address was not called, whatever answers there. */
export type NotCalled = PublicUrlFault | 'inside-address';

export type PublicAnswer =
  /** `body`: what was answered, cut after 4 KB. A redirect is an answer like any other: nobody follows it. */
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'not-called'; readonly fault: NotCalled }
  /** No such name, no connection, a certificate that is not the name's, or no answer in time. */
  | { readonly kind: 'unanswered' };

/** Posts to an address on the Internet. Never throws for what the other side does. */
export type PublicPost = (url: string, request: PublicRequest) => Promise<PublicAnswer>;

type Address = { readonly address: string; readonly family: number };

/** What a call needs of the network; tests replace it. */
export type Network = {
  readonly resolve: (host: string) => Promise<readonly Address[]>;
  readonly https: (url: URL, options: RequestOptions, answered: (answer: IncomingMessage) => void) => Posting;
};
type Posting = { on(event: 'error', failed: (error: Error) => void): unknown; end(body: string): unknown };

const realNetwork: Network = {
  resolve: (host) => lookUp(host, { all: true, verbatim: true }),
  https: httpsRequest,
};

/** Answers are read so far. */
const LONGEST_ANSWER = 4_096;

/** Connects to the address that was checked, whatever the name says a moment later. */
const pinned =
  ({ address, family }: Address): LookupFunction =>
  (_host, options, answered) => {
    if (options.all) answered(null, [{ address, family }]);
    else answered(null, address, family);
  };

const read = async (answer: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const part of answer.setEncoding('utf8')) {
    body += String(part);
    if (body.length >= LONGEST_ANSWER) break;
  }
  answer.destroy();
  return body.slice(0, LONGEST_ANSWER);
};

const send = (
  post: Network['https'],
  url: URL,
  { headers, body }: PublicRequest,
  options: RequestOptions,
): Promise<PublicAnswer> =>
  new Promise((resolve, reject) => {
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const request = post(url, { ...options, method: 'POST', headers: { ...headers, ...length } }, (answer) => {
      read(answer).then((text) => resolve({ kind: 'answered', status: answer.statusCode ?? 0, body: text }), reject);
    });
    request.on('error', reject);
    request.end(body);
  });

const within = async (signal: AbortSignal, work: Promise<PublicAnswer>): Promise<PublicAnswer> => {
  const late = new Promise<PublicAnswer>((resolve) => {
    signal.addEventListener('abort', () => resolve({ kind: 'unanswered' }), { once: true });
  });
  return Promise.race([work.catch((): PublicAnswer => ({ kind: 'unanswered' })), late]);
};

/**
 * Posts to public https addresses. The name is looked up once a call; where one of its addresses is inside somewhere, none is
 * called; otherwise the connection goes to the very address that was checked, with the certificate of the name.
 */
export const publicPost =
  (network: Network = realNetwork): PublicPost =>
  async (text, request) => {
    const fault = publicUrlFault(text);
    if (fault) return { kind: 'not-called', fault };
    const url = new URL(text);
    const signal = AbortSignal.timeout(request.timeoutMs);
    const call = async (): Promise<PublicAnswer> => {
      const addresses = await network.resolve(url.hostname);
      const [first] = addresses;
      if (first === undefined) return { kind: 'unanswered' };
      if (!addresses.every(({ address }) => isPublicAddress(address))) {
        return { kind: 'not-called', fault: 'inside-address' };
      }
      return send(network.https, url, request, { lookup: pinned(first), agent: false, signal });
    };
    return within(signal, call());
  };

const LOOPBACK = '127.0.0.1';

/** An address of this very machine, by its number or by the name that the local stage prints; undefined for any other. */
const onOwnMachine = (text: string): URL | undefined => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' || (url.hostname !== LOOPBACK && url.hostname !== 'localhost')) return undefined;
  // Whatever a resolver says of the name: the stage listens at the number.
  url.hostname = LOOPBACK;
  return url;
};

/** The systems that a stage simulates on its own machine. */
export const isOwnMachine = (text: string): boolean => onOwnMachine(text) !== undefined;

/** The same, and plain http to simulated systems on this very machine: on the emulator alone. */
export const localPost =
  (elsewhere: PublicPost = publicPost()): PublicPost =>
  (text, request) => {
    const own = onOwnMachine(text);
    if (!own) return elsewhere(text, request);
    const signal = AbortSignal.timeout(request.timeoutMs);
    return within(signal, send(httpRequest, own, request, { agent: false, signal }));
  };

/** How systems of others are posted to. */
export const postOf = (systems: CountySystems): PublicPost => (systems === 'simulated' ? localPost() : publicPost());
