import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * How far a dry run goes: to the first thing that it would do, which is then decided; or to its end, where what becomes
 * of one row says nothing of the next; or to a plan that is made behind the call, which is then started in earnest.
 */
export type DryRun = 'to-first-act' | 'to-end' | 'to-plan';

const running = new AsyncLocalStorage<DryRun>();

/** Ends a dry run where the real one would have begun to act: everything before it has let it pass. */
export class WouldAct extends Error {
  override readonly name = 'WouldAct';
}

/** Does a work in which nothing is written, started or sent. Throws `WouldAct` where it would have begun to. */
export const inDryRun = <Value>(dryRun: DryRun, work: () => Promise<Value>): Promise<Value> =>
  running.run(dryRun, work);

/** The dry run in which this is called; undefined in earnest, and where the call starts a plan that records nothing. */
export const presentDryRun = (): Exclude<DryRun, 'to-plan'> | undefined => {
  const dryRun = running.getStore();
  return dryRun === 'to-plan' ? undefined : dryRun;
};

/** Whether this is called to have a plan made, and nothing else. */
export const isPlanAsked = (): boolean => running.getStore() === 'to-plan';

type Next = (request: object) => Promise<object>;
/** What of the stack of every client is used; its own type is another for each client. */
type Stack = {
  add(
    middleware: (next: Next, context: { readonly commandName?: string }) => Next,
    options: { readonly step: 'initialize'; readonly name: string },
  ): void;
};

/** Commands of AWS that change nothing. */
const READS = /^(Get|List|Describe|Head)/;

/** A client of AWS that acts in earnest only: in a dry run every command but a read ends it. */
export const inEarnestOnly = <Outside extends { readonly middlewareStack: object }>(client: Outside): Outside => {
  (client.middlewareStack as unknown as Stack).add(
    (next, { commandName = '' }) =>
      async (request) => {
        if (presentDryRun() !== undefined && !READS.test(commandName)) throw new WouldAct();
        return next(request);
      },
    { step: 'initialize', name: 'inEarnestOnly' },
  );
  return client;
};
