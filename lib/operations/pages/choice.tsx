import type { Child, FC } from 'hono/jsx';

type ChoiceProps = {
  /** The page that the choice leads to. */
  action: string;
  /** The parameter that carries what is chosen. */
  name: string;
  label: string;
  /** The options. */
  children?: Child;
};

/** What a page shows, chosen from a list. */
export const Choice: FC<ChoiceProps> = ({ action, name, label, children }) => (
  <form class="range" method="get" action={action}>
    <div class="range__field">
      <label class="usa-label" for={name}>
        {label}
      </label>
      <select class="usa-select" id={name} name={name}>
        {children}
      </select>
    </div>
    <button class="usa-button" type="submit">
      Show
    </button>
  </form>
);
