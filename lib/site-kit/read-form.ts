import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';

/** The fields of a posted form, by name. Throws what answers 400 for a body that is no form. */
export const readForm = async (context: Context): Promise<Readonly<Record<string, unknown>>> => {
  try {
    return await context.req.parseBody();
  } catch (cause) {
    throw new HTTPException(400, { message: 'The form could not be read. Go back and send it once more.', cause });
  }
};
