import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { Link } from 'wouter';
import { errorMessage } from '../../../base/error-message.ts';
import { useStore } from 'zustand';
import { Loading } from '../../components/loading.tsx';
import {
  awsSettings,
  currentPools,
  firstRegion,
  configuration,
} from '../../state/sign-in/config.ts';
import { session } from '../../state/connection/session.ts';
import { reopen } from '../../state/sign-in/restore-session.ts';
import { changeRegion, signOutOfAws } from '../../state/sign-in/signing-in.ts';
import { SignInFlow } from './sign-in-flow.tsx';
import './sign-in.css';

/** AWS in the connection dialog: sign in, or what the session is and how to end it. */
export default function AwsPanel({ onDone }: { readonly onDone: () => void }) {
  const { now } = useStore(session);
  const linked = useStore(awsSettings, (state) => state.linked);
  if (currentPools() === undefined) return <NotSetUp onClose={onDone} />;
  if (now.type === 'restoring') return <Loading what="your session" />;
  if (now.type === 'open') return <Signed user={now.identity.user} onDone={onDone} />;
  if (now.type === 'stored') return <Signed user={now.user} why={now.why} onDone={onDone} />;
  return (
    <div className="stack">
      {now.type === 'ended' && (
        <Alert type="warning" header={`The session of ${now.identity.user} has ended.`}>
          {now.why} A paused run goes on when the same user has signed in.
        </Alert>
      )}
      {linked !== null && (
        <Alert
          type="info"
          action={
            <Button
              onClick={() => {
                awsSettings.setState({ linked: null });
              }}
            >
              Forget the link
            </Button>
          }
        >
          A set-up link chose the user pool <span className="mono">{linked.userPool}</span>.
        </Alert>
      )}
      <SignInFlow onDone={onDone} />
    </div>
  );
}

function NotSetUp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Alert type="info" header="This copy of Shardlab is not set up for AWS yet.">
      It needs a Cognito user pool to sign in with.{' '}
      <Link href="/setup" onClick={onClose}>
        How to set it up
      </Link>{' '}
      takes ten minutes and no server. If your instructor gave you a set-up link, open that link.
    </Alert>
  );
}

interface SignedProps {
  readonly user: string;
  /** Why the session could not be opened. */
  readonly why?: string | undefined;
  readonly onDone: () => void;
}

/** Who is signed in: connect in a region, or sign out. */
function Signed({ user, why, onDone }: SignedProps) {
  const regions = useStore(configuration, (state) => state.config.regions);
  const [region, setRegion] = useState(firstRegion());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const act = (what: () => Promise<void>): void => {
    setBusy(true);
    what().then(onDone, (thrown: unknown) => {
      setProblem(errorMessage(thrown));
      setBusy(false);
    });
  };
  const said = problem ?? why;
  return (
    <div className="stack">
      <p>
        Signed in as <strong>{user}</strong>.
      </p>
      {said !== undefined && <Alert type="error">{said}</Alert>}
      <FormField label="Region">
        <Select
          options={regions.map((value) => ({ value, label: value }))}
          selectedOption={{ value: region, label: region }}
          onChange={({ detail }) => {
            setRegion(detail.selectedOption.value ?? region);
          }}
        />
      </FormField>
      <div className="row">
        <Button
          variant="primary"
          loading={busy}
          onClick={() => {
            act(() => connectIn(region));
          }}
        >
          Connect
        </Button>
        <Button
          disabled={busy}
          onClick={() => {
            act(signOutOfAws);
          }}
        >
          Sign out
        </Button>
      </div>
    </div>
  );
}

function connectIn(region: string): Promise<void> {
  return session.getState().now.type === 'stored' ? reopen(region) : changeRegion(region);
}
