import type { FC } from 'hono/jsx';
import type { Diagnosis, Finding, Typed } from '../../sign-up/domain/diagnosis.ts';
import { ANSWER_WORDS, type Call, findingWords, VOTER_ID_DESK } from '../../sign-up/domain/diagnosis-words.ts';
import type { Place } from '../../site-kit/frame.ts';
import { TextField } from './form.tsx';

/** Whom a voter calls, in words; the county's own number where it is on file. */
export type CallWords = Readonly<Record<Exclude<Call, 'nobody'>, string>>;

/** Whom to call, with the county's phone as voters read it. */
export const callWords = (county: string, phone: string | undefined): CallWords => ({
  county: `${county} County elections office${phone === undefined ? '' : `, ${phone}`}`,
  'voter-id-desk': `${VOTER_ID_DESK.name}, ${VOTER_ID_DESK.phone}`,
});

type DiagnosisProps = { frame: Place; voterId: string; typed: Typed; diagnosis: Diagnosis; calls: CallWords };

/** Why a voter cannot sign up: what sign-up answers, each cause with what to do, and the form for what was typed. */
export const VoterDiagnosis: FC<DiagnosisProps> = ({ frame, voterId, typed, diagnosis, calls }) => (
  <section aria-labelledby="diagnosis">
    <h2 id="diagnosis">Why the voter cannot sign up</h2>
    <p class="usa-intro">{ANSWER_WORDS[diagnosis.answer]}</p>
    <p>
      {Object.keys(typed).length === 0
        ? 'This is what the registration alone says. Ask the voter what they typed, and enter it below.'
        : 'This is for what the voter says they typed.'}
    </p>
    <ul class="usa-list">
      {diagnosis.findings.map((finding) => (
        <FindingItem finding={finding} calls={calls} />
      ))}
    </ul>
    <form class="usa-form" method="post" action={`${frame.root}/operations/voters/diagnosis`}>
      <input type="hidden" name="voterId" value={voterId} />
      <fieldset class="usa-fieldset">
        <legend class="usa-legend">What the voter typed, as exactly as they remember</legend>
        <TextField name="firstName" label="First name" maxlength={200} value={typed.firstName ?? ''} />
        <TextField name="lastName" label="Last name" maxlength={200} value={typed.lastName ?? ''} />
        <TextField name="dateOfBirth" label="Date of birth, as typed" maxlength={200} value={typed.dateOfBirth ?? ''} />
        <TextField name="zip" label="ZIP code" maxlength={200} value={typed.zip ?? ''} />
      </fieldset>
      <p class="usa-hint">What is left empty is taken to be as in the registration. None of it is kept.</p>
      <button class="usa-button" type="submit">
        Find the cause
      </button>
    </form>
  </section>
);

const FindingItem: FC<{ finding: Finding; calls: CallWords }> = ({ finding, calls }) => {
  const { says, advice, call } = findingWords(finding);
  return (
    <li>
      <strong>
        {finding.certainty === 'possible' && 'Possibly: '}
        {says}
      </strong>{' '}
      {advice}
      {call !== 'nobody' && ` The voter can call: ${calls[call]}.`}
    </li>
  );
};
