import { NotDone } from '../../../lib/operations/pages/not-done.tsx';
import type { FILE_ACTIONS } from '../../../lib/platform/access.ts';
import { startCountyCheck } from '../../../lib/sync-checks/use-cases/start-county-check.ts';
import {
  type NotStartedAgain,
  startNightCheckAgain,
} from '../../../lib/sync-checks/use-cases/start-night-check-again.ts';
import { type Acted, type Action, type Answered, done } from './action.ts';

const targetOf = (id: string) => ({ kind: 'sync-check', id });

const SENTENCES: Readonly<Record<NotStartedAgain, string>> = {
  'not-found': 'This county has no such check.',
  'not-startable':
    'The check has not failed, or was started again already, or its window has closed. After the close, agree a date with the county.',
  'check-already-running': 'Another check of this county is running. Wait until it has ended.',
};

const refused = (acted: Acted, id: string, reason: NotStartedAgain): Answered => ({
  answer: {
    page: (
      <NotDone
        frame={acted.frame}
        viewer={acted.viewer}
        title="No check was started"
        refused={SENTENCES[reason]}
        back={{ href: `/operations/counties/${acted.county.code}`, text: `${acted.county.name} County` }}
      />
    ),
    status: reason === 'not-found' ? 400 : 409,
  },
  outcome: 'refused',
  audit: { target: targetOf(id), reason },
});

const back = ({ county }: Acted, notice: string): string => `/operations/counties/${county.code}?notice=${notice}`;

type CheckAction = Extract<keyof typeof FILE_ACTIONS, 'start-sync-check' | 'restart-sync-check'>;

/** What the buttons about a county's checks do. */
export const CHECK_ACTIONS: Readonly<Record<CheckAction, Action>> = {
  'start-sync-check': async (ports, acted) => {
    const started = await startCountyCheck(ports, acted.county.code, ports.log);
    if (!started.ok) return refused(acted, '', 'check-already-running');
    const { id, status } = started.value;
    return done({ to: back(acted, 'check-started') }, { target: targetOf(id), after: { status } });
  },
  'restart-sync-check': async (ports, acted) => {
    const id = typeof acted.form['id'] === 'string' ? acted.form['id'] : '';
    const started = await startNightCheckAgain(ports, acted.county.code, id, ports.log);
    if (!started.ok) return refused(acted, started.error === 'not-found' ? '' : id, started.error);
    const { status } = started.value;
    return done(
      { to: back(acted, 'check-started-again') },
      { target: targetOf(id), before: { status }, after: { status: 'requested' } },
    );
  },
};
