import type { FC } from 'hono/jsx';
import type { Place } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Refused } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';

type NotDoneProps = {
  frame: Place;
  viewer: Viewer;
  title: string;
  refused: string;
  /** Where one came from. */
  back: { href: string; text: string };
};

/** Why a button did nothing, and the way back. */
export const NotDone: FC<NotDoneProps> = ({ frame, viewer, title, refused, back }) => (
  <OperationsLayout frame={frame} viewer={viewer} title={title} section={null} trail={[back]}>
    <Refused text={refused} />
    <p>
      <a href={`${frame.root}${back.href}`}>{back.text}</a>
    </p>
  </OperationsLayout>
);
