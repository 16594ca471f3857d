import Button from '@cloudscape-design/components/button';
import { Link, useLocation } from 'wouter';
import { Card } from '../../components/card.tsx';
import { Empty } from '../../components/empty.tsx';
import { addTemplate } from '../../state/templates/templates.ts';
import { PreviewPane } from '../../editor/preview/preview-pane.tsx';
import { usePreview } from '../../editor/preview/use-preview.ts';
import { formatWords } from '../../state/templates/format-words.ts';
import { listFacts } from '../lists/list-facts.ts';
import { fromShared, type SharedTemplate } from './share-link.ts';

/** A template from a link: a proposal, which is kept or left. Nothing runs by itself. */
export function SharedProposal({ segment }: { readonly segment: string }) {
  const template = fromShared(segment);
  if (template === undefined)
    return (
      <Empty
        title="The link holds no template"
        action={<Link href="/templates">Your templates</Link>}
      >
        A part of it may be missing. Ask for the whole link again.
      </Empty>
    );
  return <Proposal template={template} />;
}

function Proposal({ template }: { readonly template: SharedTemplate }) {
  const [, navigate] = useLocation();
  const { version: _version, ...parts } = template;
  const { name, text, key, lists } = parts;
  const preview = usePreview(template);
  return (
    <Card
      title={`From a link: ${name}`}
      actions={
        <div className="row">
          <Button
            onClick={() => {
              navigate('/templates');
            }}
          >
            Leave it
          </Button>
          <Button
            variant="primary"
            onClick={() => {
              navigate(`/templates/${addTemplate(parts).id}`);
            }}
          >
            Keep a copy
          </Button>
        </div>
      }
    >
      <div className="stack">
        <p>Someone shares this template with you. It is yours once you keep a copy.</p>
        <pre className="mono designer__shared" tabIndex={0}>
          {text}
        </pre>
        {key !== '' && (
          <p>
            Partition key: <code className="mono">{key}</code>
          </p>
        )}
        {Object.entries(lists).map(([listName, list]) => {
          const facts = listFacts(listName, list);
          return (
            <p key={listName}>
              List <strong>{listName}</strong>: {'words' in facts ? facts.words : facts.problem}
            </p>
          );
        })}
        <p className="secondary">{formatWords(parts)}</p>
        <PreviewPane preview={preview} />
      </div>
    </Card>
  );
}
