import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SEEDED_PEOPLE } from '../../lib/local/identity/people.ts';
import { renderSignIn } from '../../lib/local/identity/sign-in-page.tsx';
import { renderOutbox } from '../../lib/local/outbox/outbox-page.tsx';
import { TEXT_ACTIONS, VOTER_ACTIONS } from '../../lib/platform/access.ts';
import { PAGE_HEADERS } from '../../lib/site-kit/security-headers.ts';
import { COUNTY_MAIL, OUTBOX } from '../local/outbox/sample-mail.ts';
import { NOW } from '../operations/sample-checks.ts';
import { sampleFiles } from '../operations/sample-files.ts';
import { sampleGuests } from '../operations/sample-guests.ts';
import { sampleHalts } from '../operations/sample-halts.ts';
import { SOS, sampleOperations } from '../operations/sample-operations.ts';
import { sampleOutreach } from '../operations/sample-outreach.ts';
import { PAGES_URL, samplePeople } from '../operations/sample-people.ts';
import { sampleReleases } from '../operations/sample-releases.ts';
import { sampleTexts } from '../operations/sample-texts.ts';
import { sampleTrials } from '../operations/sample-trials.ts';
import { sampleUploads } from '../operations/sample-uploads.ts';
import { sampleVoters, VOTER_ID } from '../operations/sample-voters.ts';
import { sampleAssets } from '../site-kit/sample-assets.ts';
import { signedIn } from '../site-kit/signed-in.ts';
import { sampleSignIn } from '../staff/sample-sign-in.ts';
import { sampleVoterSite } from '../voter-site/sample-voter-site.ts';

const NAMED = { firstName: 'Mary', lastName: 'Wright', dateOfBirth: '03-09-1971' };
type Posted = { readonly action: keyof typeof VOTER_ACTIONS; readonly form: Readonly<Record<string, string>> };

/** Pages that answer a form, at addresses that only this server has: what names a voter stands in none. */
export const VOTER_PAGES: Readonly<Record<string, Posted>> = {
  '/sample/voters-found': { action: 'find-voter', form: NAMED },
  '/sample/voters-refused': { action: 'find-voter', form: { ...NAMED, lastName: '', dateOfBirth: '31/12/1970' } },
  '/sample/voters-nobody': { action: 'find-voter', form: { voterId: 'V999999999' } },
  '/sample/voter': { action: 'show-voter', form: { voterId: VOTER_ID } },
  '/sample/voter-diagnosis': {
    action: 'diagnose-sign-up',
    form: { voterId: VOTER_ID, ...NAMED, firstName: 'Maria', zip: '530-0001' },
  },
  '/sample/voter-not-signed-up': { action: 'show-voter', form: { voterId: 'V030000019' } },
  '/sample/opt-out-refused': { action: 'end-subscription', form: { voterId: VOTER_ID, channel: 'all' } },
};

const formOf = (form: Posted['form']) => ({
  method: 'POST',
  headers: { origin: PAGES_URL, 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(form).toString(),
});

/** A sheet with a mistake and a question. */
const refusedSheet = () => {
  const body = new FormData();
  const texts = 'text,en\nmessages.Received.voice,Your ballot came in 2026. {name}';
  body.set('file', new File([texts], 'texts.csv', { type: 'text/csv' }));
  body.set('election', '2026-11-03-03-water-board');
  return { method: 'POST', headers: { origin: PAGES_URL }, body };
};

/** All pages at one address of this machine, as the local stage's gateway serves them. */
export const startSampleServer = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  const assets = await sampleAssets();
  const voters = sampleVoterSite(assets);
  const operations = sampleOperations(assets);
  const { site: people, staff, now } = samplePeople(assets.nameOf);
  for (const county of [null, '03']) {
    staff.addPerson(county === null ? 'sos-operations' : 'county-clerk', county);
    const person = staff.addPerson('read-only', county);
    staff.signedIn({ ...person, id: SOS.id, county: null }, now);
  }
  const files = sampleFiles(assets.nameOf).site;
  const outreach = sampleOutreach(assets.nameOf);
  const trials = await sampleTrials(assets.nameOf);
  const help = sampleVoters(assets.nameOf).site;
  const guests = sampleGuests(assets.nameOf).site;
  const uploads = (await sampleUploads(assets.nameOf)).site;
  const halts = sampleHalts(assets.nameOf).site;
  const texts = (await sampleTexts(assets.nameOf)).site;
  const releases = (await sampleReleases(assets.nameOf)).site;
  const signIn = sampleSignIn(assets.nameOf).site;
  const frame = { root: '', assetsPath: '/assets', assetName: assets.nameOf, rehearsal: true, now: NOW };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const answer = async (): Promise<Response> => {
      if (path.startsWith('/outbox')) {
        const html = renderOutbox({ frame, messages: OUTBOX, countyMail: COUNTY_MAIL });
        return new Response(html, { headers: { ...PAGE_HEADERS, 'Content-Type': 'text/html; charset=utf-8' } });
      }
      if (path === '/local/sign-in') {
        const html = renderSignIn({
          frame,
          people: SEEDED_PEOPLE,
          accounts: SEEDED_PEOPLE.map((one) => ({ ...one, subject: one.email })),
        });
        return new Response(html, { headers: { ...PAGE_HEADERS, 'Content-Type': 'text/html; charset=utf-8' } });
      }
      if (/^\/operations\/(sign-in|invitations)/.test(path)) return signIn.request(path, {}, signedIn(null));
      if (/^\/operations\/(contacts|systems|dates|participation)/.test(path))
        return files.request(path, {}, signedIn(SOS));
      if (path.startsWith('/operations/outreach')) return outreach.request(path, {}, signedIn(SOS));
      if (path.startsWith('/operations/uploads')) return uploads.request(path, {}, signedIn(SOS));
      if (/^\/operations\/(halts|retractions|brakes)/.test(path)) return halts.request(path, {}, signedIn(SOS));
      if (path.startsWith('/operations/texts')) return texts.request(path, {}, signedIn(SOS));
      if (path === '/sample/texts-refused') {
        const [init, bindings] = [refusedSheet(), signedIn(SOS)];
        return texts.request(TEXT_ACTIONS['submit-texts'].path, init, bindings);
      }
      if (path.startsWith('/operations/guests')) return guests.request(path, {}, signedIn(SOS));
      if (/^\/operations\/(releases|test-environment|issues)/.test(path))
        return releases.request(path, {}, signedIn(SOS));
      if (/^\/operations\/(smoke-test|mock-election)/.test(path)) return trials.request(path, {}, signedIn(SOS));
      if (path === '/operations/voters') return help.request(path, {}, signedIn(SOS));
      const posted = VOTER_PAGES[path];
      if (posted) return help.request(VOTER_ACTIONS[posted.action].path, formOf(posted.form), signedIn(SOS));
      if (/^\/operations\/(people|sessions)/.test(path)) return people.request(path, {}, signedIn(SOS));
      return path.startsWith('/operations')
        ? operations.request(path, {}, signedIn(SOS))
        : // The voter site's bindings carry the same context.
          voters.request(path, {}, signedIn(null) as never);
    };
    void answer().then(async (result) => {
      response.writeHead(result.status, Object.fromEntries(result.headers));
      response.end(Buffer.from(await result.arrayBuffer()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
