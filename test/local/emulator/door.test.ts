import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { findPython } from '../../../lib/local/emulator/python.ts';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../../lib/local/emulator');
const SECRET = 'a'.repeat(48);

/** Puts requests to the door with an emulator behind it that tells the path it was asked for. */
const PROGRAM = `
import asyncio, json, sys
from door import behind_door, sent_path

async def emulator(scope, receive, send):
    kind = "http.response.start" if scope["type"] == "http" else "websocket.accept"
    await send({"type": kind, "status": 200, "path": scope["path"], "raw": scope["raw_path"].decode(), "sent": sent_path.get()})

async def answer(case):
    told = []
    async def send(message):
        told.append(message)
    path = case["path"]
    headers = [(name.encode(), value.encode()) for name, value in case["headers"].items()]
    scope = {"type": case.get("type", "http"), "path": path, "raw_path": path.encode(), "headers": headers}
    await behind_door(emulator, sys.argv[1])(scope, None, send)
    first = told[0]
    return {name: first.get(name) for name in ("type", "status", "path", "raw", "sent")} | {
        "cors": any(name.startswith(b"access-control") for name, _ in first.get("headers", []))
    }

print(json.dumps([asyncio.run(answer(case)) for case in json.load(sys.stdin)]))
`;

type Knock = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly type?: 'websocket';
};
const Answers = z.array(
  z.object({
    type: z.string(),
    status: z.int().nullable(),
    path: z.string().nullable(),
    sent: z.string().nullable(),
    cors: z.boolean(),
  }),
);

type Answer = z.output<typeof Answers>[number];

/** Python takes a second to start: all knocks are made at once. */
const knock = async (
  knocks: Readonly<Record<string, Knock>>,
): Promise<Readonly<Record<string, Answer | undefined>>> => {
  const input = JSON.stringify(Object.values(knocks));
  const printed = execFileSync(await findPython(), ['-c', PROGRAM, SECRET], { cwd: FOLDER, input, encoding: 'utf8' });
  const answers = Answers.parse(JSON.parse(printed));
  return Object.fromEntries(Object.keys(knocks).map((who, index) => [who, answers[index]]));
};

const HERE = { host: '127.0.0.1:4566' };
/** What the emulator would obey: a stack with a function whose code the page has written. */
const STACK = '/?Action=CreateStack&StackName=x&TemplateBody=y';

const OWN: Readonly<Record<string, Knock>> = {
  root: { path: `/${SECRET}/`, headers: HERE },
  deep: {
    path: `/${SECRET}/rolls/03/roll.csv`,
    headers: { host: 'localhost:4566', origin: 'http://localhost:8787' },
  },
  socket: { type: 'websocket', path: `/${SECRET}/_aws/execute-api/a/live`, headers: HERE },
};
const STRANGERS: Readonly<Record<string, Knock>> = {
  'a picture’s address or a form with GET: a browser names no origin': { path: STACK, headers: HERE },
  'a page of another port of this machine': { path: '/', headers: { ...HERE, origin: 'http://localhost:3000' } },
  'a page of another site': { path: '/', headers: { ...HERE, origin: 'https://evil.example' } },
  'a page without an origin of its own': { path: '/', headers: { ...HERE, origin: 'null' } },
  'a name of another site that points here': { path: '/', headers: { host: 'evil.example:4566' } },
  'the same, by a name of the emulator’s': { path: '/', headers: { host: 'x.execute-api.localhost:4566' } },
  'a guess': { path: `/${SECRET.slice(1)}b/`, headers: HERE },
  'the beginning of the secret': { path: `/${SECRET.slice(1)}/`, headers: HERE },
  'the secret further on': { path: `/x/${SECRET}/`, headers: HERE },
  'the secret known, from another site': {
    path: `/${SECRET}/`,
    headers: { ...HERE, origin: 'https://evil.example' },
  },
  'the secret known, by another name': { path: `/${SECRET}/`, headers: { host: 'evil.example:4566' } },
};
const SOCKET = 'a socket of a page';

describe('the door before the emulator', () => {
  let answers: Awaited<ReturnType<typeof knock>>;
  beforeAll(async () => {
    const socket: Knock = { type: 'websocket', path: '/_aws/execute-api/a/live', headers: HERE };
    answers = await knock({ ...OWN, ...STRANGERS, [SOCKET]: socket });
  });

  it('lets the stage’s own programs in, and hides the secret from what is behind', () => {
    expect(answers['root']).toMatchObject({ status: 200, path: '/', sent: `/${SECRET}/` });
    const sent = `/${SECRET}/rolls/03/roll.csv`;
    expect(answers['deep']).toMatchObject({ status: 200, path: '/rolls/03/roll.csv', sent });
    expect(answers['socket']?.type).toBe('websocket.accept');
  });

  it.each(Object.keys(STRANGERS))('refuses %s', (who) => {
    expect(answers[who]).toMatchObject({ status: 403, path: null, cors: false });
  });

  it('closes a socket that does not know the secret', () => {
    expect(answers[SOCKET]?.type).toBe('websocket.close');
  });
});
