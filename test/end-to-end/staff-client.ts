import { expect } from 'vitest';
import { send, stageUrl } from './client.ts';

/** A browser that keeps cookies and follows no redirect by itself: every step of a sign-in is seen. */
export type StaffBrowser = {
  readonly get: (path: string) => Promise<Visited>;
  readonly post: (path: string, form: Readonly<Record<string, string>>, origin?: string) => Promise<Visited>;
  /** Posts a form with a file, as a browser does. */
  readonly upload: (path: string, form: Readonly<Record<string, string | File>>) => Promise<Visited>;
  readonly cookie: (name: string) => string | undefined;
  readonly setCookie: (name: string, value: string) => void;
};
export type Visited = { readonly status: number; readonly text: string; readonly location: string | null };

/** The stage's address as browsers know it: cookies and sessions belong to it. */
export const pagesUrl = (): string => stageUrl().replace('//127.0.0.1', '//localhost');

export const staffBrowser = (): StaffBrowser => {
  const jar = new Map<string, string>();
  const ask = async (
    method: string,
    path: string,
    body?: string | Uint8Array,
    origin?: string,
    type = 'application/x-www-form-urlencoded',
  ): Promise<Visited> => {
    const headers = {
      accept: 'text/html',
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(body === undefined ? {} : { 'content-type': type }),
      ...(origin === undefined ? {} : { origin }),
    };
    const answer = await send(method, new URL(path, pagesUrl()).href, { headers, ...(body ? { raw: body } : {}) });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /max-age=0/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    return { status: answer.status, text: answer.text, location: answer.headers.get('location') };
  };
  return {
    get: (path) => ask('GET', path),
    post: (path, form, origin = pagesUrl()) => ask('POST', path, new URLSearchParams(form).toString(), origin),
    upload: async (path, fields) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      const body = new Response(form);
      const type = body.headers.get('content-type') ?? '';
      return ask('POST', path, new Uint8Array(await body.arrayBuffer()), pagesUrl(), type);
    },
    cookie: (name) => jar.get(name),
    setCookie: (name, value) => {
      jar.set(name, value);
    },
  };
};

/** Follows redirects until a page is shown, or until one leads to what `until` matches. */
export const follow = async (browser: StaffBrowser, path: string, until = /^$/): Promise<Visited & { at: string }> => {
  let at = path;
  for (let step = 0; step < 12; step += 1) {
    const visited = await browser.get(at);
    if (visited.location === null) return { ...visited, at };
    at = new URL(visited.location, new URL(at, pagesUrl())).href;
    if (until.test(at)) return { ...visited, at };
  }
  throw new Error(`Too many redirects from ${path}.`);
};

/** Signs somebody in by the way that people take, and gives the browser. */
export const signIn = async (email: string, query = ''): Promise<StaffBrowser> => {
  const browser = staffBrowser();
  const arrived = await follow(browser, `/operations/sign-in?login_hint=${encodeURIComponent(email)}${query}`);
  expect(arrived.status, arrived.text.slice(0, 300)).toBe(200);
  expect(new URL(arrived.at).pathname).toMatch(/^\/operations/);
  expect(browser.cookie('__Host-rollcall-session')).toMatch(/^[\w-]{43}$/);
  return browser;
};
