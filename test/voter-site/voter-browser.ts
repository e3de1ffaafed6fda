import { signedIn } from '../site-kit/signed-in.ts';
import type { sampleSignUpSite } from './sample-sign-up-site.ts';

type Site = ReturnType<typeof sampleSignUpSite>['site'];
type Answer = { readonly status: number; readonly html: string; readonly location: string; readonly headers: Headers };

const tokenIn = (html: string): string => /name="token" value="([^"]*)"/.exec(html)?.[1] ?? '';

/** What a browser does for its reader: it keeps cookies, follows redirects, and sends forms with their hidden fields. */
export const voterBrowser = (
  site: Site,
  headers: Readonly<Record<string, string>> = { 'sec-fetch-site': 'same-origin' },
) => {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await site.request(
      path,
      { ...init, headers: { ...headers, ...(cookie ? { cookie } : {}), ...init.headers } },
      // The pages read the same context as the staff pages.
      signedIn(null) as never,
    );
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return {
      status: response.status,
      html: await response.text(),
      location: response.headers.get('location') ?? '',
      headers: response.headers,
    };
  };
  const follow = async (answer: Answer): Promise<Answer> =>
    answer.status === 303 ? follow(await ask(answer.location)) : answer;
  const send = (path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Answer> => {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, one as string);
    return ask(path, {
      method: 'POST',
      body: body.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  };
  return {
    cookies,
    ask,
    follow,
    send,
    get: async (path: string) => follow(await ask(path)),
    /** Fills in the form of a page and sends it, without following. */
    post: async (path: string, fields: Readonly<Record<string, string | readonly string[]>>, from = path) =>
      send(path, { token: tokenIn((await ask(from)).html), ...fields }),
  };
};
export { tokenIn };
