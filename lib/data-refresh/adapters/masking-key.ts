import { createCipheriv, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Keyed } from '../domain/permute.ts';
import type { MaskingKey } from '../ports.ts';

const KEY_DIGITS = 32;
const BLOCK = 16;
/** Labels are the shapes of words: some ten thousand. */
const MOST_LABELS = 200_000;

const mac = (secret: KeyObject, ...texts: readonly string[]): Buffer =>
  createHmac('sha256', secret).update(JSON.stringify(texts)).digest();

const numberOf = (bytes: Buffer): bigint => (bytes.readBigUInt64BE(0) << 64n) | bytes.readBigUInt64BE(8);

/**
 * A keyed function of a label and a text, 128 bits. A text that fits a block goes through AES-256, changed by a value of its label
 * (HMAC-SHA-256), which takes a third of the time; the rolls of the state need it some billion times. Any other goes through
 * HMAC-SHA-256. Both have keys of their own, derived from the secret.
 */
export const keyedBySecret = (secret: string): Keyed => {
  const whole = createSecretKey(secret, 'utf8');
  const long = createSecretKey(mac(whole, 'long texts'));
  const ofLabels = createSecretKey(mac(whole, 'labels'));
  const cipher = createCipheriv('aes-256-ecb', mac(whole, 'blocks'), null).setAutoPadding(false);
  const labels = new Map<string, Int32Array>();
  const labelOf = (label: string): Int32Array => {
    const known = labels.get(label);
    if (known) return known;
    if (labels.size >= MOST_LABELS) labels.clear();
    const value = new Int32Array(new Uint8Array(mac(ofLabels, label).subarray(0, BLOCK)).buffer);
    labels.set(label, value);
    return value;
  };
  const block = Buffer.from(new ArrayBuffer(BLOCK));
  const words = new Int32Array(block.buffer);
  return (label, text) => {
    // Three bytes for each unit of UTF-16 at most; one is for the end.
    const isShort = text.length < BLOCK && (text.length * 3 < BLOCK || Buffer.byteLength(text) < BLOCK);
    if (!isShort) return numberOf(mac(long, label, text));
    block.fill(0);
    // The text's end is marked, or a text and one with a zero byte behind it were one.
    block[block.write(text)] = 0x80;
    const change = labelOf(label);
    for (let index = 0; index < words.length; index += 1) words[index] = (words[index] ?? 0) ^ (change[index] ?? 0);
    return numberOf(cipher.update(block));
  };
};

/** The keyed function under the source's secret, which is read once; throws when it cannot be. */
export const secretsManagerMaskingKey =
  (client: SecretsManagerClient, name: string): MaskingKey =>
  async () => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: name }));
    if (SecretString === undefined || SecretString.length < KEY_DIGITS)
      throw new Error('The masking key is not a key.');
    return keyedBySecret(SecretString);
  };
