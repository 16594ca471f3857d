import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import {
  asCommand,
  commandPlace,
  type CommandLine,
} from '../../connection/as-command/as-command.ts';
import { formatBytes } from '../text/format.ts';
import { connection } from '../state/connection/connection.ts';
import { notify } from '../state/notices.ts';
import { apiLog, type PageCall } from '../state/connection/api-log.ts';
import { decodedJson, parseJson } from './wire-text.ts';

/** An emulator checks the form of a signature, not who made it. */
const ANY_KEYS = 'export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test';
const SIMULATE = 'npx shardlab simulate --port 4567 --load practice.shardlab';

/** One call in full: as it went over the wire, decoded, and as commands to copy. */
export function CallDetail({ call }: { readonly call: PageCall }) {
  const current = useStore(connection, (state) => state.current);
  const practice = current.kind === 'practice';
  const region = useRef<HTMLDivElement>(null);
  const takesFocus = useStore(apiLog, (state) => state.takesFocus);
  useEffect(() => {
    if (!takesFocus) return;
    region.current?.focus();
    apiLog.setState({ takesFocus: false });
  }, [takesFocus]);
  const input = call.request === undefined ? undefined : parseJson(call.request);
  const place = commandPlace(current);
  const lines = input === undefined ? undefined : asCommand(call.operation, input, place);
  return (
    <div
      ref={region}
      className="api-call"
      tabIndex={0}
      role="region"
      aria-label={`${call.operation} in full`}
    >
      <h2 className="card__title">{call.operation}</h2>
      <p className="secondary num">
        {outcomeText(call)} {call.durationMs.toFixed(1)} ms · sent {formatBytes(call.requestBytes)},
        got {formatBytes(call.responseBytes)}
        {call.cbor && ' in CBOR, a binary form of the JSON below'}
        {call.requestId !== undefined && ` · request id ${call.requestId}`}
      </p>
      {lines === undefined ? (
        <p>
          {call.request === undefined
            ? 'Its body was not kept. Of the calls of one operation, one every half second is kept whole.'
            : 'Its body is too long to show as a command.'}
        </p>
      ) : (
        <>
          {practice && (
            <CopyLine
              title="The same stream on a port (export it on the Practice page first)"
              text={SIMULATE}
            />
          )}
          {place.endpoint !== undefined && (
            <CopyLine title="Without an AWS account: any keys will do" text={ANY_KEYS} />
          )}
          <Cli lines={lines} />
          <CopyLine title="Python, boto3" text={lines.boto3} />
          <CopyLine title="JavaScript, AWS SDK version 3 (an .mjs file)" text={lines.javascript} />
        </>
      )}
      {call.request !== undefined && <Body title="Request" text={call.request} cbor={call.cbor} />}
      {call.response !== undefined && (
        <Body title="Response" text={call.response} cbor={call.cbor} />
      )}
    </div>
  );
}

function outcomeText({ status, cancelled }: PageCall): string {
  if (cancelled) return 'Cancelled: the page had no more use for the answer. After';
  return status === undefined ? 'No answer after' : `HTTP ${status} in`;
}

function Cli({ lines: { cli, cliV1, bytesAreNoText } }: { readonly lines: CommandLine }) {
  if (cli === undefined)
    return (
      <p className="secondary">
        The AWS CLI has no command for it: its answer is a stream of events.
      </p>
    );
  return (
    <>
      <CopyLine title="AWS CLI, version 2 (bash, zsh)" text={cli} />
      {cliV1 !== undefined && (
        <CopyLine title="AWS CLI, version 1 (bash, zsh): bytes as text, not base64" text={cliV1} />
      )}
      {cliV1 === undefined && (
        <p className="secondary">
          {bytesAreNoText
            ? 'Version 1 of the CLI takes bytes as they are, not base64; these are no text, so put them into a file and give --data fileb://FILE.'
            : 'The line is the same for version 1 of the CLI.'}
        </p>
      )}
    </>
  );
}

function CopyLine({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <>
      <h3>{title}</h3>
      <div className="api-call__line">
        <pre className="mono">{text}</pre>
        <button
          type="button"
          className="small-button"
          aria-label={`Copy: ${title}`}
          onClick={() => {
            void navigator.clipboard.writeText(text).then(() => {
              notify({ type: 'success', header: 'Copied' });
            });
          }}
        >
          Copy
        </button>
      </div>
    </>
  );
}

interface BodyProps {
  readonly title: string;
  readonly text: string;
  readonly cbor: boolean;
}

function Body({ title, text, cbor }: BodyProps) {
  const decoded = decodedJson(text);
  return (
    <>
      <h3>{title}</h3>
      <pre className="mono">{decoded ?? text}</pre>
      {decoded !== undefined && (
        <details>
          <summary>{cbor ? 'As it would be in JSON' : 'As it went over the wire'}</summary>
          <pre className="mono">{text}</pre>
        </details>
      )}
    </>
  );
}
