import { raw } from 'hono/html';
import { type FC, Fragment } from 'hono/jsx';
import { Layout } from '../../site-kit/layout.tsx';

type Set = 'language' | 'service' | 'skipText' | 'rehearsalText';

/** The document around every page for staff, whether they have signed in or not. */
export const StaffLayout: FC<Omit<Parameters<typeof Layout>[0], Set>> = ({ title, children, ...rest }) => {
  // Nothing of ours is written in these scripts: what a page shows of them are elections' names.
  const content = String(Fragment({ children }));
  return (
    <Layout
      {...rest}
      names={content}
      language="en"
      title={`${title} · Rollcall operations`}
      service={{
        name: 'Rollcall operations',
        owner: 'California Secretary of State',
        href: `${rest.frame.root}/operations`,
      }}
      skipText="Skip to main content"
      rehearsalText="This is a rehearsal. Every voter, check and message here is invented."
    >
      {raw(content)}
    </Layout>
  );
};
