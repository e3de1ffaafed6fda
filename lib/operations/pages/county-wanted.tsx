import type { FC } from 'hono/jsx';
import { COUNTIES } from '../../shared/counties.ts';
import type { Place } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Choice } from './choice.tsx';
import { OperationsLayout } from './operations-layout.tsx';

type CountyWantedProps = { frame: Place; viewer: Viewer; title: string; path: string };

/** A form of the state's about one county, before one is chosen. */
export const CountyWanted: FC<CountyWantedProps> = ({ frame, viewer, title, path }) => (
  <OperationsLayout frame={frame} viewer={viewer} title={title} section={null}>
    <Choice action={`${frame.root}${path}`} name="county" label="Whose file">
      {COUNTIES.map(({ code, name }) => (
        <option value={code}>{name} County</option>
      ))}
    </Choice>
  </OperationsLayout>
);
