import type { ClientRefusal } from '../../counties/domain/api-client.ts';
import { type OptIn, type OptInState, optInState } from './opt-in.ts';

const refusal = (code: ClientRefusal['code'], why: string): ClientRefusal => ({
  code,
  detail: `${why} On the page “Test environment” its opt-in and its MOU are recorded; then the credential is issued.`,
});

const NONE_FOR: Readonly<Record<Exclude<OptInState, 'opted-in'>, ClientRefusal>> = {
  'not-opted-in': refusal('not-opted-in', 'The county has not opted in to the County Test Environment.'),
  'without-mou': refusal(
    'mou-missing',
    'The county has opted in, and its signed Memorandum of Understanding is not on file.',
  ),
  withdrawn: refusal('withdrawn', 'The county has withdrawn from the County Test Environment.'),
};

/**
 * Why a county may hold no credential of a County Test Environment; undefined when it may. Memorandum #21144 has the opt-in with its
 * signed MOU as task 1, and as task 4: "Provide new Opt-In counties with access credentials and endpoints".
 */
export const credentialBar = (optIn: Pick<OptIn, 'mou' | 'withdrawn'> | undefined): ClientRefusal | undefined => {
  const state = optInState(optIn);
  return state === 'opted-in' ? undefined : NONE_FOR[state];
};
