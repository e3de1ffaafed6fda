import * as z from 'zod';
import type { TrialNotice } from '../../../lib/operations/domain/trial-notice.ts';
import type { TRIAL_ACTIONS } from '../../../lib/platform/access.ts';
import type { Ended } from '../../../lib/runtime/recorded.ts';
import { type StartSmokePorts, startSmokeTest } from '../../../lib/test-environment/use-cases/start-smoke-test.ts';

type Form = Readonly<Record<string, unknown>>;
type Action = (ports: StartSmokePorts, form: Form) => Promise<Ended<TrialNotice>>;

const Counties = z.object({ counties: z.enum(['all', 'failed']) });

const refused = (notice: TrialNotice): Ended<TrialNotice> => ({
  answer: notice,
  outcome: 'refused',
  audit: { target: { kind: 'smoke-test', id: '' }, reason: notice },
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
};
