import { problem } from '../../runtime/api/problem.ts';

/** An error of the gateway itself, as RFC 9457 problem details. */
export const problemResponse = (status: number, code: string, detail: string): Response => {
  const { body, contentType } = problem(status, code, detail);
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': contentType ?? 'application/json' } });
};

/** An error that ends the work on a request with a problem as the answer. */
export class RequestProblem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.name = 'RequestProblem';
    this.status = status;
    this.code = code;
  }
}
