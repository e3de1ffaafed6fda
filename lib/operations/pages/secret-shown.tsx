import type { FC } from 'hono/jsx';
import type { County } from '../../shared/counties.ts';
import type { Place } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { OperationsLayout } from './operations-layout.tsx';

type SecretShownProps = {
  frame: Place;
  viewer: Viewer;
  county: County;
  /** What the secret is for, in a sentence. */
  what: string;
  /** What goes with it: names and values. The secret is among them. */
  values: Readonly<Record<string, string>>;
};

/** A new secret, in the one answer that holds it. No copy of it is kept that anybody could read. */
export const SecretShown: FC<SecretShownProps> = ({ frame, viewer, county, what, values }) => (
  <OperationsLayout
    frame={frame}
    viewer={viewer}
    title="Keep this secret now"
    section={null}
    trail={[
      { href: '/operations/counties', text: 'Counties' },
      { href: `/operations/systems?county=${county.code}`, text: `${county.name} County: system and credentials` },
    ]}
  >
    <p class="usa-intro">{what} It is shown this once: give it to the county by a way that only its staff read.</p>
    <dl class="dates">
      {Object.entries(values).map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>
            <code class="secret">{value}</code>
          </dd>
        </div>
      ))}
    </dl>
    <p>
      <a class="usa-button" href={`${frame.root}/operations/systems?county=${county.code}`}>
        I have kept it
      </a>
    </p>
  </OperationsLayout>
);
