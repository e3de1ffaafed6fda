import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findPython } from '../../../lib/local/emulator/python.ts';

const FOLDER = join(import.meta.dirname, '../../../lib/local/emulator');

const PROGRAM = `
import json
from types import SimpleNamespace
import streams

class Scoped(dict):
    def get_scoped(self, account, region, key, default=None):
        return self.get(key, default)

    def set_scoped(self, account, region, key, value):
        self[key] = value

def mapping(uuid, table):
    return ("0", "r", {"UUID": uuid, "EventSourceArn": f"arn:aws:dynamodb:r:0:table/{table}/stream/1"})

tables = SimpleNamespace(
    _stream_records=Scoped(ballots=list(range(2000)), quiet=list(range(900)), alone=list(range(900))),
    _stream_trimmed=Scoped(),
)
lambdas = SimpleNamespace(
    _iter_all_esms=lambda: [mapping("fast", "ballots"), mapping("slow", "ballots"), mapping("new", "quiet"),
                            ("0", "r", {"UUID": "q", "EventSourceArn": "arn:aws:sqs:r:0:queue"})],
    _dynamodb_stream_positions=Scoped(fast=1800, slow=1200),
    _poll_dynamodb_streams=lambda: True,
)
streams.forget_after_reading(lambdas, tables)
taken = lambdas._poll_dynamodb_streams()
first = tables._stream_records["ballots"][0]
lambdas._dynamodb_stream_positions["slow"] = 1600
few = streams.forget_taken(lambdas, tables)
lambdas._dynamodb_stream_positions["slow"] = 1800
many = streams.forget_taken(lambdas, tables)
left = {name: len(records) for name, records in tables._stream_records.items()}
print(json.dumps([taken, first, few, many, tables._stream_trimmed["ballots"], left]))
`;

it('what every listener of a stream has taken is let go, in large pieces, and nothing that one has not', async () => {
  const command = await findPython();
  const answer: unknown = JSON.parse(execFileSync(command, ['-c', PROGRAM], { cwd: FOLDER, encoding: 'utf8' }));
  expect(answer).toEqual([true, 1200, 0, 600, 1800, { ballots: 200, quiet: 900, alone: 900 }]);
});
