import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { isLoopback } from '../../connection/config/config.ts';
import { Failure } from '../components/failure.tsx';
import type { EndpointFailure } from '../state/connection/try-endpoint.ts';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { simulateLine } from './endpoint-fields.ts';

interface Props {
  readonly url: string;
  readonly failure: EndpointFailure;
  readonly onRetry: () => void;
}

/** Why an endpoint cannot be used, and what to do. */
export function EndpointTrouble({ url, failure, onRetry }: Props) {
  const retry = <Button onClick={onRetry}>Try again</Button>;
  switch (failure.because) {
    case 'permission':
      return (
        <Alert
          type="error"
          header="The browser does not let this page reach this computer."
          action={retry}
        >
          This page comes from {location.origin}, and {url} is a program on your computer. Your
          browser needs your permission for that, and the permission was refused. To allow it,
          select the icon at the left of the address bar and open the site settings. Set “Apps on
          device” to Allow (in Chrome 142 to 144 it is called “Local network access”). Then choose
          Try again. If the setting cannot be changed, your organization manages it: run Shardlab on
          this computer with <code className="mono">npm start</code> or{' '}
          <code className="mono">shardlab serve</code>.
        </Alert>
      );
    case 'origin':
      return (
        <Alert type="error" header="The endpoint does not answer this page." action={retry}>
          A program answers at {url}, but it refuses pages of {location.origin}. If it is the
          Shardlab simulator, stop it and start it with this line:
          <SimulateLine url={url} />
          If it is another program, allow requests from this origin in its settings (CORS).
        </Alert>
      );
    case undefined:
      return (
        <>
          <Failure what="The endpoint could not be used." failure={failure} />
          {failure.kind === 'lost' && isLoopback(url) && (
            <div>
              Nothing there yet? Start the simulator:
              <SimulateLine url={url} />
            </div>
          )}
        </>
      );
  }
}

/** While the browser's own question is open. */
export function PermissionQuestion({ url }: { readonly url: string }) {
  return (
    <Alert type="info" header="Your browser asks for a permission.">
      It asks whether this page may reach programs on this computer. Choose Allow: without it the
      page cannot call {url}.
    </Alert>
  );
}

/** The line that starts the simulator for this page, with a button that copies it. */
export function SimulateLine({ url }: { readonly url: string }) {
  const line = simulateLine(location.origin, url);
  return (
    <div className="mono">
      <CopyToClipboard
        variant="inline"
        textToCopy={line}
        copyButtonAriaLabel="Copy the line"
        copySuccessText="Copied"
        copyErrorText="Select the line and copy it"
      />
    </div>
  );
}
