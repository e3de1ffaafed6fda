import { NotDone } from '../../../lib/operations/pages/not-done.tsx';
import type { FILE_ACTIONS } from '../../../lib/platform/access.ts';
import { countyOfCheckId } from '../../../lib/sync-checks/domain/check-id.ts';
import { cancelCountyCheck } from '../../../lib/sync-checks/use-cases/cancel-county-check.ts';
import { startCountyCheck } from '../../../lib/sync-checks/use-cases/start-county-check.ts';
import {
  type NotStartedAgain,
  startNightCheckAgain,
} from '../../../lib/sync-checks/use-cases/start-night-check-again.ts';
import { type Acted, type Action, type Answered, done } from './action.ts';
import type { FilePorts } from './ports.ts';

const targetOf = (id: string) => ({ kind: 'sync-check', id });

const SENTENCES: Readonly<Record<NotStartedAgain, string>> = {
  'not-found': 'This county has no such check.',
  'not-startable':
    'The check has not failed, or was started again already, or its window has closed. After the close, agree a date with the county.',
  'check-already-running': 'Another check of this county is running. Wait until it has ended.',
};

type Refusal = {
  readonly title: 'No check was started' | 'No check was cancelled';
  readonly reason: string;
  readonly sentence: string;
  /** The check that it is about, once it is known to be the county's. */
  readonly id?: string;
  /** The check that runs. */
  readonly running?: string | undefined;
};

const refused = (acted: Acted, { title, reason, sentence, id = '', running }: Refusal): Answered => ({
  answer: {
    page: (
      <NotDone
        frame={acted.frame}
        viewer={acted.viewer}
        title={title}
        refused={sentence}
        back={{ href: `/operations/counties/${acted.county.code}`, text: `${acted.county.name} County` }}
        instead={
          running === undefined ? undefined : { href: `/operations/checks/${running}`, text: 'The check that runs' }
        }
      />
    ),
    status: reason === 'not-found' ? 400 : 409,
  },
  outcome: 'refused',
  audit: { target: targetOf(id), reason },
});

/** Why no check was started, with the one that runs if that is why. */
const notStarted = async (ports: FilePorts, acted: Acted, reason: NotStartedAgain, id: string): Promise<Answered> => {
  const locks = reason === 'check-already-running' ? await ports.checks.running() : [];
  const running = locks.find(({ county }) => county === acted.county.code)?.checkId;
  return refused(acted, { title: 'No check was started', reason, sentence: SENTENCES[reason], id, running });
};

/** The refusal of a test environment's gate, in its own words: what its night would skip is not started by hand either. */
const refusedByGate = async (ports: FilePorts, acted: Acted, id: string): Promise<Answered | undefined> => {
  const closed = await ports.gate?.(acted.county.code);
  return closed && refused(acted, { title: 'No check was started', reason: closed.code, sentence: closed.detail, id });
};

const back = ({ county }: Acted, notice: string): string => `/operations/counties/${county.code}?notice=${notice}`;

const idIn = ({ form }: Acted): string => (typeof form['id'] === 'string' ? form['id'] : '');

type CheckAction = Extract<keyof typeof FILE_ACTIONS, 'start-sync-check' | 'restart-sync-check' | 'cancel-sync-check'>;

/** What the buttons about a county's checks do. */
export const CHECK_ACTIONS: Readonly<Record<CheckAction, Action>> = {
  'start-sync-check': async (ports, acted) => {
    const closed = await refusedByGate(ports, acted, '');
    if (closed !== undefined) return closed;
    const started = await startCountyCheck(ports, acted.county.code, ports.log);
    if (!started.ok) return notStarted(ports, acted, 'check-already-running', '');
    const { id, status } = started.value;
    return done({ to: back(acted, 'check-started') }, { target: targetOf(id), after: { status } });
  },
  'restart-sync-check': async (ports, acted) => {
    const id = idIn(acted);
    const closed = await refusedByGate(ports, acted, countyOfCheckId(id) === acted.county.code ? id : '');
    if (closed !== undefined) return closed;
    const started = await startNightCheckAgain(ports, acted.county.code, id, ports.log);
    if (!started.ok) return notStarted(ports, acted, started.error, started.error === 'not-found' ? '' : id);
    const { status } = started.value;
    return done(
      { to: back(acted, 'check-started-again') },
      { target: targetOf(id), before: { status }, after: { status: 'requested' } },
    );
  },
  'cancel-sync-check': async (ports, acted) => {
    const title = 'No check was cancelled';
    const id = idIn(acted);
    const check = countyOfCheckId(id) === acted.county.code ? await ports.checks.read(id) : null;
    if (check === null) return refused(acted, { title, reason: 'not-found', sentence: SENTENCES['not-found'] });
    const cancelled = await cancelCountyCheck(ports, check, ports.log);
    if (!cancelled.ok) {
      const { code, sentence } = cancelled.error;
      return refused(acted, { title, reason: code, sentence, id });
    }
    const { status } = cancelled.value;
    const audit = { target: targetOf(id), before: { status: check.status }, after: { status } };
    return done({ to: back(acted, 'check-cancelled') }, audit);
  },
};
