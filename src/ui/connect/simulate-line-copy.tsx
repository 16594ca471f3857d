import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { simulateLine } from './simulate-line.ts';

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
