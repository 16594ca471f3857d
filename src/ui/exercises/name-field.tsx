import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useStore } from 'zustand';
import { exercises } from '../state/saved/exercise-progress.ts';

/** Whose sheet it is: keys, seeds and names derive from it. */
export function NameField() {
  const name = useStore(exercises, (state) => state.name);
  return (
    <FormField
      label="Name"
      description="Keys, seeds and stream names are made from it, and it stands on the evidence. It stays in this browser."
    >
      <Input
        value={name}
        autoComplete={false}
        placeholder="Ada Lovelace"
        onChange={({ detail }) => {
          exercises.setState({ name: detail.value.slice(0, 80) });
        }}
      />
    </FormField>
  );
}
