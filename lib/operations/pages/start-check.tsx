import type { FC } from 'hono/jsx';
import type { County } from '../../shared/counties.ts';
import type { Frame, Place } from '../../site-kit/frame.ts';
import type { SyncCheck } from '../../sync-checks/domain/check.ts';
import { canStartAgain } from '../../sync-checks/domain/reopening.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ActionButton } from './action-button.tsx';
import { Refused } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';

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

/** Why no check was started. */
export const CheckNotStarted: FC<{ frame: Place; viewer: Viewer; county: County; refused: string }> = ({
  frame,
  viewer,
  county,
  refused,
}) => (
  <OperationsLayout
    frame={frame}
    viewer={viewer}
    title="No check was started"
    section={null}
    trail={[
      { href: '/operations', text: 'Sync checks' },
      { href: `/operations/counties/${county.code}`, text: `${county.name} County` },
    ]}
  >
    <Refused text={refused} />
    <p>
      <a href={`${frame.root}/operations/counties/${county.code}`}>The checks of {county.name} County</a>
    </p>
  </OperationsLayout>
);
