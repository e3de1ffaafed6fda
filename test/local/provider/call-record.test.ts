import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callRecorder, ProviderCallRecord } from '../../../lib/local/provider/call-record.ts';
import type { SendRequest } from '../../../lib/local/provider/sent-message.ts';

const EMAIL: SendRequest = {
  channel: 'email',
  api: 'SendEmail',
  to: 'voter@example.org',
  from: '"Where\'s My Ballot?" <ballottracking@rollcall.example.org>',
  subject: 'Your ballot',
  body: 'It was counted.',
  attachments: [],
  context: {},
  configurationSet: 'rollcall-local-emails',
};
const signedBy = (key: string): string => `AWS4-HMAC-SHA256 Credential=${key}/20261127/us-west-2/ses/aws4_request`;

it('notes each kind of call of a key once, and nothing about whom it is to', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'rollcall-calls-')), 'permissions.jsonl');
  const record = callRecorder(file);
  record(signedBy('ASIA1'), EMAIL);
  record(signedBy('ASIA1'), { ...EMAIL, to: 'another@example.org' });
  record(signedBy('ASIA2'), { ...EMAIL, channel: 'text', api: 'SendTextMessage', from: '+19165550100' });
  record(undefined, EMAIL);
  const text = readFileSync(file, 'utf8');
  expect(
    text
      .trim()
      .split('\n')
      .map((line) => ProviderCallRecord.parse(JSON.parse(line))),
  ).toEqual([
    { key: 'ASIA1', provider: 'SendEmail', domain: 'rollcall.example.org', configurationSet: true },
    { key: 'ASIA2', provider: 'SendTextMessage', domain: '', configurationSet: true },
  ]);
  expect(text).not.toContain('voter@');
});

it('does nothing without a file', () => {
  expect(() => callRecorder(undefined)(signedBy('ASIA1'), EMAIL)).not.toThrow();
});
