import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import type { SavedTemplate } from '../../state/templates/templates.ts';
import { LOCALE_NAMES } from '../../../template/locales/locale-names.ts';
import { readEscaped, showEscaped } from '../../state/templates/format-words.ts';

type Format = Pick<SavedTemplate, 'delimiter' | 'output' | 'locale' | 'compression'>;

interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly description: string;
}

const DELIMITERS: readonly Option<'newline' | 'none' | 'own'>[] = [
  { value: 'newline', label: 'Newline', description: 'One line for each record, as the KDG does.' },
  { value: 'none', label: 'None', description: 'Records end where the template ends.' },
  { value: 'own', label: 'Own text', description: 'Any text after each record.' },
];

const OUTPUTS: readonly Option<Format['output']>[] = [
  { value: 'auto', label: 'Text', description: 'As it stands; checked where it looks like JSON.' },
  { value: 'json', label: 'JSON', description: 'As it stands; every sample must be JSON.' },
  {
    value: 'csv',
    label: 'CSV',
    description: 'Values are quoted where they must be, and none becomes a formula.',
  },
  { value: 'text', label: 'Text, not checked', description: 'As it stands, whatever it is.' },
  {
    value: 'base64',
    label: 'Bytes from base64',
    description: 'The template makes base64; the bytes that it stands for are sent.',
  },
];

const COMPRESSIONS: readonly Option<Format['compression']>[] = [
  { value: 'none', label: 'None', description: 'Records are sent as they are.' },
  { value: 'gzip', label: 'gzip', description: 'Each record by itself, without a delimiter.' },
];

let locales: readonly { value: string; label: string; description: string }[] | undefined;

/** faker's locales under their English names. */
function localeOptions() {
  locales ??= LOCALE_NAMES.map((value) => ({
    value,
    label: languageName(value),
    description: value,
  })).toSorted((a, b) => a.label.localeCompare(b.label));
  return locales;
}

const languages = new Intl.DisplayNames(['en'], { type: 'language' });

function languageName(locale: string): string {
  try {
    return languages.of(locale.replaceAll('_', '-')) ?? locale;
  } catch {
    return locale;
  }
}

interface Props {
  readonly format: Format;
  readonly onChange: (change: Partial<Format>) => void;
}

/** How the template's text becomes a record. Saved with the template. */
export function FormatFields({ format, onChange }: Props) {
  const { delimiter, output, locale, compression } = format;
  const isNamed = delimiter === 'newline' || delimiter === 'none';
  const [isOwn, setIsOwn] = useState(!isNamed);
  const hasNone = compression === 'gzip' || output === 'base64';
  const kind = isNamed && !isOwn ? delimiter : 'own';
  return (
    <div className="designer__format">
      <FormField
        label="Delimiter"
        description={hasNone ? 'None with gzip and bytes' : 'After each record'}
        stretch
      >
        <Select
          disabled={hasNone}
          selectedOption={
            DELIMITERS.find(({ value }) => value === (hasNone ? 'none' : kind)) ?? null
          }
          options={DELIMITERS}
          onChange={({ detail }) => {
            const { value } = detail.selectedOption;
            setIsOwn(value === 'own');
            onChange({ delimiter: value === 'own' ? '|' : (value ?? 'newline') });
          }}
        />
      </FormField>
      {kind === 'own' && !hasNone && (
        <FormField label="Own delimiter" description="\n, \r and \t are known" stretch>
          <Input
            value={showEscaped(isNamed ? '' : delimiter)}
            spellcheck={false}
            onChange={({ detail }) => {
              onChange({
                delimiter: detail.value === '' ? 'none' : readEscaped(detail.value).slice(0, 1000),
              });
            }}
          />
        </FormField>
      )}
      <FormField label="Output" description="What the template makes" stretch>
        <Select
          selectedOption={OUTPUTS.find(({ value }) => value === output) ?? null}
          options={OUTPUTS}
          onChange={({ detail }) => {
            onChange({ output: detail.selectedOption.value as Format['output'] });
          }}
        />
      </FormField>
      <FormField label="Language" description="Of names and other words" stretch>
        <Select
          selectedOption={localeOptions().find(({ value }) => value === locale) ?? null}
          options={localeOptions()}
          filteringType="auto"
          filteringPlaceholder="Find a language"
          onChange={({ detail }) => {
            onChange({ locale: detail.selectedOption.value ?? 'en' });
          }}
        />
      </FormField>
      <FormField label="Compression" description="Before it is sent" stretch>
        <Select
          selectedOption={COMPRESSIONS.find(({ value }) => value === compression) ?? null}
          options={COMPRESSIONS}
          onChange={({ detail }) => {
            onChange({ compression: detail.selectedOption.value as Format['compression'] });
          }}
        />
      </FormField>
    </div>
  );
}
