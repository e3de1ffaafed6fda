import * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import type { FunctionsOf } from '../../platform/constructs/house-function.ts';
import { HouseStack, type HouseStackProps } from '../../platform/constructs/house-stack.ts';
import { resourceName } from '../../platform/names.ts';
import { CHANNELS } from '../../shared/codes.ts';
import { type CodeOrigins, codeOrigins } from './code-origins.ts';
import { haltFunctions } from './halts.ts';
import { receiveTexts } from './inbound-texts.ts';
import { countMessages, dispatchMessages, keepOptOuts, sweepMessages } from './ledger-watchers.ts';
import { providerAlarms } from './provider-alarms.ts';
import { Providers } from './providers.ts';
import { settleReceipts } from './receipts.ts';
import { channelSender, senderAlarms } from './senders.ts';

/** From the messages ledger to the voter: lanes, senders, receipts, and the sweeper that loses nothing. */
export class MessagingStack extends HouseStack {
  /** What the sign-up sends codes with. */
  readonly codes: CodeOrigins;
  /** What blocks every number but guests' in a County Test Environment; the emulator has none. */
  readonly protect: Providers['protect'];

  /** The calls of the API about messages. */
  readonly apiFunctions: FunctionsOf<ApiLambdaOf<'messaging'>>;

  constructor(scope: Construct, id: string, props: HouseStackProps) {
    super(scope, id, props);
    const due = this.topic('messages', 'Messages that are due, by channel and lane');
    const receipts = this.topic('receipts', 'What SES and End User Messaging report about messages');
    const textsIn = this.topic('texts-in', 'Texts that people send us');
    const providers = new Providers(this, 'Providers', { receipts, textsIn });
    this.codes = codeOrigins(providers);
    this.protect = providers.protect;
    // From the ledger to the topic, …
    dispatchMessages(this, due);
    sweepMessages(this, due);
    countMessages(this);
    keepOptOuts(this);
    // … from the topic through the lanes to the voters, …
    const senders = CHANNELS.map((channel) => channelSender(this, channel, due, providers));
    senderAlarms(this, senders);
    providerAlarms(this);
    // … and what came of it back into the ledger.
    settleReceipts(this, receipts);
    // What people text us.
    receiveTexts(this, textsIn, providers);
    this.apiFunctions = haltFunctions(this);
  }

  private topic(name: string, displayName: string): sns.Topic {
    return new sns.Topic(this, `Topic-${name}`, {
      topicName: resourceName(this.platform.config.stage, name),
      displayName,
      masterKey: this.platform.keys.operations,
      enforceSSL: true,
    });
  }
}
