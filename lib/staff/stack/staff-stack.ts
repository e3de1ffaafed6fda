import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { AUDIT_WRITING } from '../../platform/constructs/data-access.ts';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import { HouseStack, type HouseStackProps } from '../../platform/constructs/house-stack.ts';
import { LogAlarm } from '../../platform/constructs/log-alarm.ts';
import { allowMail, mailEnvironment } from '../../staff-mail/stack.ts';
import { staffPool } from './staff-pool.ts';

const RUNBOOK = 'nobody-can-sign-in';

/** Who may open the staff pages: people, their sign-in and their sessions. */
export class StaffStack extends HouseStack {
  /** Says who reads the staff pages. */
  readonly authorizer: HouseFunction;
  /** Serves what is open before somebody has signed in. */
  readonly signIn: HouseFunction;

  constructor(scope: Construct, id: string, props: HouseStackProps) {
    super(scope, id, props);
    const { config } = this.platform;
    const { pool, clientId } = staffPool(this, `${config.pagesUrl}/operations/sign-in/callback`);
    const impact = 'Operations staff and counties cannot open their pages: everybody is refused.';
    this.authorizer = new HouseFunction(this, 'authorize-page', {
      description: 'Tells by a session who reads the staff pages, and in which role',
      impact,
      runbook: RUNBOOK,
      tables: {
        sessions: { actions: ['GetItem', 'UpdateItem'], keys: ['SESSION#*'] },
        staff: { actions: ['GetItem'], keys: ['UNIT#*'] },
      },
      // Without a session anybody makes it throw: an alarm on that would ring for every scanner.
      answersByThrowing: true,
    });
    const code = 'READERS_NOT_JUDGED';
    new LogAlarm(this, code, { functions: [this.authorizer], code, impact, runbook: RUNBOOK });
    this.signIn = new HouseFunction(this, 'serve-sign-in', {
      description: 'Signs people in with the user pool, and lets those who are invited accept',
      memoryMb: 1024,
      tables: {
        sessions: { actions: ['GetItem', 'PutItem', 'DeleteItem'], keys: ['SESSION#*', 'SIGN-IN#*'] },
        staff: { actions: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], keys: ['UNIT#*', 'SUBJECT#*'] },
        ...AUDIT_WRITING,
      },
      environment: {
        STAFF_POOL_ID: pool.userPoolId,
        OIDC_CLIENT_ID: clientId,
        OIDC_ISSUER:
          config.localEndpoints?.identity ?? `https://cognito-idp.${this.region}.${this.urlSuffix}/${pool.userPoolId}`,
        PAGES_URL: config.pagesUrl,
      },
      impact: 'Nobody can sign in to the staff pages; whoever is signed in goes on.',
      runbook: RUNBOOK,
    });
    this.signIn.allow(
      new iam.PolicyStatement({ actions: ['cognito-idp:AdminCreateUser'], resources: [pool.userPoolArn] }),
    );
    this.firstPerson();
    this.output('staffPoolId', pool.userPoolId);
    this.output('staffClientId', clientId);
  }

  /** For whoever deploys, before there is anybody who could invite. */
  private firstPerson(): void {
    const { config } = this.platform;
    const mail = new HouseFunction(this, 'invite-first-person', {
      description: 'Invites the first of SOS operations; refuses as soon as there is one',
      tables: { staff: { actions: ['Query', 'PutItem', 'DeleteItem'], keys: ['UNIT#state'] }, ...AUDIT_WRITING },
      providers: true,
      environment: { ...mailEnvironment(this, 'rollcall-access'), PAGES_URL: config.pagesUrl },
      impact: 'The first person of SOS operations cannot be invited.',
      runbook: RUNBOOK,
    });
    allowMail(mail);
  }
}
