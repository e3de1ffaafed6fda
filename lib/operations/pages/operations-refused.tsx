import type { FC } from 'hono/jsx';
import type { Place } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { OperationsLayout } from './operations-layout.tsx';

/** A page, or an action, that the viewer’s role does not open. That it exists is no secret. */
export const OperationsRefused: FC<{ frame: Place; viewer: Viewer }> = ({ frame, viewer }) => (
  <OperationsLayout frame={frame} viewer={viewer} title="Not for your role" section={null}>
    <p class="usa-intro">Your role does not open this page.</p>
    <p>If your work needs it, ask whoever invited you to change your role.</p>
    <p>
      <a class="usa-button" href={`${frame.root}/operations`}>
        Go to the sync checks
      </a>
    </p>
  </OperationsLayout>
);
