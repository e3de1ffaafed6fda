import type { Channel } from '../../../../shared/codes.ts';

/** The words of what a voter who is signed up can do. What stands in braces is filled in: `{time}`, `{contact}`. */
export type MyBallotTexts = {
  readonly signIn: {
    readonly title: string;
    readonly intro: string;
    readonly contact: string;
    readonly contactHint: string;
    /** How a phone number gets its code. */
    readonly by: string;
    readonly notFoundTitle: string;
    readonly notFoundText: string;
    readonly several: string;
    readonly severalText: string;
  };
  readonly menu: {
    readonly label: string;
    readonly ballot: string;
    readonly preferences: string;
    readonly contact: string;
    readonly optOut: string;
    readonly didYouSend: string;
    readonly signOut: string;
  };
  readonly preferences: {
    readonly title: string;
    readonly save: string;
    readonly saved: string;
    /** A channel for which no contact is proven yet. */
    readonly needsContact: string;
    readonly stopped: string;
    /** It reaches a contact that was not proven since the voter came: `{contact}`, masked. */
    readonly proveFirst: string;
  };
  readonly contact: {
    readonly title: string;
    readonly intro: string;
    readonly current: string;
    readonly phone: string;
    readonly email: string;
    readonly changed: string;
  };
  readonly optOut: {
    readonly title: string;
    readonly intro: string;
    readonly channels: Readonly<Record<Channel, string>>;
    readonly all: string;
    readonly submit: string;
    readonly choose: string;
    readonly doneTitle: string;
    readonly doneAll: string;
    readonly doneSome: string;
    readonly back: string;
  };
  readonly unsubscribe: {
    readonly title: string;
    readonly text: string;
    readonly submit: string;
    readonly doneTitle: string;
    readonly doneText: string;
    readonly goneTitle: string;
    readonly goneText: string;
  };
  readonly didYouSend: {
    readonly intro: string;
    readonly label: string;
    readonly submit: string;
    readonly empty: string;
    /** The paste is longer than anything that we send. */
    readonly long: string;
    /** `{time}`, `{channel}`. */
    readonly sent: string;
    readonly notSent: string;
    /** Without sign-in: what has our form, and what has not. */
    readonly ours: string;
    readonly onlySignedIn: string;
    readonly notOurs: string;
    readonly never: string;
    readonly signIn: string;
  };
  readonly county: {
    readonly intro: string;
    readonly submit: string;
    readonly several: string;
    readonly unknown: string;
    readonly invalid: string;
    readonly phone: string;
    readonly email: string;
    readonly site: string;
    readonly hours: string;
    readonly nothing: string;
    readonly elections: string;
    readonly seeElections: string;
  };
  readonly signedOut: {
    readonly title: string;
    /** Whoever signed out, or was never here. */
    readonly text: string;
    /** A session that ended by itself. */
    readonly ended: string;
    readonly needTitle: string;
    readonly need: string;
    readonly again: string;
  };
  readonly stale: { readonly title: string; readonly text: string };
};
