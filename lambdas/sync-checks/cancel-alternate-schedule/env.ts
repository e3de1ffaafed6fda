import { parseEnv } from '../../../lib/runtime/env.ts';
import { alternateScheduleVariables } from '../alternate-schedule-env.ts';

export const env = parseEnv(alternateScheduleVariables);
