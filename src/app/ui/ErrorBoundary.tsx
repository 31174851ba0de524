import { Component, type ReactNode } from 'react';

export interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** What is drawn instead; `retry` draws the children again. */
  readonly fallback: (error: unknown, retry: () => void) => ReactNode;
}

type Caught = { readonly status: 'fine' } | { readonly status: 'caught'; readonly error: unknown };

/** Catches a bug while drawing, so that what the page holds is not lost with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, Caught> {
  override state: Caught = { status: 'fine' };

  static getDerivedStateFromError(error: unknown): Caught {
    return { status: 'caught', error };
  }

  override render() {
    if (this.state.status === 'fine') return this.props.children;
    return this.props.fallback(this.state.error, () => this.setState({ status: 'fine' }));
  }
}
