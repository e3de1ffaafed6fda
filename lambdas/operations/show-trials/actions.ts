import * as z from 'zod';
import { CopyId } from '../../../lib/data-refresh/domain/copy.ts';
import { type StartRefreshPorts, startRefresh } from '../../../lib/data-refresh/use-cases/start-refresh.ts';
import type { MockNotice, TrialNotice } from '../../../lib/operations/domain/trial-notice.ts';
import type { TRIAL_ACTIONS } from '../../../lib/platform/access.ts';
import type { Ended } from '../../../lib/runtime/recorded.ts';
import { type StartMockPorts, startMockElection } from '../../../lib/test-environment/use-cases/start-mock-election.ts';
import { type StartSmokePorts, startSmokeTest } from '../../../lib/test-environment/use-cases/start-smoke-test.ts';

type Form = Readonly<Record<string, unknown>>;
type Notice = TrialNotice | MockNotice;
type Kind = 'smoke-test' | 'data-refresh' | 'mock-election';
type Action = (ports: StartSmokePorts & StartRefreshPorts & StartMockPorts, form: Form) => Promise<Ended<Notice>>;

const Counties = z.object({ counties: z.enum(['all', 'failed']) });

const Copy = z.object({ copy: CopyId });

/** What starts a mock election, as it is typed; whether it is right is judged against who takes part. */
export const MockFormFields = z.object({ counties: z.string().max(1_000), ballots: z.string().max(9) });

const refused = (notice: Notice, kind: Kind = 'smoke-test'): Ended<Notice> => ({
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
  'start-mock-election': async (ports, form) => {
    const { data } = MockFormFields.safeParse(form);
    if (data === undefined) return refused('bad-request', 'mock-election');
    const started = await startMockElection(ports, data);
    if (!started.ok) return refused(started.error, 'mock-election');
    const { name, ...after } = started.value;
    return { answer: 'started', outcome: 'done', audit: { target: { kind: 'mock-election', id: name }, after } };
  },
};

/** The page that each leads back to. */
export const PAGE_OF: Readonly<Record<keyof typeof ACTIONS, `/operations/${string}`>> = {
  'start-smoke-test': '/operations/smoke-test',
  'start-data-refresh': '/operations/data-refresh',
  'start-mock-election': '/operations/mock-election',
};
