import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseStageFile, STAGES, stageFileProblems } from '../../lib/platform/stage-file.ts';
import { contentOf } from '../stacks/stages.ts';

const GOOD = contentOf({ stage: 'prod', region: 'us-west-2', partition: 'aws' });
const example = (name: string): object =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../bin/stages/${name}.json`), 'utf8'));
const EXAMPLE: unknown = example('example');

/** The content with one value replaced; `undefined` takes it away. */
const changed = (path: string, value: unknown): unknown => {
  const content = structuredClone(GOOD) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce((at, key) => at[key] as Record<string, unknown>, content);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return content;
};

const required = (value: object, path = ''): string[] =>
  Object.entries(value).flatMap(([key, inner]) => {
    const place = path === '' ? key : `${path}.${key}`;
    const nested = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? required(inner, place) : [];
    return [place, ...nested];
  });
/** What has a default, or may be left out. */
const OPTIONAL = /^(thresholds|retention|backupCopy$|copiesTo$)/;

describe('a stage file', () => {
  it('is taken when everything is there, and fills in what it may leave out', () => {
    expect(stageFileProblems(GOOD)).toEqual([]);
    const file = parseStageFile('prod.json', GOOD);
    expect(file.thresholds.certificateDays).toBe(30);
    expect(file.retention).toEqual({ logDays: 731, recoveryDays: 35, backupDays: 35 });
  });

  it('has a pattern for a test environment, whose placeholders alone are wrong, and whose mail and addresses are its own', () => {
    const [prod, cte] = [JSON.stringify(example('example')), JSON.stringify(example('example-cte'))];
    expect(
      stageFileProblems(example('example-cte')).filter(
        (text) => !/CHANGE-ME|000000000000|123456789012|placeholder/i.test(text),
      ),
    ).toEqual([]);
    const domains = (text: string) => new Set([...text.matchAll(/"domain":"([^"]*)"/g)].map(([, domain]) => domain));
    expect([...domains(prod)].filter((domain) => domains(cte).has(domain))).toEqual([]);
    const filled = cte
      .replaceAll('000000000000', '518273649506')
      .replaceAll('123456789012', '730495826173')
      .replaceAll('instance/CHANGE-ME', 'instance/0a1b2c3d-0000-4000-8000-000000000000')
      .replace('"connectNumber":"CHANGE-ME"', '"connectNumber":"+19165550100"')
      .replace('"recordingsBucket":"CHANGE-ME"', '"recordingsBucket":"sos-ballot-recordings"')
      .replaceAll('CHANGE-ME', 'Z0123456789ABCDEFGHIJ')
      .replaceAll('example.gov', 'sos.ca.gov');
    expect(stageFileProblems(JSON.parse(filled))).toEqual([]);
  });

  it.each(STAGES.filter((stage) => stage !== 'local'))('may describe stage %s', (stage) => {
    expect(stageFileProblems(contentOf({ stage, region: 'us-west-2', partition: 'aws' }))).toEqual([]);
  });

  const places = required(GOOD).filter((place) => !OPTIONAL.test(place));
  it.each(places)('is refused without %s, and says so', (place) => {
    expect(stageFileProblems(changed(place, undefined)).join('\n')).toMatch(/ is missing\.|Invalid/);
  });
  it('was tried without each of its values', () => expect(places.length).toBeGreaterThan(40));

  it.each([
    ['stage', 'local', /stage/],
    ['account', '12345', /^account: An AWS account has 12 digits\.$/],
    [
      'region',
      'us-west-1',
      /^region: One of us-west-2, us-east-1, us-gov-west-1: no other Region of the United States/,
    ],
    ['region', 'us-gov-east-1', /^region: One of us-west-2/],
    ['calls.recordingsBucket', 'recordings.sos.ca.gov', /^calls\.recordingsBucket: The name of an S3 bucket, without/],
    ['partition', 'aws-us-gov', /^partition: us-west-2 lies in partition aws\.$/],
    ['addresses.voterSite.zone', 'sos.nv.gov', /zone: The domain does not lie in this zone\.$/],
    [
      'addresses.countyApi.domain',
      'wheresmyballot.sos.ca.gov',
      /^addresses: Each address needs a domain of its own\.$/,
    ],
    ['mail.mailFrom', 'sos.ca.gov', /^mail\.mailFrom: MAIL FROM is a subdomain of the mail domain\.$/],
    ['alarmAddresses', [], /^alarmAddresses: Somebody must be woken by an alarm\.$/],
    [
      'texts',
      { kind: 'short-code', partsPerSecond: 100, arn: '767676' },
      /^texts\.arn: A short code, 10DLC number or pool/,
    ],
    [
      'texts',
      { kind: 'pool', partsPerSecond: 9, arn: 'arn:aws:sms-voice:us-west-2:518273649506:pool/pool-1' },
      /^texts\.arn: It must lie in partition, Region and account of the stage/,
    ],
    ['calls.connectNumber', '916-555-0100', /^calls\.connectNumber: A number of the form \+19165550100\.$/],
    ['retention.logDays', 365, /^retention\.logDays: CloudWatch keeps logs for one of: 731/],
    [
      'backupCopy.vaultArn',
      'arn:aws:backup:us-west-2:402938471625:backup-vault:copies',
      /^backupCopy\.vaultArn: A copy in the same account and Region falls with it\.$/,
    ],
    ['stage', 'staging', /^protected: Only stage prod is protected: every other one may be deleted with its data\.$/],
    ['stage', 'cte', /^backupCopy: Only stage prod is backed up: every other one may be deleted with its data\.$/],
    ['stage', 'cte', /^guests is missing\.$/],
    ['guests', { emailDomains: ['sos.ca.gov'] }, /^guests: Only stage cte keeps to guests\.$/],
    [
      'copiesTo',
      { account: '402938471625' },
      /^copiesTo\.account: A County Test Environment has an account of its own/,
    ],
    ['copiesTo', { account: '12' }, /^copiesTo\.account: An AWS account has 12 digits\.$/],
    ['stage', 'cte', /^copiesTo: Only production is copied\.$/],
    [
      'copiesFrom',
      { account: '730495826173', keyArn: 'arn:aws:kms:us-west-2:730495826173:key/0a1b2c3d' },
      /^copiesFrom: Only a County Test Environment takes copies\.$/,
    ],
    ['copiesFrom', { account: '730495826173', keyArn: 'a' }, /^copiesFrom\.keyArn: The ARN of production’s key/],
    ['guests', { emailDomains: ['gmail.com'] }, /^guests\.emailDomains\.0: Voters have mailboxes there/],
    ['guests', { emailDomains: ['Yahoo.com'] }, /^guests\.emailDomains\.0: A domain in lower case/],
    ['guests', { emailDomains: ['mail.yahoo.co.jp'] }, /^guests\.emailDomains\.0: Voters have mailboxes there/],
    ['guests', { emailDomains: [] }, /^guests\.emailDomains: /],
    ['alarmAddresses', ['a@sos.ca.gov', 'A@sos.ca.gov'], /^alarmAddresses: An address stands here twice\.$/],
    [
      'addresses.operations.domain',
      'origin.wheresmyballot.sos.ca.gov',
      /^addresses: CloudFront finds the voter site at origin\.wheresmyballot\.sos\.ca\.gov: no other address may be there\.$/,
    ],
    [
      'addresses.countyApi.domain',
      `${'a'.repeat(39)}.wheresmyballot.sos.ca.gov`,
      /^addresses\.countyApi\.domain: A certificate is for a name of 64 characters at most\.$/,
    ],
    [
      'addresses.voterSite.domain',
      `${'a'.repeat(32)}.wheresmyballot.sos.ca.gov`,
      /^addresses\.voterSite\.domain: A certificate is for a name of 64 characters at most\. CloudFront finds the site at origin\.a/,
    ],
    ['thresholds.spentShare', 0.001, /^thresholds\.spentShare: /],
    ['adjustableClock', true, /adjustableClock/],
  ])('with %s = %j is refused with a sentence', (place, value, sentence) => {
    const problems = stageFileProblems(changed(place, value));
    expect(problems).toContainEqual(expect.stringMatching(sentence));
  });

  it.each([
    ['mail.domain', 'rollcall.example.org', 'example.…'],
    ['addresses.voterSite.domain', 'www.example.com', 'example.…'],
    ['calls.connectNumber', 'CHANGE-ME', 'CHANGE-ME'],
    ['account', '000000000000', '000000000000'],
    ['account', '123456789012', '123456789012'],
  ])('with the placeholder %s = %s is refused', (place, value, found) => {
    expect(stageFileProblems(changed(place, value))).toContain(`${place} still has a placeholder (${found}).`);
  });

  it('may have the longest name that a certificate takes', () => {
    const zone = '.wheresmyballot.sos.ca.gov';
    expect(stageFileProblems(changed('addresses.countyApi.domain', 'a'.repeat(64 - zone.length) + zone))).toEqual([]);
    expect(stageFileProblems(changed('addresses.voterSite.domain', 'a'.repeat(57 - zone.length) + zone))).toEqual([]);
  });

  it('with a placeholder in a list names its place', () => {
    expect(stageFileProblems(changed('alarmAddresses', ['rollcall@sos.ca.gov', 'a@example.gov']))).toEqual([
      'alarmAddresses.1 still has a placeholder (example.…).',
    ]);
  });

  it('is told apart from no file at all', () => {
    expect(() => parseStageFile('prod.json', null)).toThrow(/^prod\.json cannot be used/);
  });
});

describe('the example', () => {
  it('is refused as it is, only for what somebody must fill in', () => {
    const problems = stageFileProblems(EXAMPLE);
    expect(problems.length).toBeGreaterThan(15);
    expect(problems.filter((problem) => !/ still has a placeholder \(.+\)\.$/.test(problem))).toEqual([]);
  });

  it('has a place for everything that a stage file holds', () => {
    const shape = (value: object): string[] => required(value).toSorted();
    const full = parseStageFile('prod.json', {
      ...GOOD,
      texts: { ...GOOD.texts, kind: 'pool', arn: `arn:aws:sms-voice:us-west-2:${GOOD.account}:pool/p` },
    });
    expect(shape(EXAMPLE as object)).toEqual(shape(full));
  });
});
