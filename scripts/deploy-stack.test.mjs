import { describe, expect, it } from 'vitest';
import { AwsError } from './lib/aws.mjs';
import { checkCertificate } from './lib/certificate.mjs';
import { deployStack, prepareStack } from './lib/deploy-stack.mjs';

/** The AWS CLI with one answer or refusal a command, and a list of what was changed. */
function answers(byCommand) {
  const changes = [];
  const answer = (words) => {
    const given = byCommand[words[1]];
    if (typeof given === 'string') throw new AwsError(['aws', ...words], given);
    return given;
  };
  return {
    changes,
    change: async (words) => {
      changes.push(words.slice(1).join(' '));
      answer(words);
    },
    ask: async (words) => answer(words),
    read: async (words) => answer(words),
  };
}

const MISSING = 'An error occurred (ValidationError): Stack with id class1 does not exist';
const withStatus = (StackStatus, Outputs) => ({ Stacks: [{ StackStatus, Outputs }] });

async function prepare(described, deleteFailed = false) {
  const aws = answers({ 'describe-stacks': described });
  const printed = [];
  const print = (line) => printed.push(line);
  const error = await prepareStack(aws, 'class1', { deleteFailed, print }).then(
    () => undefined,
    (thrown) => thrown.message,
  );
  return { error, changes: aws.changes, printed: printed.join('\n') };
}

describe('before a stack is deployed', () => {
  it.each(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'REVIEW_IN_PROGRESS'])(
    'it may be %s, or not be there',
    async (status) => {
      expect(await prepare(withStatus(status))).toEqual({ changes: [], printed: '' });
      expect(await prepare(MISSING)).toEqual({ changes: [], printed: '' });
    },
  );

  it.each(['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED'])(
    'one whose first creation ended as %s is deleted, if that is wanted',
    async (status) => {
      const unasked = await prepare(withStatus(status));
      expect(unasked.changes).toEqual([]);
      expect(unasked.printed).toContain(`Stack class1 is ${status}`);
      expect(unasked.error).toMatch(/delete stack class1 first, or say --delete-failed/);
      expect((await prepare(withStatus(status), true)).changes).toEqual([
        'delete-stack --stack-name class1',
        'wait stack-delete-complete --stack-name class1',
      ]);
    },
  );

  it.each([
    ['CREATE_IN_PROGRESS', /wait until/],
    ['UPDATE_ROLLBACK_IN_PROGRESS', /wait until/],
    ['UPDATE_ROLLBACK_FAILED', /CloudFormation console/],
    ['DELETE_FAILED', /CloudFormation console/],
  ])('one that is %s stops it, whatever was said', async (status, words) => {
    const { changes, error } = await prepare(withStatus(status), true);
    expect(error).toMatch(words);
    expect(changes).toEqual([]);
  });

  it('an error that is not about a missing stack stops it', async () => {
    expect((await prepare('An error occurred (AccessDenied)')).error).toContain('AccessDenied');
  });
});

describe('deploying a stack', () => {
  const deploy = (given) =>
    deployStack(answers(given), 'class1', { template: 'auth.yaml', values: { Mfa: 'ON' } });

  it('gives its outputs, and no empty one', async () => {
    const outputs = [{ OutputKey: 'Bucket', OutputValue: 'b1' }];
    const output = await deploy({ 'describe-stacks': withStatus('CREATE_COMPLETE', outputs) });
    expect(output('Bucket')).toBe('b1');
    expect(() => output('Other')).toThrow('stack class1 has no output Other');
  });

  it('says why it failed, from the events of this time', async () => {
    const event = (LogicalResourceId, ResourceStatus, ResourceStatusReason) => ({
      LogicalResourceId,
      ResourceStatus,
      ResourceStatusReason,
    });
    const failed = deploy({
      deploy: 'Failed to create/update the stack.',
      'describe-stack-events': {
        StackEvents: [
          event('class1', 'ROLLBACK_IN_PROGRESS', 'The following resource(s) failed'),
          event('Roles', 'CREATE_FAILED', 'Resource creation cancelled'),
          event('UserPoolDomain', 'CREATE_FAILED', 'Domain already exists'),
          event('class1', 'CREATE_IN_PROGRESS', 'User Initiated'),
          event('Budget', 'CREATE_FAILED', 'of another time'),
        ],
      },
    });
    const { message } = await failed.catch((thrown) => thrown);
    expect(message).toContain(
      'Failed to create/update the stack.\n  UserPoolDomain: Domain already',
    );
    expect(message).toContain('run the same command again');
    expect(message).not.toMatch(/Roles|of another time/);
  });

  it('says what it can when the events can’t be read', async () => {
    const failed = deploy({ deploy: 'Failed to create', 'describe-stack-events': 'AccessDenied' });
    await expect(failed).rejects.toThrow(/Failed to create[^]*run the same command again/);
  });
});

describe('a certificate', () => {
  const check = (Status, names, domain = 'page.example.org') =>
    checkCertificate(
      answers({
        'describe-certificate': { Certificate: { Status, SubjectAlternativeNames: names } },
      }),
      'arn',
      domain,
    );

  it('is issued, and for the host name', async () => {
    await expect(check('ISSUED', ['page.example.org'])).resolves.toBeUndefined();
    await expect(check('ISSUED', ['example.org', '*.example.org'])).resolves.toBeUndefined();
    await expect(check('PENDING_VALIDATION', ['page.example.org'])).rejects.toThrow(
      /PENDING_VALIDATION, not ISSUED.*CNAME/,
    );
    await expect(check('ISSUED', ['example.org'])).rejects.toThrow(/not for page\.example\.org/);
    await expect(check('ISSUED', ['*.example.org'], 'a.b.example.org')).rejects.toThrow(/not for/);
  });
});
