import * as z from 'zod';
import { CopyId } from '../../../lib/data-refresh/domain/copy.ts';
import { type StartRefreshPorts, startRefresh } from '../../../lib/data-refresh/use-cases/start-refresh.ts';
import type { TrialNotice } from '../../../lib/operations/domain/trial-notice.ts';
import type { TRIAL_ACTIONS } from '../../../lib/platform/access.ts';
import type { Ended } from '../../../lib/runtime/recorded.ts';
import { type StartSmokePorts, startSmokeTest } from '../../../lib/test-environment/use-cases/start-smoke-test.ts';

type Form = Readonly<Record<string, unknown>>;
type Action = (ports: StartSmokePorts & StartRefreshPorts, form: Form) => Promise<Ended<TrialNotice>>;

const Counties = z.object({ counties: z.enum(['all', 'failed']) });

const Copy = z.object({ copy: CopyId });

const refused = (notice: TrialNotice, kind: 'smoke-test' | 'data-refresh' = 'smoke-test'): Ended<TrialNotice> => ({
  answer: notice,
  outcome: 'refused',
  audit: { target: { kind, id: '' }, reason: notice },
});

/** What each action of the pages of trials does. */
export const ACTIONS: Readonly<Record<keyof typeof TRIAL_ACTIONS, Action>> = {
  'start-smoke-test': async (ports, form) => {
    const { data } = Counties.safeParse(form);
    if (data === undefined) return refused('bad-request');
    const started = await startSmokeTest(ports, { failedOnly: data.counties === 'failed' });
    if (!started.ok) return refused(started.error);
    const audit = { target: { kind: 'smoke-test', id: started.value }, after: { counties: data.counties } };
    return { answer: 'started', outcome: 'done', audit };
  },
  'start-data-refresh': async (ports, form) => {
    const { data } = Copy.safeParse(form);
    if (data === undefined) return refused('bad-request', 'data-refresh');
    const answer = await startRefresh(ports, data.copy);
    if (answer !== 'started') return refused(answer, 'data-refresh');
    return { answer, outcome: 'done', audit: { target: { kind: 'data-refresh', id: data.copy } } };
  },
};

/** The page that each leads back to. */
export const PAGE_OF: Readonly<Record<keyof typeof ACTIONS, `/operations/${string}`>> = {
  'start-smoke-test': '/operations/smoke-test',
  'start-data-refresh': '/operations/data-refresh',
};
