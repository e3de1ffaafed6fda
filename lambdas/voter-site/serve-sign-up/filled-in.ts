import type { FormKind } from '../../../lib/sign-up/domain/draft.ts';
import type { FilledIn } from '../../../lib/sign-up/domain/outcomes.ts';
import type { SignUpDoors } from '../../../lib/sign-up/use-cases/doors.ts';
import type { Request } from './site.ts';

/** What an address says that asks for a form as it was filled in; what that was, no address says. */
export const AGAIN = 'again';

/** A form as it was filled in last, for who comes to correct it. Who opens it by another way begins with an empty one. */
export const filledInAgain = async <Kind extends FormKind>(
  doors: Pick<SignUpDoors, 'filledIn'>,
  context: Request,
  secret: string,
  kind: Kind,
): Promise<FilledIn<Kind> | undefined> =>
  context.req.query('notice') === AGAIN ? doors.filledIn(secret, kind, context.var.page.frame.now) : undefined;

/** What the same page in another language is asked for with. */
export const queryOf = (known: object | undefined): string => (known === undefined ? '' : `notice=${AGAIN}`);
