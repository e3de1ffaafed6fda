import { Aws, Fn, Stack } from 'aws-cdk-lib';
import * as connect from 'aws-cdk-lib/aws-connect';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as ses from 'aws-cdk-lib/aws-ses';
import * as smsvoice from 'aws-cdk-lib/aws-smsvoice';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct, type IDependable } from 'constructs';
import type { StageFile } from '../../platform/config.ts';
import { acknowledgeWildcards } from '../../platform/constructs/acknowledge.ts';
import type { HouseFunction } from '../../platform/constructs/house-function.ts';
import { platformOf } from '../../platform/constructs/house-stack.ts';
import type { Platform } from '../../platform/constructs/platform.ts';
import { emailSetName, phoneSetName, resourceName } from '../../platform/names.ts';
import type { Channel } from '../../shared/codes.ts';
import simulators from '../data/simulators.json' with { type: 'json' };
import smsCountries from '../data/sms-countries.json' with { type: 'json' };
import { MailRecords } from './mail-records.ts';

/** What the sender of a channel needs to reach its provider. */
type Origin = { readonly environment: Record<string, string>; readonly permissions: readonly iam.PolicyStatement[] };

type ProvidersProps = { readonly receipts: sns.Topic; readonly textsIn: sns.Topic };

/** The United States and those territories that End User Messaging reaches. */
const REACHABLE: ReadonlySet<string> = new Set(smsCountries.reachable);

/**
 * What is answered before a text reaches us, lower case: STOP by the carriers of toll-free numbers, which refuse us the number
 * from then on and take back no other word, and the words for which AWS is told an answer below. Everything else, HELP too, we
 * answer ourselves, in the language of whoever texts (self-managed opt-outs).
 */
const CARRIERS_WORDS = ['stop', 'start', 'unstop'];

const KEYWORDS = {
  help: {
    message: "Where's My Ballot? alerts, California Secretary of State. Help: 800-345-8683. Reply STOP to end.",
  },
  // A toll-free number's carrier answers STOP in its own words, and lifts it for START or UNSTOP alone.
  stop: { message: "You will get no more texts from Where's My Ballot? Reply START to get them again." },
} as const;

/** AWS takes a number off the opt-out list for a keyword whose action is OPT_IN, and has none until it is told one. */
const OPT_IN_KEYWORDS = ['START', 'UNSTOP'].map((keyword) => ({
  keyword,
  action: 'OPT_IN',
  message: "You will get texts from Where's My Ballot? again. Reply STOP to end, HELP for help.",
}));

/** Connect authorizes a new call by the contact that it is about to create. */
export const NEW_CONTACT = 'The contact does not exist before the call that this permission allows.';

const NO_RECORDINGS: Origin = { environment: {}, permissions: [] };

/** Where an emulated stage sends from: the provider simulator takes any origin. */
const SIMULATED = {
  number: '+19165550100',
  connectInstance: 'simulator',
  connectFlow: 'simulator',
  connectCodeFlow: 'simulator-codes',
} as const;

/**
 * The provider side: SES, End User Messaging and Connect, with their receipts. The emulator has no resource types for
 * the last two; there the provider simulator stands in for all three.
 */
export class Providers extends Construct {
  private readonly origins: Readonly<Record<Channel, Origin>>;
  readonly platform: Platform;
  /** The policy by which a topic takes what phones report and say: nothing comes before it is there. */
  private readonly reportsAllowed: IDependable;
  private readonly textsAllowed: IDependable;
  /** Whom texts and calls may reach; the emulator has none. */
  readonly protect: smsvoice.CfnProtectConfiguration | undefined;
  /** Words whose answer does not come from us; of an origination that SOS has set up, none that we know of. */
  readonly answeredByCarrier: readonly string[];

  constructor(scope: Construct, id: string, props: ProvidersProps) {
    super(scope, id);
    this.platform = platformOf(this);
    this.reportsAllowed = this.letPhonesPublish('PhoneReceipts', props.receipts);
    this.textsAllowed = this.letPhonesPublish('PhoneTexts', props.textsIn);
    const email = this.email(props.receipts);
    const { deployment } = this.platform.config;
    this.protect = deployment && this.reachable();
    const phone =
      deployment === undefined || this.protect === undefined
        ? this.simulatedPhone()
        : this.phone(props, deployment, this.protect);
    const isOurs = deployment === undefined || deployment.texts.kind === 'toll-free';
    this.answeredByCarrier = isOurs ? CARRIERS_WORDS : [];
    this.origins = { email, ...phone };
  }

