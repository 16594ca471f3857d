import type { ReactNode } from 'react';
import './facts.css';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  readonly sub?: ReactNode;
}

/** Names and values side by side. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ name, value, sub }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {sub !== undefined && <span className="facts__sub">{sub}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
