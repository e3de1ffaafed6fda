import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Puzzles } from '../../lib/sign-up/ports.ts';
import { signUpDoors } from '../../lib/sign-up/use-cases/sign-up-doors.ts';
import { type MemoryVoter, signUpMemory } from '../sign-up/sign-up-memory.ts';
import { sampleAssets } from '../site-kit/sample-assets.ts';
import { sampleSignUpSite } from '../voter-site/sample-sign-up-site.ts';
import { sampleVoterSite } from '../voter-site/sample-voter-site.ts';

const PERSONAL = /^\/(?:sign-up|sign-in|sign-out|my-ballot|did-you-send|unsubscribe)/;
const CONTEXT = { requestContext: { domainName: 'localhost', stage: 'live', identity: { sourceIp: '192.0.2.7' } } };

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** What differs from the sample: who is in the register, parts of the site, real proofs of work. */
type Renewed = {
  readonly voters?: readonly MemoryVoter[];
  readonly overrides?: Parameters<typeof sampleSignUpSite>[1];
  readonly puzzles?: Puzzles;
};

/** The voter site at one address of this machine, over stores in memory; a browser keeps its secure cookies on localhost. */
export const startVoterServer = async () => {
  const assets = await sampleAssets();
  const open = sampleVoterSite(assets);
  const personal = ({ voters, overrides = {}, puzzles }: Renewed = {}) => {
    const memory = signUpMemory(voters);
    const doors = puzzles ? { doors: signUpDoors({ ...memory.ports, puzzles }) } : {};
    return sampleSignUpSite(assets.nameOf, { ...doors, ...overrides }, memory);
  };
  const sites = { personal: personal() };
  const server = createServer((request, response) => {
    const answer = async (): Promise<Response> => {
      const { url = '/', method = 'GET' } = request;
      const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' ? [[name, value]] : [],
      );
      const body = method === 'GET' ? {} : { body: new Uint8Array(await bodyOf(request)) };
      const site = PERSONAL.test(url) ? sites.personal.site : open;
      // Both sites read no more of the context than this.
      return site.request(`http://localhost${url}`, { method, headers, ...body }, { event: CONTEXT } as never);
    };
    void answer().then(async (result) => {
      const cookies = result.headers.getSetCookie();
      const headers = Object.fromEntries(result.headers);
      response.writeHead(result.status, cookies.length === 0 ? headers : { ...headers, 'set-cookie': cookies });
      response.end(Buffer.from(await result.arrayBuffer()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    assets,
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    codeTo: (contact: string): string => sites.personal.memory.codeTo(contact),
    /** What the personal pages stand on now. */
    memory: () => sites.personal.memory,
    /** Everything forgotten: the next voter finds no budget used. */
    renew: (renewed?: Renewed) => {
      sites.personal = personal(renewed);
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
export type VoterServer = Awaited<ReturnType<typeof startVoterServer>>;
