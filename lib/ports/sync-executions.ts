/**
 * Starts the execution of a check; starting the same one again changes nothing. Throws when Step Functions cannot be
 * reached.
 */
export type StartCheck = (checkId: string) => Promise<void>;
