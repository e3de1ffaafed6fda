import { Temporal } from '../../shared/time.ts';
import type { LedgerRow } from './ledger-row.ts';

/*
 * What was heard after what decides what is told next, and no clock can say it: those of two processes differ, and one
 * may be set back by an hour. A place is an instant that orders and does not date. Whoever takes one is behind
 * everything that it has read in the voter's ledger, and no earlier than its own clock (a hybrid logical clock; Kulkarni
 * et al., 2014). So what was known is always before what was done in its knowledge. Clocks decide only between two of
 * which neither knew the other: two senders within the moments from reading to calling.
 */

type Placed = Pick<LedgerRow, 'decidedAt' | 'decidedPlace' | 'calledPlace' | 'unknownSince' | 'acceptedAt' | 'movedAt'>;

/** The place of the decision to tell it. What nobody read the ledger for, and rows of before there were places, have their date. */
export const decidedPlace = (row: Pick<Placed, 'decidedAt' | 'decidedPlace'>): Temporal.Instant =>
  row.decidedPlace ?? row.decidedAt;

/**
 * The place at which a message was handed over, of one that was: a repeat of a call in doubt keeps that of the first. A
 * receipt that settles a doubt comes hours later than the message it is about.
 */
export const heardPlace = (row: Placed): Temporal.Instant =>
  row.calledPlace ?? row.unknownSince ?? row.acceptedAt ?? row.movedAt;

/** Whether one place is before another. */
export const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean =>
  Temporal.Instant.compare(one, other) < 0;

/** Tables keep milliseconds. */
const STEP_MS = 1;

/** The next place behind all these rows of one voter and election. */
export const placeAfter = (rows: readonly Placed[], now: Temporal.Instant): Temporal.Instant => {
  let place = now;
  for (const row of rows) {
    for (const known of [decidedPlace(row), row.calledPlace ?? row.unknownSince ?? row.acceptedAt]) {
      if (known && !isBefore(known, place)) place = known.add({ milliseconds: STEP_MS });
    }
  }
  return place;
};
