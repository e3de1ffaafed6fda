import { countyOfCheckId } from '../../sync-checks/domain/check-id.ts';
import type { SyncChecks } from '../../sync-checks/ports/checks.ts';
import type { EmsSimulator } from './ems-simulator.ts';

const CHECK_EXECUTION = /^sync-check-(.+?)(?:-r\d+)?$/;

/**
 * Whether an execution that waits for a task token waits for somebody who will not answer by themselves: its check
 * awaits the extract of a county whose EMS is silent, in the hands of whoever tests, or has failed to deliver it.
 */
export const isLeftAlone =
  (checks: Pick<SyncChecks, 'read'>, ems: EmsSimulator) =>
  async (executionName: string): Promise<boolean> => {
    const checkId = CHECK_EXECUTION.exec(executionName)?.[1];
    const county = checkId === undefined ? undefined : countyOfCheckId(checkId);
    if (checkId === undefined || county === undefined) return false;
    if (ems.mode(county) === 'simulated' && !ems.gaveUp(checkId)) return false;
    return (await checks.read(checkId))?.status === 'awaiting-extract';
  };
