import type { Child } from 'hono/jsx';
import { readTimelines } from '../../../lib/ballot-tracking/use-cases/read-timelines.ts';
import { VoterHelpPage } from '../../../lib/operations/pages/voter-help.tsx';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import type { Typed } from '../../../lib/sign-up/domain/diagnosis.ts';
import { diagnoseVoter } from '../../../lib/sign-up/use-cases/help-voters.ts';
import type { Acted } from './actions.tsx';
import type { HelpSitePorts } from './ports.ts';

type Words = { readonly typed: Typed; readonly done?: string; readonly refused?: string };

/** Everything that helps one voter; undefined where the caller has no such voter. Throws when a table cannot be reached. */
export const voterPage = async (
  ports: HelpSitePorts,
  { frame, viewer, by, now }: Omit<Acted, 'form'>,
  voterId: string,
  words: Words,
): Promise<{ readonly page: Child; readonly county: CountyCode } | undefined> => {
  const found = await diagnoseVoter(ports, by, voterId, words.typed, now);
  if (!found) return undefined;
  const { voter, subscription, diagnosis } = found;
  const [timelines, contact] = await Promise.all([
    readTimelines(ports)({ voter: { ...voter, confidential: false }, subscription }, now),
    ports.contacts.find(voter.county),
  ]);
  const about = { frame, viewer, voter, subscription, diagnosis, timelines, now, countyPhone: contact?.phone };
  return { page: <VoterHelpPage {...about} {...words} />, county: voter.county };
};
