import type { Retraction } from '../../../lib/ballot-tracking/domain/retraction.ts';
import type { RetractionPorts } from '../../../lib/ballot-tracking/use-cases/manage-retractions.ts';
import { currentElections } from '../../../lib/elections/domain/current-elections.ts';
import type { ElectionStore } from '../../../lib/elections/ports.ts';
import { retractionNoticeOf } from '../../../lib/operations/domain/retraction-notice.ts';
import { retractionSheet } from '../../../lib/operations/pages/retraction-words.ts';
import { RetractionsPage } from '../../../lib/operations/pages/retractions.tsx';
import { maskedContact } from '../../../lib/operations/pages/voter-words.ts';
import { LANGUAGE_WORDS } from '../../../lib/shared/codes.ts';
import { csvResponse } from '../../../lib/site-kit/csv-response.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import type { SubscriptionStore } from '../../../lib/voters/ports.ts';
import type { VisitAt } from '../visit.ts';

export type RetractionPagePorts = RetractionPorts & {
  readonly elections: Pick<ElectionStore, 'find' | 'list'>;
  readonly subscriptions: Pick<SubscriptionStore, 'find'>;
};

/** Some of the recipients, by as much of their contacts as says that they are people. */
const contactsOf = (ports: RetractionPagePorts, { sample, phase }: Retraction): Promise<readonly string[]> =>
  Promise.all(
    (phase === 'proposed' ? sample : []).map(async ({ voterId, channel, language }) => {
      const subscription = await ports.subscriptions.find(voterId);
      const to = subscription ? maskedContact(channel, subscription) : 'somebody who has signed off since';
      return `${to} (${LANGUAGE_WORDS[language]})`;
    }),
  );

/** The page of retractions, or the same as a file. */
export const showRetractions = async (
  ports: RetractionPagePorts,
  visit: VisitAt,
  query: Readonly<Record<string, string>>,
): Promise<Response> => {
  const all = await ports.retractions.list();
  if (query['format'] === 'csv') return csvResponse('retractions', retractionSheet(all));
  const retractions = await Promise.all(all.map(async (one) => ({ ...one, contacts: await contactsOf(ports, one) })));
  const elections = currentElections(await ports.elections.list(), visit.now);
  const notice = retractionNoticeOf(query['notice']);
  return pageResponse(<RetractionsPage {...visit} {...{ retractions, elections, notice }} />);
};
