import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { call, type StreamSummary } from '../../state/streams/streams.ts';
import { changeKey } from '../changes/changes.ts';
import { parseTags } from '../create/create-fields.ts';
import { useSetting } from './use-setting.ts';

interface Tag {
  readonly key: string;
  readonly value: string;
}

async function listTags(name: string): Promise<Tag[]> {
  const tags: Tag[] = [];
  for (;;) {
    const last = tags.at(-1)?.key;
    const page = await call('ListTagsForStream', {
      StreamName: name,
      ...(last !== undefined && { ExclusiveStartTagKey: last }),
    });
    for (const { Key = '', Value = '' } of page.Tags ?? []) tags.push({ key: Key, value: Value });
    if (page.HasMoreTags !== true || page.Tags?.length === 0) return tags;
  }
}

export function TagsCard({ summary }: { readonly summary: StreamSummary }) {
  const { name } = summary;
  const tags = useQuery<Tag[], ServiceFailure>({
    queryKey: [changeKey(name), 'tags'],
    queryFn: () => listTags(name),
  });
  const [typed, setTyped] = useState('');
  const { working, failure, apply } = useSetting(name);
  const parsed = parseTags(typed);

  const add = (): void => {
    if (!parsed.ok || typed.trim() === '') return;
    void apply({ what: 'Adding a tag', done: `${name} has a new tag.` }, () =>
      call('AddTagsToStream', { StreamName: name, Tags: parsed.value }),
    ).then((accepted) => {
      if (accepted) setTyped('');
    });
  };

  return (
    <Card title="Tags">
      <div className="stack">
        {tags.isError && (
          <Failure
            what="The tags could not be read."
            failure={tags.error}
            onRetry={() => void tags.refetch()}
          />
        )}
        {tags.data?.length === 0 && <p className="secondary">No tag yet.</p>}
        <ul className="settings__list">
          {(tags.data ?? []).map(({ key, value }) => (
            <li key={key} className="settings__item">
              <span>
                <strong>{key}</strong> {value}
              </span>
              <span className="grow" />
              <button
                type="button"
                className="info-link"
                aria-label={`Remove the tag ${key}`}
                onClick={() => {
                  void apply({ what: 'Removing a tag', done: `The tag ${key} is removed.` }, () =>
                    call('RemoveTagsFromStream', { StreamName: name, TagKeys: [key] }),
                  );
                }}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
        <FormField label="New tag, key=value" errorText={parsed.ok ? undefined : parsed.error}>
          <Input
            value={typed}
            placeholder="course=streams-101"
            autoComplete={false}
            onChange={({ detail }) => {
              setTyped(detail.value);
            }}
            onKeyDown={({ detail }) => {
              if (detail.key === 'Enter') add();
            }}
          />
        </FormField>
        {failure !== undefined && <Failure what="The tags were not changed." failure={failure} />}
        <div>
          <Button
            disabled={!parsed.ok || typed.trim() === ''}
            loading={working}
            loadingText="Asking"
            onClick={add}
          >
            Add tag
          </Button>
        </div>
      </div>
    </Card>
  );
}
