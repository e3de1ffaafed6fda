import { countyOfUpload } from '../../../lib/ballot-tracking/domain/upload.ts';
import { maySee } from '../../../lib/operations/domain/viewer.ts';
import { OperationsNotFound } from '../../../lib/operations/pages/operations-not-found.tsx';
import { UploadPage } from '../../../lib/operations/pages/upload.tsx';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import type { VisitAt } from '../visit.ts';
import type { UploadSitePorts } from './ports.ts';

const choiceOf = <Choice extends string>(choices: readonly Choice[], asked: string | undefined): Choice | undefined =>
  choices.find((choice) => choice === asked);

type Asked = { readonly confirm?: string; readonly notice?: string; readonly refused?: string };

/** One held upload, and what may be decided about it. Another county's looks like one that is not there. */
export const uploadPage = async (ports: UploadSitePorts, visit: VisitAt, id: string, query: Asked) => {
  const county = countyOfUpload(id);
  const upload = county !== undefined && maySee(visit.viewer, county) ? await ports.book.find(county, id) : undefined;
  if (!upload?.hold) return pageResponse(<OperationsNotFound {...visit} />, 404);
  const { refused } = query;
  const shown = {
    ...visit,
    upload: { ...upload, hold: upload.hold },
    confirm: choiceOf(['release', 'discard'], query.confirm),
    notice: choiceOf(['released', 'discarded'], query.notice),
    ...(refused === undefined ? {} : { refused }),
  };
  return pageResponse(<UploadPage {...shown} />, refused === undefined ? 200 : 409);
};
