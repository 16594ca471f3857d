import { useStore } from 'zustand';
import { Card } from '../components/card.tsx';
import { configuration } from '../state/sign-in/config.ts';
import './setup-page.css';

/** How to reach real streams: what to deploy, what it costs, and what the page then offers. */
export default function SetupPage() {
  const { regions, endpoints, userPool } = useStore(configuration, (state) => state.config);
  return (
    <div className="page stack setup">
      <h1 className="page__title">Set up AWS</h1>
      <p>
        Practice needs none of this. To work with real streams, an instructor deploys one of two
        templates into an AWS account; students then sign in from a browser and can do what the
        class needs and nothing else.
      </p>
      <Card title="1. Choose a template">
        <ul className="stack">
          <li>
            <a href="setup/auth.yaml" download>
              auth.yaml
            </a>
            : user pool, identity pool and the roles of students and instructors. Use it when this
            page is hosted already, or with <code>npm start</code> or <code>shardlab serve</code>.
          </li>
          <li>
            <a href="setup/hosting.yaml" download>
              hosting.yaml
            </a>
            : a private bucket and a CloudFront distribution for the page.{' '}
            <code>npm run deploy</code> deploys both and uploads the page.
          </li>
        </ul>
      </Card>
      <Card title="2. Deploy it">
        <ol className="stack">
          <li>
            Open CloudFormation in the AWS console, in the region of your class. This page can reach{' '}
            {regions.join(', ')}. For another region, add it to <code>regions</code> in this page’s{' '}
            <code>config.json</code> first and serve the page again; otherwise students can’t sign
            in.
          </li>
          <li>
            Choose Create stack, upload auth.yaml, and give the stack a name such as{' '}
            <code>kinesis-class</code>. The stream prefix is part of every stream’s name.
          </li>
          <li>Acknowledge that it creates IAM roles, and wait until it is complete.</li>
          <li>Open the link in its Outputs. This page asks before it uses it.</li>
        </ol>
        <p>Or, with the AWS CLI in a checkout of Shardlab:</p>
        <pre className="mono" tabIndex={0} aria-label="Commands" role="region">
          npm run deploy -- --stack kinesis-class --region us-east-1
        </pre>
        <p>
          This hosts a page of its own and writes its <code>config.json</code>, so any region will
          do.
        </p>
      </Card>
      <Card title="3. Create the students">
        <pre className="mono" tabIndex={0} aria-label="Commands" role="region">
          {'npm run class -- create users.csv --stack kinesis-class --passwords handout.csv\n'}
          {'npm run class -- reset ana --stack kinesis-class --passwords handout.csv\n'}
          {'npm run class -- cleanup --stack kinesis-class'}
        </pre>
        <p>
          <code>create</code> can be run again after a failure: it creates only who is missing.{' '}
          <code>reset</code> gives one user a new password. Add <code>--region</code> when the stack
          is not in us-east-1.
        </p>
        <p>
          A student named ana creates, changes and deletes streams named <code>lab-ana-…</code>, and
          writes to and reads from <code>lab-class-…</code>. Nothing else is allowed. What costs
          much more, such as on-demand mode, is for instructors. Clean up after the class: a
          forgotten stream costs money every hour.
        </p>
      </Card>
      <Card title="What this copy offers">
        <dl className="stack stack--tight">
          <dt className="secondary">Regions</dt>
          <dd className="mono">{regions.join(', ')}</dd>
          <dt className="secondary">Sign-in</dt>
          <dd className="mono">{userPool ?? 'not configured; a set-up link can name one'}</dd>
          <dt className="secondary">Endpoints besides this machine</dt>
          <dd className="mono">{endpoints.length === 0 ? 'none' : endpoints.join(', ')}</dd>
        </dl>
        <p>
          To add a region or an endpoint, whoever hosts the page changes <code>config.json</code>{' '}
          and serves or deploys it again: the browser’s Content-Security-Policy is made from that
          file, so the page can’t reach anything that is not in it.
        </p>
      </Card>
    </div>
  );
}
