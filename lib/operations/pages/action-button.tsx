import type { FC } from 'hono/jsx';

type ActionButtonProps = {
  /** The address that the action is posted to. */
  action: string;
  /** What goes with it, unseen: whom or what it is about. */
  fields: Readonly<Record<string, string>>;
  /** The whole sentence, for whoever does not see the row around the button. */
  label: string;
  text: string;
};

/** An action on one row of a table. */
export const ActionButton: FC<ActionButtonProps> = ({ action, fields, label, text }) => (
  <form method="post" action={action}>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button class="usa-button usa-button--outline" type="submit" aria-label={label}>
      {text}
    </button>
  </form>
);
