import type { Visitor } from '../../../lib/sign-up/use-cases/doors.ts';
import type { Request } from './site.ts';

/**
 * Where somebody comes from. API Gateway sees the address of whoever calls it; behind CloudFront that is CloudFront, which
 * has put the voter's own at the end of what it passes on, before API Gateway adds the one it sees.
 */
export const addressOf = (sourceIp: string, forwardedFor: string | undefined, behindEdge: boolean): string => {
  const passedOn = (forwardedFor ?? '').split(',').map((part) => part.trim());
  const ofVoter = passedOn.at(-1) === sourceIp ? passedOn.at(-2) : passedOn.at(-1);
  return behindEdge && ofVoter ? ofVoter : sourceIp;
};

export const visitorOf = (context: Request, behindEdge: boolean, checkAnswer = ''): Visitor => {
  const sourceIp = context.env.event.requestContext.identity?.sourceIp ?? '';
  const address = addressOf(sourceIp, context.req.header('x-forwarded-for'), behindEdge);
  return { address, ...(checkAnswer === '' ? {} : { checkAnswer }) };
};
