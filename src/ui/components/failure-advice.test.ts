import { describe, expect, it } from 'vitest';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import { adviceFor } from './failure-advice.ts';

const denied = (action: string): ServiceFailure => ({
  kind: 'denied',
  name: 'AccessDeniedException',
  message: `User: arn:aws:sts::123456789012:assumed-role/x is not authorized to perform: ${action} on resource: y`,
});

describe('advice after a refusal', () => {
  it('says that a costly change is the instructor’s', () => {
    expect(adviceFor(denied('kinesis:UpdateStreamMode'))).toMatch(
      /lacks kinesis:UpdateStreamMode.*cost.*instructor/,
    );
  });

  it('says of any other that another stream may be meant', () => {
    expect(adviceFor(denied('kinesis:DeleteStream'))).toMatch(/lacks kinesis:DeleteStream.*name/);
  });
});
