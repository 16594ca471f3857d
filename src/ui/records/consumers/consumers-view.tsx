import Button from '@cloudscape-design/components/button';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { connectionKey } from '../../../connection/connection.ts';
import { isOpen, type Shard } from '../../../kinesis/shards/shard.ts';
import { Loading } from '../../components/loading.tsx';
import { connection } from '../../state/connection/connection.ts';
import { removeLeft } from '../../state/reading/left-consumers.ts';
import { BudgetCard } from './budget-card.tsx';
import { ConsumerCard } from './consumer-card.tsx';
import { ConsumerForm } from './consumer-form.tsx';
import { NEW_CONSUMER } from './consumer-start.ts';
import { addConsumer, editConsumer, useConsumers, type ShownConsumer } from './use-consumers.ts';
import './consumers.css';
import './consumer.css';

interface Props {
  readonly stream: string;
  readonly shards: readonly Shard[];
}

/** Several consumers of one stream side by side, each with a name, a place and a pace of its own. */
export default function ConsumersView({ stream, shards }: Props) {
  const all = useConsumers(stream);
  const [editing, setEditing] = useState<'new' | ShownConsumer>();
  const current = useStore(connection, (state) => state.current);
  const where = connectionKey(current);
  useEffect(() => {
    void removeLeft(where);
  }, [where]);
  if (all === undefined) return <Loading what="the consumers" />;
  const states = all.flatMap(({ state }) => (state === undefined ? [] : [state]));
  const names = all.map(({ saved }) => saved.settings.name);
  return (
    <div className="consumers">
      <div className="row">
        <p className="grow secondary consumers__intro">
          Each consumer reads the whole stream at its own pace. Its <em>checkpoint</em> is how far
          it has read, kept across a reload; its <em>iterator age</em> is how long the record it is
          about to work on has been in the stream.
        </p>
        <Button
          variant="primary"
          iconName="add-plus"
          onClick={() => {
            setEditing('new');
          }}
        >
          Add a consumer
        </Button>
      </div>
      {all.length === 0 ? (
        <p className="consumers__empty">
          No consumers yet. Add one: it starts reading {stream} at once, and counts what it reads.
        </p>
      ) : (
        <BudgetCard stream={stream} states={states} />
      )}
      {all.map((consumer) => (
        <ConsumerCard
          key={consumer.saved.id}
          consumer={consumer}
          onEdit={() => {
            setEditing(consumer);
          }}
        />
      ))}
      {editing !== undefined && (
        <ConsumerForm
          stream={stream}
          title={editing === 'new' ? 'Add consumer' : 'Save changes'}
          initial={
            editing === 'new' ? { ...NEW_CONSUMER, name: freeName(names) } : editing.saved.settings
          }
          taken={names.filter((name) => editing === 'new' || name !== editing.saved.settings.name)}
          shards={shards.filter(isOpen).length}
          isAws={current.kind === 'aws'}
          url={current.kind === 'endpoint' ? current.url : undefined}
          onClose={() => {
            setEditing(undefined);
          }}
          onDone={(settings) => {
            setEditing(undefined);
            if (editing === 'new') addConsumer(stream, settings);
            else {
              // As it is now: a checkpoint may have come while the form was open.
              const now = all.find(({ saved }) => saved.id === editing.saved.id) ?? editing;
              void editConsumer(now.saved, settings, now.state?.phase === 'reading');
            }
          }}
        />
      )}
    </div>
  );
}

function freeName(taken: readonly string[]): string {
  for (let n = 1; ; n += 1) if (!taken.includes(`consumer-${n}`)) return `consumer-${n}`;
}
