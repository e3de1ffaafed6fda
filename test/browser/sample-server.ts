import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { renderOutbox } from '../../lib/local/outbox/outbox-page.tsx';
import { PAGE_HEADERS } from '../../lib/site-kit/security-headers.ts';
import { COUNTY_MAIL, OUTBOX } from '../local/outbox/sample-mail.ts';
import { NOW } from '../operations/sample-checks.ts';
import { SOS, sampleOperations } from '../operations/sample-operations.ts';
import { sampleAssets } from '../site-kit/sample-assets.ts';
import { signedIn } from '../site-kit/signed-in.ts';
import { sampleVoterSite } from '../voter-site/sample-voter-site.ts';

/** All pages at one address of this machine, as the local stage's gateway serves them. */
export const startSampleServer = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  const assets = sampleAssets();
  const voters = sampleVoterSite(assets);
  const operations = sampleOperations(assets);
  const frame = { root: '', assetsPath: '/assets', assetName: assets.nameOf, rehearsal: true, now: NOW };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const answer = async (): Promise<Response> => {
      if (path.startsWith('/outbox')) {
        const html = renderOutbox({ frame, messages: OUTBOX, countyMail: COUNTY_MAIL });
        return new Response(html, { headers: { ...PAGE_HEADERS, 'Content-Type': 'text/html; charset=utf-8' } });
      }
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
