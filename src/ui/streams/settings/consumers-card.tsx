import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CONSUMERS_PER_STREAM } from '../../../kinesis/quotas-and-prices/quotas.ts';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { call, type StreamSummary } from '../../state/streams/streams.ts';
import { changeKey } from '../changes/changes.ts';
import { nameProblem } from '../create/create-fields.ts';
import { useSetting } from './use-setting.ts';

interface Consumer {
  readonly name: string;
  readonly status: string;
}

const CHANGING_MS = 500;

async function listConsumers(arn: string): Promise<Consumer[]> {
  const consumers: Consumer[] = [];
  let token: string | undefined;
  do {
    const page = await call('ListStreamConsumers', {
      StreamARN: arn,
      ...(token !== undefined && { NextToken: token }),
    });
    for (const { ConsumerName = '', ConsumerStatus = '' } of page.Consumers ?? [])
      consumers.push({ name: ConsumerName, status: ConsumerStatus });
    token = page.NextToken;
  } while (token !== undefined);
  return consumers;
}

/** Registered consumers: each has 2 MiB/s of every shard for itself (enhanced fan-out). */
export function ConsumersCard({ summary }: { readonly summary: StreamSummary }) {
  const { name, arn } = summary;
  const consumers = useQuery<Consumer[], ServiceFailure>({
    queryKey: [changeKey(name), 'consumers'],
    queryFn: () => listConsumers(arn),
    refetchInterval: (query) =>
      query.state.data?.some(({ status }) => status !== 'ACTIVE') === true ? CHANGING_MS : false,
  });
  const [typed, setTyped] = useState('');
  const { working, failure, apply } = useSetting(name);
  const list = consumers.data ?? [];
  const problem =
    typed === ''
      ? undefined
      : (nameProblem(typed, []) ??
        (list.some((consumer) => consumer.name === typed)
          ? `There is a consumer named ${typed} already.`
          : undefined));

  const register = (): void => {
    if (typed === '' || problem !== undefined) return;
    void apply({ what: 'Registering a consumer', done: `${typed} is registered.` }, () =>
      call('RegisterStreamConsumer', { StreamARN: arn, ConsumerName: typed }),
    ).then((accepted) => {
      if (accepted) setTyped('');
    });
  };

  return (
    <Card title="Registered consumers">
      <div className="stack">
        <p className="secondary settings__note">
          Each has 2 MiB a second of every shard for itself (enhanced fan-out), up to{' '}
          {CONSUMERS_PER_STREAM} a stream. Readers with GetRecords need no registration.
        </p>
        {consumers.isError && (
          <Failure
            what="The consumers could not be listed."
            failure={consumers.error}
            onRetry={() => void consumers.refetch()}
          />
        )}
        {consumers.data?.length === 0 && <p className="secondary">None is registered.</p>}
        <ul className="settings__list">
          {list.map((consumer) => (
            <li key={consumer.name} className="settings__item">
              <strong>{consumer.name}</strong>
              <span className="secondary">{consumer.status}</span>
              <span className="grow" />
              <button
                type="button"
                className="info-link"
                aria-label={`Deregister ${consumer.name}`}
                onClick={() => {
                  void apply(
                    {
                      what: 'Deregistering a consumer',
                      done: `${consumer.name} is being deregistered.`,
                    },
                    () =>
                      call('DeregisterStreamConsumer', {
                        StreamARN: arn,
                        ConsumerName: consumer.name,
                      }),
                  );
                }}
              >
                Deregister
              </button>
            </li>
          ))}
        </ul>
        <FormField label="New consumer" errorText={problem}>
          <Input
            value={typed}
            placeholder="dashboard"
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => {
              setTyped(detail.value);
            }}
            onKeyDown={({ detail }) => {
              if (detail.key === 'Enter') register();
            }}
          />
        </FormField>
        {failure !== undefined && (
          <Failure what="The consumers were not changed." failure={failure} />
        )}
        <div>
          <Button
            disabled={typed === '' || problem !== undefined}
            loading={working}
            loadingText="Asking"
            onClick={register}
          >
            Register
          </Button>
        </div>
      </div>
    </Card>
  );
}
