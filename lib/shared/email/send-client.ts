import { type AgentOptions, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';

/** The mark of an error that came before the connection could carry a request: whoever sees it knows of nothing sent. */
export const BEFORE_REQUEST = 'beforeRequest';

/** Marks the error of a connection that fails before `ready`: until then not a byte of a request has been written. */
const markEarlyErrors = <Connection extends Duplex | null | undefined>(
  connection: Connection,
  ready: 'connect' | 'secureConnect',
): Connection => {
  let isReady = false;
  connection?.once(ready, () => {
    isReady = true;
  });
  connection?.once('error', (error) => {
    if (!isReady) Object.assign(error, { [BEFORE_REQUEST]: true });
  });
  return connection;
};

class MarkingHttpAgent extends HttpAgent {
  override createConnection(
    ...args: Parameters<HttpAgent['createConnection']>
  ): ReturnType<HttpAgent['createConnection']> {
    return markEarlyErrors(super.createConnection(...args), 'connect');
  }
}

class MarkingHttpsAgent extends HttpsAgent {
  override createConnection(
    ...args: Parameters<HttpsAgent['createConnection']>
  ): ReturnType<HttpsAgent['createConnection']> {
    return markEarlyErrors(super.createConnection(...args), 'secureConnect');
  }
}

const NOT_KEPT: AgentOptions = { keepAlive: false };

/**
 * Settings of every client that sends. No send API but Connect's has an idempotency token, so the SDK's own retries
 * would turn one message into three; `requestTimeout` alone only warns and would wait for a silent provider for ever.
 * Connections are not kept: a Lambda that sleeps wakes with a dead one, and a reset on a reused connection looks
 * exactly like a message whose fate is unknown. Milliseconds.
 */
export const SEND_CLIENT_SETTINGS = {
  maxAttempts: 1,
  requestHandler: {
    connectionTimeout: 2_000,
    requestTimeout: 10_000,
    throwOnRequestTimeout: true,
    httpAgent: new MarkingHttpAgent(NOT_KEPT),
    httpsAgent: new MarkingHttpsAgent(NOT_KEPT),
  },
} as const;
