import type { FC } from 'hono/jsx';
import type { County } from '../../shared/counties.ts';
import type { Frame } from '../../site-kit/frame.ts';
import type { SyncCheck } from '../../sync-checks/domain/check.ts';
import { canStartAgain } from '../../sync-checks/domain/reopening.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ActionButton } from './action-button.tsx';

const PATH = '/operations/check-starts';

type ButtonProps = { frame: Frame; viewer: Viewer; county: Pick<County, 'code' | 'name'> };

/** Starts a check of the viewer's own county, for those who may. */
export const StartCheck: FC<ButtonProps> = ({ frame, viewer, county }) =>
  viewer.county === county.code && viewer.does.includes('start-sync-check') ? (
    <ActionButton
      action={`${frame.root}${PATH}`}
      fields={{ county: county.code }}
      label={`Start a check of ${county.name} County now`}
      text="Start a check"
    />
  ) : null;

/** Starts a night's failed check again while its window is open, for those who may. */
export const StartAgain: FC<ButtonProps & { check: SyncCheck }> = ({ frame, viewer, county, check }) =>
  viewer.does.includes('restart-sync-check') && canStartAgain(check, frame.now) ? (
    <ActionButton
      action={`${frame.root}${PATH}/again`}
      fields={{ county: county.code, id: check.id }}
      label={`Start the check of ${county.name} County again`}
      text="Start again"
    />
  ) : null;
