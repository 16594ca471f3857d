import Button from '@cloudscape-design/components/button';
import { useLocation } from 'wouter';
import { downloadFile } from '../../components/download.ts';
import { formatBytes } from '../../text/format.ts';
import { draft } from '../../state/run/draft.ts';
import { notify } from '../../state/notices.ts';
import {
  addTemplate,
  deleteTemplate,
  exportLibrary,
  type SavedTemplate,
} from '../../state/templates/templates.ts';
import { MAX_LINK_LENGTH, toShared } from '../share/share-link.ts';

async function share(template: SavedTemplate): Promise<void> {
  const url = new URL(location.href);
  url.hash = `/templates/${toShared(template)}`;
  if (url.href.length > MAX_LINK_LENGTH) {
    const size = `It would have ${formatBytes(url.href.length)}; browsers and mail cut links above ${formatBytes(MAX_LINK_LENGTH)}.`;
    notify({
      type: 'warning',
      header: `"${template.name}" is too large for a link`,
      text: `${size} Save it as a file and send that: Import reads it, lists included.`,
      action: {
        label: 'Save as file',
        run: () => {
          downloadFile('shardlab-template.json', 'application/json', exportLibrary([template]));
        },
      },
    });
    return;
  }
  try {
    await navigator.clipboard.writeText(url.href);
  } catch {
    notify({
      type: 'warning',
      header: 'The browser does not let the page copy',
      text: `Copy the link by hand: ${url.href}`,
    });
    return;
  }
  notify({
    type: 'success',
    header: 'The link is copied',
    text: 'Whoever opens it sees the template and may keep a copy. No server sees it.',
  });
}

/** Makes the workbench send what this template makes. */
function takeToWorkbench(template: SavedTemplate): void {
  const { name, text, oneLine, key, delimiter, output, locale, compression, lists } = template;
  const { sending } = draft.getState();
  draft.setState({
    template: text,
    templateName: name,
    oneLine,
    delimiter,
    output,
    locale,
    lists,
    sending: { ...sending, gzip: compression === 'gzip' },
    ...(key !== '' && { keys: { strategy: 'template', values: { text: key } } }),
  });
}

interface Props {
  readonly template: SavedTemplate;
  /** It has mistakes. */
  readonly isBroken: boolean;
}

/** What can be done with a template. */
export function DesignerActions({ template, isBroken }: Props) {
  const [, navigate] = useLocation();
  const { id, name } = template;
  return (
    <div className="row designer__actions">
      <Button
        onClick={() => {
          const { id: _id, updatedAt: _updatedAt, ...parts } = template;
          navigate(`/templates/${addTemplate(parts).id}`);
        }}
      >
        Duplicate
      </Button>
      <Button onClick={() => void share(template)}>Copy link</Button>
      <Button
        onClick={() => {
          const undo = deleteTemplate(id);
          navigate('/templates');
          notify({
            type: 'info',
            header: `"${name}" was deleted`,
            action: {
              label: 'Undo',
              run: () => {
                undo();
                navigate(`/templates/${id}`);
              },
            },
          });
        }}
      >
        Delete
      </Button>
      <Button
        variant="primary"
        disabled={isBroken}
        onClick={() => {
          takeToWorkbench(template);
          navigate('/');
        }}
      >
        Use in workbench
      </Button>
    </div>
  );
}
