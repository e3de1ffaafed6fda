import { randomUUID } from 'node:crypto';

/** What of an answer is looked at. */
export type Answer = {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
};
/** Asks for an address, without following redirects. Throws when nothing answers. */
export type Ask = (url: string) => Promise<Answer>;

export type SmokeTarget = {
  /** Origins without a slash at the end: `https://wheresmyballot.sos.ca.gov`. */
  readonly voterSite: string;
  readonly countyApi: string;
  readonly operations: string;
  /** Whether CloudFront stands before the voter site. */
  readonly edge: boolean;
};

/** A check: its sentence, and what is wrong; `undefined` when nothing is. */
export type SmokeCheck = { readonly name: string; readonly run: () => Promise<string | undefined> };

const headerOf = ({ headers }: Answer, name: string): string => headers.get(name) ?? '';
const wrongStatus = ({ status }: Answer, ...expected: readonly number[]): string | undefined =>
  expected.includes(status) ? undefined : `It answered ${status}, not ${expected.join(' or ')}.`;

/** The first of these that is wrong. */
const firstOf = (...problems: readonly (string | false | undefined)[]): string | undefined =>
  problems.find((problem) => typeof problem === 'string');

/**
 * What must be true of a stage through its public addresses before a release goes on. Nothing is written, and no
 * credential is used.
 */
export const smokeChecks = (
  ask: Ask,
  { voterSite, countyApi, operations, edge }: SmokeTarget,
): readonly SmokeCheck[] => [
  {
    name: 'The voter site shows its home page, safely and compressed',
    run: async () => {
      const answer = await ask(`${voterSite}/`);
      return firstOf(
        wrongStatus(answer, 200),
        !headerOf(answer, 'content-type').startsWith('text/html') && 'It is no page.',
        headerOf(answer, 'strict-transport-security') === '' && 'It lacks Strict-Transport-Security.',
        headerOf(answer, 'content-security-policy') === '' && 'It lacks Content-Security-Policy.',
        !/^(gzip|br)$/.test(headerOf(answer, 'content-encoding')) && 'It is not compressed.',
      );
    },
  },
  {
    name: 'Its assets are kept by browsers for a year',
    run: async () => {
      const page = await (await ask(`${voterSite}/`)).text();
      const [asset] = /\/assets\/[\w.-]+/.exec(page) ?? [];
      if (asset === undefined) return 'The home page names no asset.';
      const answer = await ask(`${voterSite}${asset}`);
      return firstOf(
        wrongStatus(answer, 200),
        !headerOf(answer, 'cache-control').includes('immutable') && 'Browsers are not told to keep it.',
        edge && headerOf(answer, 'x-cache') === '' && 'It did not come through CloudFront.',
      );
    },
  },
  {
    name: 'A page that is nobody’s to keep is kept nowhere',
    run: async () => {
      const path = `${voterSite}/${randomUUID()}`;
      await ask(path);
      const answer = await ask(path);
      return firstOf(
        wrongStatus(answer, 404),
        headerOf(answer, 'cache-control') !== 'no-store' && 'It does not forbid caches.',
        /^(Hit|RefreshHit)/i.test(headerOf(answer, 'x-cache')) && 'CloudFront kept it.',
      );
    },
  },
  {
    name: 'The county API describes itself',
    run: async () => {
      const answer = await ask(`${countyApi}/v1/openapi.json`);
      return (
        wrongStatus(answer, 200) ??
        ((await answer.text()).includes('"openapi"') ? undefined : 'It is no OpenAPI document.')
      );
    },
  },
  {
    name: 'The county API refuses whoever has no token, as a problem document',
    run: async () => {
      const answer = await ask(`${countyApi}/v1/elections`);
      return firstOf(
        wrongStatus(answer, 401),
        !headerOf(answer, 'content-type').startsWith('application/problem+json') && 'It is no problem document.',
      );
    },
  },
  {
    name: 'The operations pages are closed to whoever has no token',
    run: async () => wrongStatus(await ask(`${operations}/operations`), 401, 403),
  },
];
