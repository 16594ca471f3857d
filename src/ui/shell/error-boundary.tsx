import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { Component, type ReactNode } from 'react';
import { errorMessage } from '../../base/error-message.ts';

interface Props {
  /** The address of what is shown: another page is tried although this one broke. */
  readonly page: string;
  readonly children: ReactNode;
}

interface State {
  readonly problem: string | undefined;
  /** The page that broke, or that is shown. */
  readonly page: string;
}

/** A part of the page that broke says so, and the rest goes on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { problem: undefined, page: this.props.page };

  static getDerivedStateFromProps({ page }: Props, shown: State): State | null {
    return page === shown.page ? null : { page, problem: undefined };
  }

  static getDerivedStateFromError(thrown: unknown): Pick<State, 'problem'> {
    return { problem: errorMessage(thrown) };
  }

  override render(): ReactNode {
    if (this.state.problem === undefined) return this.props.children;
    return (
      <div className="page">
        <Alert
          type="error"
          header="This page could not be shown."
          action={
            <Button
              onClick={() => {
                this.setState({ problem: undefined });
              }}
            >
              Show it again
            </Button>
          }
        >
          {this.state.problem}. Your templates and settings are saved; reloading the page is safe.
        </Alert>
      </div>
    );
  }
}
