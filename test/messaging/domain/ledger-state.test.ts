import { describe, expect, it } from 'vitest';
import {
  isLegal,
  isOpen,
  isWithdrawable,
  LEDGER_STATES,
  sourcesOf,
} from '../../../lib/messaging/domain/ledger-state.ts';

const next = Object.fromEntries(
  LEDGER_STATES.map((from) => [from, LEDGER_STATES.filter((to) => isLegal(from, to)).join(' ')]),
);

describe('the life of a message', () => {
  it('is this table and no other', () => {
    expect(next).toEqual({
      held: 'held due superseded suppressed expired',
      due: 'due sending superseded suppressed expired',
      sending: 'held due accepted failed uncertain delivered undelivered superseded suppressed expired',
      accepted: 'delivered undelivered',
      failed: 'accepted delivered undelivered suppressed',
      uncertain: 'due accepted failed delivered undelivered',
      delivered: 'undelivered',
      undelivered: 'delivered suppressed',
      superseded: '',
      suppressed: '',
      expired: '',
    });
  });

  it('lets a message be claimed from one state only: the voter would get it twice from any other', () => {
    expect(sourcesOf('sending')).toEqual(['due']);
  });

  it('keeps what a provider may have from being withdrawn', () => {
    expect(LEDGER_STATES.filter(isWithdrawable)).toEqual(['held', 'due']);
    expect(sourcesOf('superseded')).toEqual(['held', 'due', 'sending']);
  });

  it('leaves no open state without a way out, so that the sweeper can end each', () => {
    expect(LEDGER_STATES.filter(isOpen)).toEqual(['held', 'due', 'sending', 'uncertain']);
    for (const state of LEDGER_STATES.filter(isOpen)) {
      expect(LEDGER_STATES.some((to) => !isOpen(to) && isLegal(state, to))).toBe(true);
    }
  });
});
