import * as z from 'zod';
import { type TellCountiesPorts, type Told, tellCounties } from '../../../lib/counties/use-cases/tell-counties.ts';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';

export const TellCountiesInput = z.object({});

/** Milliseconds after which no further page of events is begun. The function itself may run four minutes. */
const TIME = 180_000;

/** Tells counties' systems what of their voters needs them. `milliseconds`: a clock that only goes forward. */
export const tellAll =
  (ports: Omit<TellCountiesPorts, 'hasTime'>, milliseconds: () => number) =>
  (_input: unknown, { log }: TaskContext): Promise<Told> => {
    const end = milliseconds() + TIME;
    return tellCounties({ ...ports, hasTime: () => milliseconds() < end }, log);
  };
