import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Result } from '../../../base/result.ts';
import { poolRegions, signInRegions } from '../../../connection/cognito/pools.ts';
import type { RuntimeConfig } from '../../../connection/config/config.ts';
import { withoutSetupLink, type LinkedPools } from '../../../connection/config/setup-link.ts';
import { currentPools, configuration } from '../../state/sign-in/config.ts';
import { adoptLink } from '../../state/sign-in/signing-in.ts';
import './sign-in.css';

interface Props {
  readonly link: Result<LinkedPools, string>;
  /** @param use the link was accepted: the user wants to sign in */
  readonly onClose: (use: boolean) => void;
}

/** Shows what a link wants to change, before it changes anything. */
export default function SetupLinkDialog({ link, onClose }: Props) {
  const [before] = useState(currentPools);
  const { config } = configuration.getState();
  const close = (use: boolean): void => {
    history.replaceState(null, '', withoutSetupLink(location.href));
    onClose(use);
  };
  const unreachable = link.ok ? beyondReach(link.value, config) : [];
  const usable = link.ok && unreachable.length === 0;
  return (
    <Modal
      visible
      header="Use this sign-in?"
      onDismiss={() => {
        close(false);
      }}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              variant="link"
              onClick={() => {
                close(false);
              }}
            >
              Ignore the link
            </Button>
            <Button
              variant="primary"
              disabled={!usable}
              onClick={() => {
                if (link.ok) void adoptLink(link.value);
                close(true);
              }}
            >
              Use it
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {!link.ok && (
          <Alert type="error" header="The link is not complete.">
            {link.error} Ask for the link again; it may have been cut by an e-mail program.
          </Alert>
        )}
        {link.ok && (
          <>
            <p>
              The link that you opened wants this page to sign in here. Whoever made it can see who
              signs in. Use it only if it came from your instructor or yourself.
            </p>
            <dl className="stack stack--tight setup-link">
              <Line name="User pool" value={link.value.userPool} now={before?.userPool} />
              <Line
                name="App client"
                value={link.value.userPoolClient}
                now={before?.userPoolClient}
              />
              <Line
                name="Identity pool"
                value={link.value.identityPool}
                now={before?.identityPool}
              />
              <Line name="Region" value={link.value.region} now={undefined} />
              {link.value.streamPrefix !== undefined && (
                <Line name="Streams" value={`${link.value.streamPrefix}…`} now={undefined} />
              )}
            </dl>
          </>
        )}
        {unreachable.length > 0 && (
          <Alert type="warning" header={`This copy may not reach ${unreachable.join(', ')}.`}>
            It offers streams in {config.regions.join(', ')} and sign-in in{' '}
            {signInRegions(config).join(', ')}. Whoever hosts it changes its{' '}
            <code>config.json</code> and serves it again.
          </Alert>
        )}
      </SpaceBetween>
    </Modal>
  );
}

/** Regions of a link that the page's Content-Security-Policy does not name. */
function beyondReach(link: LinkedPools, config: RuntimeConfig): readonly string[] {
  const streams = config.regions.includes(link.region) ? [] : [link.region];
  const reachable = signInRegions(config);
  const pools = poolRegions(link).filter((region) => !reachable.includes(region));
  return [...new Set([...streams, ...pools])];
}

function Line({
  name,
  value,
  now,
}: {
  readonly name: string;
  readonly value: string;
  readonly now: string | undefined;
}) {
  return (
    <div>
      <dt className="secondary">{name}</dt>
      <dd className="mono">
        {value}
        {now !== undefined && now !== value && <span className="secondary"> (now: {now})</span>}
      </dd>
    </div>
  );
}
