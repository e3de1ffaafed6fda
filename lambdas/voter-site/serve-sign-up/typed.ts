import type { Request } from './site.ts';

/** What somebody typed into a form. Anything that is no text counts as nothing. */
export type Typed = {
  readonly text: (name: string) => string;
  readonly texts: (name: string) => readonly string[];
};

/** More than any page of ours sends: a message of six thousand letters, each written as nine signs. */
const MOST_BYTES = 60_000;

/** The fields of a posted form; none of one that is too long. */
export const typedIn = async (context: Request): Promise<Typed> => {
  const body = await context.req.text();
  const fields = new URLSearchParams(body.length > MOST_BYTES ? '' : body);
  return { text: (name) => fields.get(name) ?? '', texts: (name) => fields.getAll(name) };
};
