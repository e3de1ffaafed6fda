import type { Child } from 'hono/jsx';
import type { ElectionStore } from '../../../lib/elections/ports.ts';
import type { RELEASE_ACTIONS, RELEASE_PAGES } from '../../../lib/platform/access.ts';
import type {
  Checklists,
  Environment,
  Issues,
  OptIns,
  PrintMemo,
  ReleaseSchedules,
} from '../../../lib/releases/ports.ts';
import type { ConfirmPorts } from '../../../lib/releases/use-cases/confirm-task.ts';
import type { RevisePorts } from '../../../lib/releases/use-cases/revise-schedule.ts';
import type { Ended, Recording } from '../../../lib/runtime/recorded.ts';
import type { VisitAt } from '../visit.ts';

/** Everything that releases are shown and changed with. */
export type ReleasePorts = Recording &
  RevisePorts &
  ConfirmPorts & {
    readonly schedules: ReleaseSchedules;
    readonly environment: Environment;
    readonly optIns: OptIns;
    readonly checklists: Checklists;
    readonly issues: Issues;
    readonly elections: Pick<ElectionStore, 'list'>;
    readonly printMemo: PrintMemo;
  };

/** Who asks for which page. `path`: its parts that are named, `query`: what follows it. */
export type Asked = VisitAt & {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
};
/** A page, a file, or nothing where there is none. */
export type Show = (ports: ReleasePorts, asked: Asked) => Promise<Child | Response | undefined>;
export type Shows<Page extends keyof typeof RELEASE_PAGES> = Readonly<Record<Page, Show>>;

/** Who posted which form. */
export type Acted = VisitAt & { readonly form: Readonly<Record<string, unknown>> };
/** What follows: another page, or one that is shown at once. */
export type Afterwards = { readonly to: string } | { readonly page: Child; readonly status: number };
export type Action = (ports: ReleasePorts, acted: Acted) => Promise<Ended<Afterwards>>;
export type Actions<Name extends keyof typeof RELEASE_ACTIONS> = Readonly<Record<Name, Action>>;
