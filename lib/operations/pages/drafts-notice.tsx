import type { FC } from 'hono/jsx';

/** Our own texts are marked wherever staff see them, until the Secretary of State has supplied others. */
export const DraftsNotice: FC = () => (
  <div class="usa-alert usa-alert--warning usa-alert--slim">
    <div class="usa-alert__body">
      <p class="usa-alert__text">
        Voters get draft wording: the Secretary of State has not supplied or reviewed these texts.
      </p>
    </div>
  </div>
);
