/** Why what is asked about an election is refused; `detail` says what to do. */
export type ElectionRefusal = {
  readonly code:
    | 'statewide-is-sos'
    | 'county-missing'
    | 'county-not-asked'
    | 'not-your-county'
    | 'override-is-sos'
    | 'in-the-past'
    | 'too-late'
    | 'bad-dates'
    | 'name-too-long'
    | 'tracking-started'
    | 'name-is-approved'
    | 'dates-are-approved'
    | 'history-full'
    | 'too-many-waiting';
  readonly detail: string;
};
