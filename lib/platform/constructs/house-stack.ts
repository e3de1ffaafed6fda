import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { OUTPUTS } from '../names.ts';
import type { Platform } from './platform.ts';

export type HouseStackProps = StackProps & { readonly platform: Platform };

/** The stack of a capability: whatever stands in it finds the platform through `platformOf`. */
export class HouseStack extends Stack {
  readonly platform: Platform;

  constructor(scope: Construct, id: string, { platform, ...props }: HouseStackProps) {
    super(scope, id, props);
    this.platform = platform;
  }

  /** Publishes what an operator, the local stage and the tests read of this stack. */
  protected output(name: keyof typeof OUTPUTS, value: string): void {
    new CfnOutput(this, OUTPUTS[name].id, { value });
  }
}

/** The platform that a construct stands on. Throws outside a `HouseStack`: nothing of the house stands elsewhere. */
export const platformOf = (construct: IConstruct): Platform => {
  const stack = Stack.of(construct);
  if (!(stack instanceof HouseStack)) throw new Error(`${construct.node.path} does not stand in a HouseStack.`);
  return stack.platform;
};
