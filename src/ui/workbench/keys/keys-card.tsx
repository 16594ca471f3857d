import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useStore } from 'zustand';
import { Card } from '../../components/card.tsx';
import { InfoLink } from '../../help/info-link.tsx';
import type { Prediction } from '../../../load/keys/predict-shares.ts';
import { draft } from '../../state/run/draft.ts';
import { ChoiceFields } from '../scenario/choice-fields.tsx';
import { choiceOf, KEY_CHOICES } from '../scenario/key-choices.ts';
import type { DraftProblems } from '../scenario/draft-to-scenario.ts';
import { predictionText } from './key-bytes.ts';
import './keys-card.css';

interface Props {
  readonly problems: DraftProblems;
  readonly prediction: Prediction | undefined;
}

/** How each record gets its partition key, and what that does to the stream. */
export function KeysCard({ problems, prediction }: Props) {
  const keys = useStore(draft, (state) => state.keys);
  const choice = choiceOf(KEY_CHOICES, keys.strategy);
  return (
    <Card tour="keys" title="Partition key" info={<InfoLink term="partition-key" />}>
      <div className="stack">
        <FormField label="Strategy" description={choice.description} stretch>
          <Select
            selectedOption={choice}
            options={KEY_CHOICES}
            onChange={({ detail }) => {
              draft.setState({
                keys: { strategy: detail.selectedOption.value ?? 'uuid', values: {} },
              });
            }}
          />
        </FormField>
        <ChoiceFields
          choice={choice}
          values={keys.values}
          path="keys"
          problems={problems}
          onChange={(name, text) => {
            draft.setState({ keys: { ...keys, values: { ...keys.values, [name]: text } } });
          }}
        />
        <p className="secondary num keys-card__prediction" role="status">
          {prediction === undefined ? '\u00a0' : predictionText(prediction)}
        </p>
      </div>
    </Card>
  );
}
