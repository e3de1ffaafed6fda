import * as z from 'zod';
import { RequestProblem } from './answers.ts';

/** The body of a request, checked. Throws a `RequestProblem` (400) that says what is wrong. */
export const readJson = async <Shape extends z.ZodType>(request: Request, shape: Shape): Promise<z.output<Shape>> => {
  const value: unknown = await request.json().catch(() => undefined);
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new RequestProblem(400, 'invalid-request', `The body is not as expected. ${z.prettifyError(parsed.error)}`);
};
