import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator';
import { own } from '../../../base/own.ts';

const TYPES: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  ACTIVE: 'success',
  CREATING: 'in-progress',
  UPDATING: 'in-progress',
  DELETING: 'pending',
};

/** The stream's status in the service's own word. */
export function StreamStatus({ status }: { readonly status: string }) {
  return <StatusIndicator type={own(TYPES, status) ?? 'info'}>{status}</StatusIndicator>;
}

export function modeName(mode: string): string {
  return mode === 'ON_DEMAND' ? 'On demand' : 'Provisioned';
}
