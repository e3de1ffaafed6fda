import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import { toPacificIso } from '../../../lib/shared/time.ts';
import type { AlternateRefusal } from '../../../lib/sync-checks/domain/alternate.ts';
import {
  type AlternateRequest,
  agreeAlternateDate,
  type Ports,
} from '../../../lib/sync-checks/use-cases/agree-alternate-date.ts';

const STATUS: Readonly<Record<AlternateRefusal['code'], number>> = {
  'alternate-date-past': 422,
  'alternate-date-too-far': 422,
  'alternate-date-too-late': 422,
  'alternate-date-used': 409,
  'alternate-changed-meanwhile': 409,
};

/** Agrees an alternate date with a county, or moves it. */
export const putAlternateSchedule =
  (ports: Ports) =>
  async (
    { body, path }: ApiRequest<AlternateRequest, unknown, { code: string }>,
    { log }: ApiContext,
  ): Promise<ApiAnswer> => {
    const before = await ports.alternates.find(path.code);
    const agreed = await agreeAlternateDate(ports, path.code, body, log);
    if (!agreed.ok) return problem(STATUS[agreed.error.code], agreed.error.code, agreed.error.sentence);
    const { startsAt, closesAt } = agreed.value;
    const window = { runAt: toPacificIso(startsAt), closesAt: toPacificIso(closesAt) };
    const { reason } = body;
    const audit = { before: before ?? null, after: { ...window, state: 'agreed' }, reason };
    return { status: 200, body: { county: path.code, ...window, reason }, audit };
  };
