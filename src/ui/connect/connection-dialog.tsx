import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import Alert from '@cloudscape-design/components/alert';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { isLoopback } from '../../connection/config/config.ts';
import { PRACTICE, type Connection } from '../../connection/connection.ts';
import { Failure } from '../components/failure.tsx';
import { connection } from '../state/connection/connection.ts';
import { late } from '../components/late.tsx';
import { Loading } from '../components/loading.tsx';
import { configuration } from '../state/sign-in/config.ts';
import { notify } from '../state/notices.ts';
import { anyGoing, producers } from '../state/run/run.ts';
import { rememberPlace } from '../state/sign-in/signing-in.ts';
import { connectTo, tryConnection } from '../state/connection/threads.ts';
import type { EndpointFailure } from '../state/connection/try-endpoint.ts';
import { checkEndpoint, type EndpointFields } from './endpoint-fields.ts';
import { EndpointForm } from './endpoint-form.tsx';
import { EndpointTrouble, PermissionQuestion, SimulateLine } from './endpoint-trouble.tsx';

const AwsPanel = late(() => import('./sign-in/aws-panel.tsx'), 'here');

const TILES = [
  {
    value: 'practice',
    label: 'Practice',
    description:
      'A stream inside this browser that behaves and throttles as Kinesis does. No account.',
  },
  {
    value: 'endpoint',
    label: 'Endpoint',
    description: 'Any Kinesis-compatible port, such as an emulator on this machine.',
  },
  {
    value: 'aws',
    label: 'AWS',
    description: 'Real streams in an AWS account. Sign in with the user you were given.',
  },
];

function initialFields(current: Connection): EndpointFields {
  return current.kind === 'endpoint'
    ? current
    : {
        url: 'http://localhost:4567',
        region: 'us-east-1',
        accessKeyId: 'test',
        secretAccessKey: 'test',
      };
}

interface Props {
  readonly onClose: () => void;
  /** What is chosen when it opens; absent: what the page is connected to. */
  readonly first?: Connection['kind'] | undefined;
}

/** Chooses where the page reads and writes. An endpoint is tried before it is used. */
export default function ConnectionDialog({ onClose, first }: Props) {
  const { current } = connection.getState();
  const [kind, setKind] = useState<string>(first ?? current.kind);
  const [fields, setFields] = useState(initialFields(current));
  const [checked, setChecked] = useState(false);
  const [trying, setTrying] = useState(false);
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<EndpointFailure>();
  const origins = useStore(configuration, (state) => state.config.endpoints);
  const going = useStore(producers, (state) => anyGoing(state.list));
  const problems = checkEndpoint(fields, origins);
  const shown = checked ? problems : {};

  // Below the fields, so on a small screen nobody would see it come.
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failure !== undefined || asked) outcome.current?.scrollIntoView({ block: 'nearest' });
  }, [failure, asked]);

  // A trial that is cancelled must not connect when its answer comes at last.
  const closed = useRef(false);
  useEffect(() => {
    closed.current = false;
    return () => {
      closed.current = true;
    };
  }, []);

  async function connect(): Promise<void> {
    setChecked(true);
    if (kind === 'endpoint' && Object.keys(problems).length > 0) return;
    const next: Connection = kind === 'endpoint' ? { kind: 'endpoint', ...fields } : PRACTICE;
    setTrying(true);
    setFailure(undefined);
    const result = await tryConnection(next, () => {
      setAsked(true);
    });
    if (closed.current) return;
    setTrying(false);
    setAsked(false);
    if (!result.ok) {
      setFailure(result.error);
      return;
    }
    rememberPlace(undefined);
    await connectTo(next);
    notify({
      type: 'success',
      header: kind === 'endpoint' ? `Connected to ${fields.url}` : 'Connected to practice',
    });
    onClose();
  }

  return (
    <Modal
      visible
      header="Connection"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {kind === 'aws' ? 'Close' : 'Cancel'}
            </Button>
            {kind !== 'aws' && (
              <Button
                variant="primary"
                loading={trying}
                loadingText="Trying"
                onClick={() => void connect()}
              >
                {going ? 'End the run and connect' : 'Connect'}
              </Button>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        <Tiles
          ariaLabel="Where to connect"
          items={TILES}
          value={kind}
          onChange={({ detail }) => {
            setKind(detail.value);
            setFailure(undefined);
          }}
        />
        {going && (
          <Alert type="warning" header="A run is going on.">
            It cannot go on against another service: connecting elsewhere ends it, and what waits is
            given up. Close this dialog to keep it. Signing in again as the same user lets a paused
            run go on.
          </Alert>
        )}
        {kind === 'aws' && (
          <Suspense fallback={<Loading what="sign-in" />}>
            <AwsPanel onDone={onClose} />
          </Suspense>
        )}
        {kind === 'endpoint' && (
          <SpaceBetween size="m">
            <EndpointForm
              fields={fields}
              problems={shown}
              origins={origins}
              onChange={(changed) => {
                setFields(changed);
                setFailure(undefined);
              }}
            />
            {!isLoopback(location.href) && failure === undefined && (
              <div>
                This page does not come from this computer, so the simulator must be told to answer
                it. Start it with this line:
                <SimulateLine url={fields.url} />
              </div>
            )}
          </SpaceBetween>
        )}
        <div ref={outcome}>
          {asked && <PermissionQuestion url={fields.url} />}
          {failure !== undefined &&
            (kind === 'endpoint' ? (
              <EndpointTrouble
                url={fields.url}
                failure={failure}
                onRetry={() => {
                  void connect();
                }}
              />
            ) : (
              <Failure what="The practice service could not be started." failure={failure} />
            ))}
        </div>
      </SpaceBetween>
    </Modal>
  );
}
