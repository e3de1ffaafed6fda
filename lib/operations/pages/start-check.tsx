import type { FC } from 'hono/jsx';
import type { County } from '../../shared/counties.ts';
import { Moment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import { isFinal, isRunning, type SyncCheck } from '../../sync-checks/domain/check.ts';
import { canStartAgain } from '../../sync-checks/domain/reopening.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ActionButton } from './action-button.tsx';
import { PageLink } from './page-link.tsx';

const PATH = '/operations/check-starts';

type ButtonProps = { frame: Frame; viewer: Viewer; county: Pick<County, 'code' | 'name'> };

/** Starts a check of the viewer's own county, for those who may; while one runs, shows that one. */
export const StartCheck: FC<ButtonProps & { checks: readonly (SyncCheck | undefined)[] }> = (props) => {
  const { frame, viewer, county, checks } = props;
  if (viewer.county !== county.code || !viewer.does.includes('start-sync-check')) return null;
  const running = checks.find((check) => check !== undefined && isRunning(check, frame.now));
  if (running !== undefined) return <Running {...props} check={running} />;
  return (
    <ActionButton
      action={`${frame.root}${PATH}`}
      fields={{ county: county.code }}
      label={`Start a check of ${county.name} County now`}
      text="Start a check"
    />
  );
};

const Running: FC<ButtonProps & { check: SyncCheck }> = ({ frame, viewer, county, check }) => (
  <>
    <p>
      <PageLink frame={frame} viewer={viewer} to={`/operations/checks/${check.id}`} otherwise="A check">
        A check of this county
      </PageLink>{' '}
      is running, and must end before <Moment at={check.deadlineAt} />. Another one can be started after it.
    </p>
    <CancelCheck frame={frame} viewer={viewer} county={county} check={check} />
  </>
);

/** Cancels a check that the county has started itself and that has not ended, in two steps, for those who may. */
export const CancelCheck: FC<ButtonProps & { check: SyncCheck }> = ({ frame, viewer, county, check }) =>
  viewer.county === check.county &&
  viewer.does.includes('cancel-sync-check') &&
  check.kind === 'county' &&
  !isFinal(check.status) ? (
    <details>
      <summary>Cancel the check</summary>
      <p class="note">It ends without a result, and nothing of it is published. It cannot be taken up again.</p>
      <ActionButton
        action={`${frame.root}${PATH}/cancellation`}
        fields={{ county: county.code, id: check.id }}
        label={`Cancel this check of ${county.name} County now`}
        text="Cancel this check"
      />
    </details>
  ) : null;

/** Starts a night's failed check again while its window is open, for those who may. */
export const StartAgain: FC<ButtonProps & { check: SyncCheck }> = ({ frame, viewer, county, check }) =>
  viewer.does.includes('restart-sync-check') && canStartAgain(check, frame.now) ? (
    <ActionButton
      action={`${frame.root}${PATH}/again`}
      fields={{ county: county.code, id: check.id }}
      label={`Start again: the check of ${county.name} County`}
      text="Start again"
    />
  ) : null;
