import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { Card } from '../components/card.tsx';
import { formatBytes, formatCount } from '../components/format.ts';
import { InfoLink } from '../components/info-link.tsx';
import { draft } from '../state/draft.ts';
import { usePreview } from './use-preview.ts';
import './template-card.css';

/** The template, what is wrong with it, and five records that it makes. */
export function TemplateCard() {
  const source = useStore(draft, (state) => state.template);
  const name = useStore(draft, (state) => state.templateName);
  const preview = usePreview();
  const problem = preview.state === 'problems' ? preview.problems[0] : undefined;
  return (
    <Card
      tour="template"
      title={`Template: ${name === '' ? 'untitled' : name}`}
      info={<InfoLink term="producer" />}
      actions={<Link href="/templates">Gallery and designer</Link>}
    >
      <div className="stack">
        <FormField
          stretch
          label="Record template"
          description="Text with {{module.method}} where a made-up value goes."
          errorText={
            problem === undefined
              ? undefined
              : `Line ${problem.line}, column ${problem.column}: ${problem.message}`
          }
        >
          <div className="template-card__editor">
            <Textarea
              value={source}
              rows={8}
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) => {
                draft.setState({ template: detail.value });
              }}
            />
          </div>
        </FormField>
        <div>
          <div className="row">
            <h3 className="template-card__samples-title">Five records it makes</h3>
            <span className="grow" />
            {preview.state === 'samples' && (
              <span className="secondary num template-card__size">
                {formatBytes(preview.cost.bytes.mean)} on average,{' '}
                {formatCount(preview.cost.bytes.max)} B at most
              </span>
            )}
          </div>
          <ol className="template-card__samples mono" aria-label="Sample records">
            {preview.samples.map((sample, i) => (
              <li key={i}>{sample}</li>
            ))}
          </ol>
          {preview.state === 'stopped' && <p role="alert">{preview.message}</p>}
        </div>
      </div>
    </Card>
  );
}
