/** What the subject of an email begins with that a County Test Environment sends, to whomever: nobody must take it for production's. */
export const TEST_ENVIRONMENT_SUBJECT = 'County Test Environment: ';