  /** Where a channel's sender sends from: its environment. */
  environmentOf(channel: Channel): Readonly<Record<string, string>> {
    return this.origins[channel].environment;
  }

  /** What a channel's sender may do. */
  permissionsOf(channel: Channel): readonly iam.PolicyStatement[] {
    return this.origins[channel].permissions;
  }

  /** Lets a channel's sender send, and nothing more. */
  letSend(channel: Channel, sender: HouseFunction): void {
    const statements = [...this.permissionsOf(channel)];
    const { role } = sender.function;
    if (statements.length === 0 || role === undefined) return;
    const id = sender.lambda === `send-${channel}` ? `Send-${channel}` : `Send-${channel}-${sender.lambda}`;
    const policy = new iam.ManagedPolicy(this, id, { roles: [role], statements });
    for (const resource of statements
      .flatMap(({ resources }) => resources)
      .filter((name) => name.endsWith('/contact/*'))) {
      acknowledgeWildcards(policy, { [resource]: NEW_CONTACT });
    }
  }

  private letPhonesPublish(sid: string, topic: sns.Topic): IDependable {
    const { policyDependable } = topic.addToResourcePolicy(
      new iam.PolicyStatement({
        sid,
        principals: [new iam.ServicePrincipal('sms-voice.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (policyDependable === undefined) throw new Error('A topic for phones is not ours: its policy cannot be set.');
    return policyDependable;
  }

  private name(suffix: string): string {
    return resourceName(this.platform.config.stage, suffix);
  }

  private arn(service: string, resource: string): string {
    return Stack.of(this).formatArn({ service, resource });
  }

  private email(receipts: sns.Topic): Origin {
    const domain = this.platform.config.emailDomain;
    const configurationSet = new ses.ConfigurationSet(this, 'Emails', {
      configurationSetName: emailSetName(this.platform.config.stage),
      tlsPolicy: ses.ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: ses.SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: true,
    });
    configurationSet.addEventDestination('Receipts', {
      destination: ses.EventDestination.snsTopic(receipts),
      // Opens and clicks stay unmeasured: whether a voter reads our email is not our business.
      events: [
        ses.EmailSendingEvent.SEND,
        ses.EmailSendingEvent.DELIVERY,
        ses.EmailSendingEvent.BOUNCE,
        ses.EmailSendingEvent.COMPLAINT,
        ses.EmailSendingEvent.REJECT,
      ],
    });
    const mail = this.platform.config.deployment?.mail;
    const identity = new ses.EmailIdentity(this, 'Domain', {
      identity: ses.Identity.domain(domain),
      mailFromDomain: mail?.mailFrom ?? `mail.${domain}`,
      configurationSet,
    });
    // The emulator verifies every domain by itself.
    if (mail) new MailRecords(this, 'Mail', identity, mail);
    return {
      environment: {
        EMAIL_FROM: `"Where's My Ballot?" <ballottracking@${domain}>`,
        EMAIL_CONFIGURATION_SET: emailSetName(this.platform.config.stage),
      },
      permissions: [
        new iam.PolicyStatement({
          actions: ['ses:SendEmail'],
          resources: [
            this.arn('ses', `identity/${domain}`),
            this.arn('ses', `configuration-set/${emailSetName(this.platform.config.stage)}`),
          ],
          ...this.toGuests(),
        }),
      ],
    };
  }

  /**
   * In a County Test Environment: to guests' domains and the mailbox simulator. Every recipient of a call must be of them, and a call
   * must name some (SES developer guide, "Identity and access management": `ses:Recipients` holds To, Cc and Bcc).
   */
  private toGuests(): Pick<iam.PolicyStatementProps, 'conditions'> {
    const { testEnvironment, guestDomains } = this.platform.config;
    if (!testEnvironment) return {};
    const recipients = [...guestDomains, simulators.mailDomain].map((domain) => `*@${domain}`);
    return {
      conditions: {
        'ForAllValues:StringLike': { 'ses:Recipients': recipients },
        Null: { 'ses:Recipients': 'false' },
      },
    };
  }

  /** Texts and synthetic voices through End User Messaging, recordings through an existing Connect instance. */
  private phone(
    { receipts, textsIn }: ProvidersProps,
    { texts: origination, calls }: StageFile,
    protect: smsvoice.CfnProtectConfiguration,
  ): Readonly<Record<'text' | 'voice', Origin>> {
    const sets = {
      texts: this.phoneReceipts('texts', receipts, protect),
      calls: this.phoneReceipts('calls', receipts, protect),
    };
    const optOuts = new smsvoice.CfnOptOutList(this, 'OptOuts', { optOutListName: this.name('opt-outs') });
    const number = new smsvoice.CfnPhoneNumber(this, 'Number', {
      isoCountryCode: 'US',
      numberType: 'TOLL_FREE',
      numberCapabilities: ['SMS', 'VOICE'],
      mandatoryKeywords: KEYWORDS,
      optionalKeywords: OPT_IN_KEYWORDS,
      optOutListName: optOuts.ref,
      ...this.twoWay(textsIn),
      deletionProtectionEnabled: this.platform.config.protected,
    });
    number.node.addDependency(this.textsAllowed);
    const texts = this.textOrigination(origination, number, optOuts, textsIn);
    // Connect calls whatever number it is given, and neither IAM nor a list of its own could keep it to guests.
    const recordings = this.platform.config.testEnvironment ? NO_RECORDINGS : this.recordings(calls);
    return {
      text: {
        environment: { TEXT_ORIGINATION: texts.identity, TEXT_CONFIGURATION_SET: sets.texts },
        permissions: [
          new iam.PolicyStatement({
            actions: ['sms-voice:SendTextMessage'],
            resources: texts.resources,
          }),
        ],
      },
      voice: {
        environment: {
          VOICE_ORIGINATION: number.attrPhoneNumberId,
          VOICE_CONFIGURATION_SET: sets.calls,
          ...recordings.environment,
        },
        permissions: [
          new iam.PolicyStatement({ actions: ['sms-voice:SendVoiceMessage'], resources: [number.attrArn] }),
          ...recordings.permissions,
        ],
      },
    };
  }

  /**
   * Where texts come from: the toll-free number in a pool of the stage's own, or what SOS has set up with AWS, whose
   * keywords and opt-out list are set where it is.
   */
  private textOrigination(
    origination: StageFile['texts'],
    number: smsvoice.CfnPhoneNumber,
    optOuts: smsvoice.CfnOptOutList,
    textsIn: sns.Topic,
  ): { readonly identity: string; readonly resources: string[] } {
    if (origination.kind !== 'toll-free') return { identity: origination.arn, resources: [origination.arn] };
    const pool = new smsvoice.CfnPool(this, 'Pool', {
      originationIdentities: [number.attrArn],
      mandatoryKeywords: KEYWORDS,
      optionalKeywords: OPT_IN_KEYWORDS,
      optOutListName: optOuts.ref,
      ...this.twoWay(textsIn),
      deletionProtectionEnabled: this.platform.config.protected,
    });
    return { identity: pool.attrPoolId, resources: [pool.attrArn, number.attrArn] };
  }

  /**
   * Texts to us reach the topic, HELP and STOP too: AWS neither answers those nor keeps a list of its own then (user guide,
   * "Self-managed opt-outs").
   */
  private twoWay(textsIn: sns.Topic) {
    return { twoWay: { enabled: true, channelArn: textsIn.topicArn }, selfManagedOptOutsEnabled: true };
  }

  private simulatedPhone(): Readonly<Record<'text' | 'voice', Origin>> {
    return {
      text: {
        environment: {
          TEXT_ORIGINATION: SIMULATED.number,
          TEXT_CONFIGURATION_SET: phoneSetName(this.platform.config.stage, 'texts'),
        },
        permissions: [],
      },
      voice: {
        environment: {
          VOICE_ORIGINATION: SIMULATED.number,
          VOICE_CONFIGURATION_SET: phoneSetName(this.platform.config.stage, 'calls'),
          ...(this.platform.config.testEnvironment
            ? {}
            : {
                CONNECT_INSTANCE: SIMULATED.connectInstance,
                CONNECT_FLOW: SIMULATED.connectFlow,
                CONNECT_CODE_FLOW: SIMULATED.connectCodeFlow,
                CONNECT_NUMBER: SIMULATED.number,
              }),
        },
        permissions: [],
      },
    };
  }

  /**
   * Whom texts and calls may reach. Everywhere a guard against toll fraud: `+1` alone also reaches Jamaica and the Dominican Republic.
   * In a County Test Environment no country at all: there only a number that is let through by itself is reached, and that is a
   * guest's (user guide, "Phone number override rules": an override takes precedence over the country's mode). Who approves guests
   * lets their numbers through; CloudFormation knows no overrides.
   */
  private reachable(): smsvoice.CfnProtectConfiguration {
    const { testEnvironment } = this.platform.config;
    // A rule for a country that AWS does not know is refused; our numbers take no pictures.
    const rules = smsCountries.countries.map((countryCode) => ({
      countryCode,
      protectStatus: !testEnvironment && REACHABLE.has(countryCode) ? 'ALLOW' : 'BLOCK',
    }));
    return new smsvoice.CfnProtectConfiguration(this, testEnvironment ? 'GuestsOnly' : 'UsNumbersOnly', {
      countryRuleSet: { sms: rules, voice: rules },
    });
  }

  private phoneReceipts(
    kind: 'texts' | 'calls',
    receipts: sns.Topic,
    protect: smsvoice.CfnProtectConfiguration,
  ): string {
    const configurationSetName = phoneSetName(this.platform.config.stage, kind);
    const set = new smsvoice.CfnConfigurationSet(this, `Set-${kind}`, {
      configurationSetName,
      protectConfigurationId: protect.attrProtectConfigurationId,
      eventDestinations: [
        {
          eventDestinationName: 'receipts',
          enabled: true,
          matchingEventTypes: [kind === 'texts' ? 'TEXT_ALL' : 'VOICE_ALL'],
          snsDestination: { topicArn: receipts.topicArn },
        },
      ],
    });
    set.node.addDependency(this.reportsAllowed);
    return configurationSetName;
  }

  /** The contact flows that play what a call names, in the Connect instance that SOS has set up. */
  private recordings({ connectInstanceArn, connectNumber, recordingsBucket }: StageFile['calls']): Origin {
    const flowOf = (id: string, name: string, description: string, played: readonly string[]): string => {
      const flow = new connect.CfnContactFlow(this, id, {
        instanceArn: connectInstanceArn,
        name: this.name(name),
        description,
        type: 'CONTACT_FLOW',
        content: Stack.of(this).toJsonString(
          playingFlow(`https://${recordingsBucket}.s3.${Aws.REGION}.${Aws.URL_SUFFIX}`, played),
        ),
      });
      return Fn.select(3, Fn.split('/', flow.attrContactFlowArn));
    };
    return {
      environment: {
        CONNECT_INSTANCE: connectInstanceArn.split('/')[1] ?? '',
        CONNECT_FLOW: flowOf(
          'PlayRecording',
          'play-recording',
          'Plays the recording that the call names, then hangs up',
          ['audioKey'],
        ),
        CONNECT_CODE_FLOW: flowOf(
          'PlayCode',
          'play-code',
          'Says a code twice, digit by digit, then hangs up',
          PLAYED_CODE,
        ),
        CONNECT_NUMBER: connectNumber,
      },
      permissions: [
        new iam.PolicyStatement({
          actions: ['connect:StartOutboundVoiceContact'],
          resources: [`${connectInstanceArn}/contact/*`],
        }),
      ],
    };
  }
}

const DIGITS = ['digit1', 'digit2', 'digit3', 'digit4', 'digit5', 'digit6'];
/** The attributes of a call that says a code, in the order in which they are heard. */
const PLAYED_CODE = ['opening', ...DIGITS, 'again', ...DIGITS, 'closing'];

/** A flow that plays the recordings which these attributes of the call name. It writes no log of the flow: none is asked for. */
const playingFlow = (address: string, played: readonly string[]) => ({
  Version: '2019-10-30',
  StartAction: 'play-1',
  Metadata: {},
  Actions: [
    ...played.map((attribute, index) => {
      const NextAction = index + 1 === played.length ? 'end' : `play-${index + 2}`;
      return {
        Identifier: `play-${index + 1}`,
        Type: 'MessageParticipant',
        Parameters: {
          Media: { Uri: `${address}/$.Attributes.${attribute}`, SourceType: 'S3', MediaType: 'Audio' },
        },
        Transitions: { NextAction, Errors: [{ NextAction: 'end', ErrorType: 'NoMatchingError' }], Conditions: [] },
      };
    }),
    { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
  ],
});
