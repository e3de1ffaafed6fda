import * as z from 'zod';
import { textsSheet } from '../../../lib/messaging/domain/texts/read-sheet.ts';
import { DRAFTS } from '../../../lib/messaging/domain/texts/texts-version.ts';
import { changedTexts } from '../../../lib/messaging/use-cases/compare-texts.ts';
import { textsNow } from '../../../lib/messaging/use-cases/manage-texts.ts';
import { previewTexts } from '../../../lib/messaging/use-cases/preview-texts.ts';
import {
  maySeeTexts,
  ownLocalElections,
  textsNamed,
  textsNoticeOf,
} from '../../../lib/operations/domain/texts-shown.ts';
import { maySee } from '../../../lib/operations/domain/viewer.ts';
import { OperationsNotFound } from '../../../lib/operations/pages/operations-not-found.tsx';
import { TextsPage } from '../../../lib/operations/pages/texts.tsx';
import { TextsVersionPage } from '../../../lib/operations/pages/texts-version.tsx';
import { Language } from '../../../lib/shared/codes.ts';
import { CountyCode } from '../../../lib/shared/counties.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { PAGE_HEADERS } from '../../../lib/site-kit/security-headers.ts';
import type { VisitAt } from '../visit.ts';
import type { TextsSitePorts } from './ports.ts';

const Query = z.object({
  name: z.string().max(100).default(DRAFTS),
  language: Language.catch('en'),
  county: CountyCode.optional().catch(undefined),
  election: z.string().max(100).optional(),
  rollBack: z.string().optional(),
});

type Asked = { readonly visit: VisitAt; readonly query: Readonly<Record<string, string>> };
type Page = (ports: TextsSitePorts, asked: Asked) => Promise<Response>;

/** Versions, and a form to hand in another. */
export const textsPage: Page = async (ports, { visit, query }) => {
  const { frame, viewer } = visit;
  const [versions, elections] = await Promise.all([ports.store.versions(), ports.elections.list()]);
  return pageResponse(
    <TextsPage
      frame={frame}
      viewer={viewer}
      versions={versions.filter((version) => maySeeTexts(viewer, version))}
      elections={ownLocalElections(elections, viewer)}
      notice={textsNoticeOf(query['notice'])}
    />,
  );
};

/** The sheet with the texts that are in force. */
export const templateFile: Page = async (ports, { visit }) => {
  const { name, texts } = await textsNow(ports, visit.now);
  const headers = {
    ...PAGE_HEADERS,
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="texts-${name}.csv"`,
  };
  return new Response(textsSheet(texts), { headers });
};

/** One version, or our drafts, and how its messages read. */
export const versionPage: Page = async (ports, { visit, query }) => {
  const { frame, viewer, by, now } = visit;
  const { name, language, county, election: id, rollBack } = Query.parse(query);
  const [versions, elections, inForce] = await Promise.all([
    ports.store.versions(),
    ports.elections.list(),
    textsNow(ports, now),
  ]);
  const version = textsNamed(versions, viewer, name);
  if (version === undefined && name !== DRAFTS) {
    return pageResponse(<OperationsNotFound frame={frame} viewer={viewer} />, 404);
  }
  const election = elections.find((one) => one.id === id);
  const of = county && election && maySee(viewer, county) ? { county, election } : undefined;
  const asked = { name, language, over: inForce.name, of };
  const messages = await previewTexts({ ...ports, texts: ports.store }, asked, now);
  const changed = version === undefined ? [] : await changedTexts(ports.store, version, inForce.texts, language);
  const shown = { frame, viewer, by, version, versions, elections, language, messages, changed };
  return pageResponse(
    <TextsVersionPage {...shown} county={of?.county} election={of?.election} rollsBack={rollBack === 'yes'} />,
  );
};
