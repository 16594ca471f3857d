import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useStore } from 'zustand';
import { Card } from '../components/card.tsx';
import { InfoLink } from '../components/info-link.tsx';
import { draft, type Draft } from '../state/draft.ts';

type Strategy = Draft['keys']['strategy'];

const STRATEGIES: readonly { value: Strategy; label: string; description: string }[] = [
  {
    value: 'uuid',
    label: 'Random',
    description: 'A new UUID for each record: spreads evenly over all shards.',
  },
  {
    value: 'one',
    label: 'One fixed key',
    description: 'Everything goes to one shard: the classic hot shard.',
  },
  {
    value: 'n',
    label: 'N keys, evenly',
    description: 'key-1 to key-N in turn: few keys leave shards idle, about 100 a shard even out.',
  },
  {
    value: 'template',
    label: 'From a template',
    description: 'Made like the record, such as a device id with few values.',
  },
];

/** How each record gets its partition key, and what that does to the stream. */
export function KeysCard({ problem }: { readonly problem: string | undefined }) {
  const keys = useStore(draft, (state) => state.keys);
  const chosen = STRATEGIES.find(({ value }) => value === keys.strategy);
  const set = (change: Partial<Draft['keys']>): void => {
    draft.setState({ keys: { ...keys, ...change } });
  };
  return (
    <Card tour="keys" title="Partition key" info={<InfoLink term="partition-key" />}>
      <div className="stack">
        <FormField
          label="Strategy"
          description={chosen?.description}
          errorText={keys.strategy === 'uuid' ? problem : undefined}
          stretch
        >
          <Select
            selectedOption={chosen ?? null}
            options={STRATEGIES}
            onChange={({ detail }) => {
              set({ strategy: detail.selectedOption.value as Strategy });
            }}
          />
        </FormField>
        {keys.strategy === 'one' && (
          <FormField label="Key" errorText={problem} stretch>
            <Input
              value={keys.one}
              spellcheck={false}
              onChange={({ detail }) => {
                set({ one: detail.value });
              }}
            />
          </FormField>
        )}
        {keys.strategy === 'n' && (
          <FormField label="How many keys" errorText={problem} stretch>
            <Input
              value={keys.n}
              inputMode="numeric"
              onChange={({ detail }) => {
                set({ n: detail.value });
              }}
            />
          </FormField>
        )}
        {keys.strategy === 'template' && (
          <FormField label="Key template" errorText={problem} stretch>
            <Input
              value={keys.template}
              spellcheck={false}
              onChange={({ detail }) => {
                set({ template: detail.value });
              }}
            />
          </FormField>
        )}
      </div>
    </Card>
  );
}
