import type { RELEASE_ACTIONS, RELEASE_PAGES } from '../../../lib/platform/access.ts';
import { PART_ACTIONS } from './part-actions.tsx';
import { PART_PAGES } from './part-pages.tsx';
import type { Actions, Shows } from './ports.ts';
import { SCHEDULE_ACTIONS } from './schedule-actions.tsx';
import { SCHEDULE_PAGES } from './schedule-pages.tsx';

/** Every page about releases and their environment. */
export const SHOWN: Shows<keyof typeof RELEASE_PAGES> = { ...SCHEDULE_PAGES, ...PART_PAGES };

/** Everything that is done on them. */
export const ACTIONS: Actions<keyof typeof RELEASE_ACTIONS> = { ...SCHEDULE_ACTIONS, ...PART_ACTIONS };
