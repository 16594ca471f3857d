import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator';
import { own } from '../../base/own.ts';

const TYPES: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  ACTIVE: 'success',
  CREATING: 'in-progress',
  UPDATING: 'in-progress',
  DELETING: 'in-progress',
};

/** A stream's status, in AWS's word. */
export function StreamStatus({ status }: { readonly status: string }) {
  return <StatusIndicator type={own(TYPES, status) ?? 'info'}>{status}</StatusIndicator>;
}
