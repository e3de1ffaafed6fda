import { appendFileSync } from 'node:fs';
import * as z from 'zod';
import type { SendRequest } from './sent-message.ts';

/**
 * A call of a provider, with the key that signed it. The simulator has no policies; whoever has them judges these lines,
 * which stand among the emulator's own (see `emulator/recorder.py`).
 */
export const ProviderCallRecord = z.strictObject({
  key: z.string(),
  provider: z.enum(['SendEmail', 'SendTextMessage', 'SendVoiceMessage', 'StartOutboundVoiceContact']),
  /** The domain that an email is from; empty for a phone, whose origin the stage's environment names. */
  domain: z.string(),
  /** Whether the call names a configuration set. */
  configurationSet: z.boolean(),
});
export type ProviderCallRecord = z.infer<typeof ProviderCallRecord>;

const CREDENTIAL = /Credential=([A-Z0-9]+)\//;

/** Notes a call in a file, each kind of call of a key once; does nothing without a file. */
export const callRecorder = (file: string | undefined) => {
  const known = new Set<string>();
  return (authorization: string | undefined, request: SendRequest): void => {
    const key = CREDENTIAL.exec(authorization ?? '')?.[1];
    if (file === undefined || key === undefined) return;
    const domain = request.channel === 'email' ? (request.from.split('@')[1]?.replace(/>$/, '') ?? '') : '';
    const configurationSet = request.configurationSet !== undefined;
    const line = JSON.stringify({ key, provider: request.api, domain, configurationSet } satisfies ProviderCallRecord);
    if (known.has(line)) return;
    known.add(line);
    appendFileSync(file, `${line}\n`);
  };
};
