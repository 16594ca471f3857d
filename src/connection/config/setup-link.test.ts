import { describe, expect, it } from 'vitest';
import { readSetupLink, withoutSetupLink } from './setup-link.ts';

const LINK =
  '?upid=us-east-1_AbCdEfGhI&ipid=us-east-1:11111111-2222-3333-4444-555555555555&cid=1example&r=eu-west-1';

describe('a set-up link', () => {
  it('names the pools, as links of the Kinesis Data Generator do', () => {
    expect(readSetupLink(LINK)).toEqual({
      ok: true,
      value: {
        userPool: 'us-east-1_AbCdEfGhI',
        identityPool: 'us-east-1:11111111-2222-3333-4444-555555555555',
        userPoolClient: '1example',
        region: 'eu-west-1',
      },
    });
    expect(readSetupLink(`${LINK}&sp=lab-`)).toMatchObject({ value: { streamPrefix: 'lab-' } });
    expect(readSetupLink('?sp=lab-')).toBeUndefined();
    expect(readSetupLink('')).toBeUndefined();
    expect(readSetupLink('?code=1&state=2')).toBeUndefined();
  });

  it.each([
    ['?upid=us-east-1_A', /ipid/],
    [LINK.replace('r=eu-west-1', 'r=evil.example/'), /r should be/],
    [LINK.replace('cid=1example', 'cid=<script>'), /cid should be/],
    [LINK.replace('us-east-1_AbCdEfGhI', 'evil.example/_x'), /upid should be/],
    [`${LINK}&sp=<b>`, /sp should be/],
    [`${LINK}&sp=`, /sp should be/],
    [LINK.replace('us-east-1:1', 'evil.example:1'), /ipid should be/],
  ])('is refused when it is not in form: %s', (search, words) => {
    const read = readSetupLink(search);
    expect(read?.ok === false && read.error).toMatch(words);
  });

  it('leaves the rest of the address', () => {
    expect(withoutSetupLink(`https://a.example/x${LINK}&sp=lab-&other=1#/streams`)).toBe(
      'https://a.example/x?other=1#/streams',
    );
  });
});
