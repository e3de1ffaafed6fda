import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ApiLambda } from '../../lib/platform/api-routes.ts';
import { MAX_BODY_BYTES } from '../../lib/runtime/api/row-limits.ts';
import { wholeState } from './every-call.ts';

/**
 * What a system of a county, or somebody with its credential, may send to the calls that take rows. Files of every kind are sent in
 * test/uploads/adapters/file-text.test.ts. A body that took more than linear work would not end within the test's time.
 */
const times = (text: string, count: number): string => text.repeat(count);
const DOORS = [
  ['post-ballots', 'application/json'],
  ['post-ballots', 'application/x-ndjson'],
  ['post-participation-history', 'application/json'],
  ['post-imb-tracking', 'application/json'],
  ['post-imb-tracking', 'application/x-ndjson'],
  ['post-imb-scans', 'application/json'],
  ['post-imb-scans', 'text/csv'],
] as const satisfies readonly (readonly [ApiLambda, string])[];

const IMB = '00700901234000000001';
const SCAN = `{"imb":"${IMB}","scanDatetime":"2026-10-05T09:00:00-07:00"}`;
const ROW = '{"voterId":"VOTER-OF-03","ballotId":"B1","status":"ISSUED","statusAt":"2026-10-05T09:00:00-07:00"}';

const BY_HAND: readonly string[] = [
  '',
  '\u0000',
  '\ufeff',
  '7',
  'null',
  '"x"',
  '[]',
  '{}',
  '{"records":[',
  '{"records":5}',
  '{"records":{}}',
  '{"records":[null,1,"x",[],{}]}',
  `${times('[', 20_000)}${times(']', 20_000)}`,
  `${times('{"a":', 20_000)}1${times('}', 20_000)}`,
  `{"records":[${times('{"a":', 60)}1${times('}', 60)}]}`,
  '{"__proto__":{"records":[]},"constructor":{"prototype":{"role":"sos"}}}',
  `{"records":[{"__proto__":{"voterId":"V1"}},{"constructor":{"prototype":{}}},${ROW}]}`,
  '{"records":"x","records":[]}',
  `{"records":[${ROW.replace('{', '{"status":"INR",')}]}`,
  '{"records":1e999999}',
  '{"records":[{"voterId":1e308,"ballotId":-0,"imb":1e400,"at":NaN}]}',
  '{"records":[{"voterId":"\\ud800","imb":"\\udfff"}]}',
  '{"records":[{"voterId":"\\u0000","imb":"\\u202e7\\u202c"}]}',
  `{"records":[{"voterId":"${times('x', 1 << 20)}"}]}`,
  `{"records":[{"imb":"${times('0', 1 << 20)}","scanDatetime":"${times('9', 1 << 20)}"}]}`,
  `{"records":[${times('{},', 5_000)}{}]}`,
  `{"records":[{${Array.from({ length: 100_000 }, (_, at) => `"k${at}":1`).join(',')}}]}`,
  `{"records":[${times(`{"voterIt":1,"imbb":2,"statu":3},`, 4_999)}{}]}`,
  `{"records":[{"statusAt":"${times('2026-', 10_000)}","at":"${times(' ', 100_000)}x"}]}`,
  `{"data":[${times('{},', 100_000)}{}]}`,
  `{${Array.from({ length: 100_000 }, (_, at) => `"m${at}":1`).join(',')},"data":[${times('{},', 100_000)}{}]}`,
  `{"data":{"data":{"data":{"data":{"data":{"data":{"data":{"data":[${SCAN}]}}}}}}}}`,
  `{"scans":[{"scans":[{"scans":[${SCAN}]}]}],"events":[${SCAN}],"records":[${SCAN}]}`,
  `[${times(`${SCAN},`, 2_000)}${SCAN}]`,
  times(`${ROW}\n`, 5_001),
  times('{}\n', 5_000),
  times('\n', 200_000),
  times('\r', 200_000),
  times('"', 100_001),
  times(',', 500_000),
  `${times('imb,', 200_000)}scandatetime\n${times('1\n', 200_000)}`,
  `imb|scandatetime\n"${times('x|', 100_000)}`,
  `imb,scandatetime\n${times(`${IMB},10/05/2026 09:30\n`, 2_000)}`,
  `=cmd|' /C calc'!A0,imb,scandatetime\n=1+1,${IMB},2026-10-05T09:00:00\n`,
  `imb,scandatetime\n${IMB},+275760-09-13T00:00:00Z\n${IMB},0000-00-00\n${IMB},99/99/9999 99:99 PM\n`,
  '<html><body>Sign in</body></html>',
  '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
  `{"records":[{"voterId":"../../x","ballotId":"V1#B1","imb":"' OR 1=1 --","status":{"$ne":null}}]}`,
  times('x', MAX_BODY_BYTES + 1),
];

/** Good bodies with a few signs changed, cut or put in. */
const mutated = (count: number): readonly string[] => {
  const good = [
    `{"records":[${ROW},${ROW}]}`,
    `${ROW}\n${ROW}`,
    `{"data":[${SCAN}]}`,
    `imb,scandatetime\n${IMB},2026-10-05\n`,
  ];
  const change = fc.record({
    body: fc.constantFrom(...good),
    at: fc.nat({ max: 400 }),
    put: fc.string({ unit: 'binary', maxLength: 6 }),
    drop: fc.nat({ max: 9 }),
  });
  return fc.sample(change, { numRuns: count, seed: 15 }).map(({ body, at, put, drop }) => {
    const place = at % (body.length + 1);
    return body.slice(0, place) + put + body.slice(place + drop);
  });
};

it('whatever is sent to a call that takes rows is answered, and never by a fault of ours', async () => {
  const state = wholeState();
  const bodies = [...BY_HAND, ...mutated(60)];
  let sent = 0;
  const wrong: string[] = [];
  for (const [lambda, type] of DOORS) {
    for (const [at, body] of bodies.entries()) {
      const caller = { kind: 'client', role: 'county-ems', county: '03', id: `hostile-${sent % 7}` };
      const answer = await state.call(lambda, '03', caller, { body, headers: { 'content-type': type } });
      sent += 1;
      if (answer.statusCode >= 500 || answer.body.length > 6_000_000)
        wrong.push(`${lambda} ${type} body ${at}: ${answer.statusCode}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(sent).toBeGreaterThanOrEqual(300);
}, 120_000);
