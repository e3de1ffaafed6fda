import { TEST_ENVIRONMENT_SUBJECT } from '../../shared/test-environment-subject.ts';

/** What is written to an office. */
type Written = { readonly subject: string; readonly text: string };

/** Offices get mail of production and of the County Test Environment at one address, and must not take one for the other. */
const TEST_ENVIRONMENT_LINE =
  'This email comes from the County Test Environment: no voter, check or upload in it is a real one.';

/** An email as the stage sends it: one of a County Test Environment says so before anything else, in subject and text. */
export const asStageSays = <Mail extends Written>(stage: string, mail: Mail): Mail =>
  stage === 'cte'
    ? {
        ...mail,
        subject: `${TEST_ENVIRONMENT_SUBJECT}${mail.subject}`,
        text: `${TEST_ENVIRONMENT_LINE}\n\n${mail.text}`,
      }
    : mail;
