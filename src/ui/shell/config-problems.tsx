import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { ConfigProblem } from '../../connection/config/read-config.ts';

interface Props {
  readonly problems: readonly ConfigProblem[];
  readonly onGoOn: () => void;
}

/** In place of the page while `config.json` is wrong: what is wrong, and how it is put right. */
export function ConfigProblems({ problems, onGoOn }: Props) {
  return (
    <div className="page stack">
      <h1 className="page__title">Shardlab is not configured right</h1>
      <Alert
        type="error"
        header="The file config.json beside this page cannot be used."
        action={<Button onClick={onGoOn}>Go on with practice</Button>}
      >
        <ul>
          {problems.map(({ setting, words }) => (
            <li key={`${setting} ${words}`}>
              {setting !== '' && (
                <>
                  <code>{setting}</code>:{' '}
                </>
              )}
              {words}
            </li>
          ))}
        </ul>
      </Alert>
      <p>
        Whoever hosts this page changes the file and serves it again; you then reload. Practice
        streams, templates and runs need no configuration. A file with every setting:
      </p>
      <pre className="mono" tabIndex={0} aria-label="Example of config.json" role="region">
        {EXAMPLE}
      </pre>
    </div>
  );
}

const EXAMPLE = `{
  "regions": ["us-east-1"],
  "userPool": "us-east-1_AbCdEfGhI",
  "userPoolClient": "1example23456789",
  "identityPool": "us-east-1:11111111-2222-3333-4444-555555555555",
  "hostedUiDomain": "login.example.org",
  "streamPrefix": "lab-",
  "endpoints": ["https://kinesis.example.org"]
}`;
