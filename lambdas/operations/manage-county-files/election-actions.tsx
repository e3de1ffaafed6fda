import { DecisionBody, ElectionPath } from '../../../lib/elections/api.ts';
import { auditedDecision } from '../../../lib/elections/domain/audited.ts';
import type { Decision } from '../../../lib/elections/domain/requested-election.ts';
import { decideElection } from '../../../lib/elections/use-cases/decide-election.ts';
import { decisionNews } from '../../../lib/operations/pages/county-news.ts';
import { NotDone } from '../../../lib/operations/pages/not-done.tsx';
import { tellCounty } from '../../../lib/operations/use-cases/tell-county.ts';
import type { FILE_ACTIONS } from '../../../lib/platform/access.ts';
import { type Acted, type Action, type Answered, done } from './action.ts';

const refused = ({ frame, viewer }: Acted, id: string, code: string, detail: string): Answered => ({
  answer: {
    page: (
      <NotDone
        frame={frame}
        viewer={viewer}
        title="Nothing was decided"
        refused={detail}
        back={{ href: '/operations/counties', text: 'Counties' }}
      />
    ),
    status: code === 'bad-request' || code === 'not-found' ? 400 : 409,
  },
  outcome: 'refused',
  audit: { target: { kind: 'election', id }, reason: code },
});

/** The decision that a form holds: the contract of the API, with a version that is typed nowhere. */
const decisionIn = ({ decision, version, reason }: Acted['form']): ReturnType<typeof DecisionBody.safeParse> =>
  DecisionBody.safeParse({ decision, version: Number(version), ...(decision === 'decline' ? { reason } : {}) });

/** Accepts or declines a county's local election, as the call of the API does. */
const decide: Action = async (ports, acted) => {
  const id = ElectionPath.safeParse(acted.form).data?.id ?? '';
  const requested = id === '' ? undefined : await ports.requests.find(id);
  if (requested?.election.county !== acted.county.code) {
    return refused(acted, '', 'not-found', 'This county has asked for no such election.');
  }
  const parsed = decisionIn(acted.form);
  if (!parsed.success) {
    return refused(acted, id, 'bad-request', parsed.error.issues[0]?.message ?? 'The form is not complete.');
  }
  const { data } = parsed;
  const decision: Decision =
    data.decision === 'accept'
      ? { accept: true, version: data.version }
      : { accept: false, version: data.version, reason: data.reason };
  const decided = await decideElection(ports, id, decision, acted.by.id);
  if (!decided.ok) return refused(acted, id, decided.error.code, decided.error.detail);
  const { known } = decided.value;
  ports.log.info('ELECTION_DECIDED', { electionId: id, county: acted.county.code, state: known.approval });
  const news = decisionNews(known.election, known.declinedBecause, ports.pagesUrl);
  await tellCounty(ports, acted.county.code, news, ports.log);
  return done({ to: `/operations/counties?notice=election-${known.approval}` }, auditedDecision(known));
};

/** What the forms about counties' local elections do. */
export const ELECTION_ACTIONS: Readonly<Record<Extract<keyof typeof FILE_ACTIONS, 'decide-election'>, Action>> = {
  'decide-election': decide,
};
