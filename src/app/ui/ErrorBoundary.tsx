import { Component, type ReactNode } from 'react';

export interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** What is drawn instead; `retry` draws the children again. */
  readonly fallback: (error: unknown, retry: () => void) => ReactNode;
}

type Caught = { readonly status: 'fine' } | { readonly status: 'caught'; readonly error: unknown };

/**
 * Somebody else moved what React drew: browsers that translate a page wrap its text, and React then misses the nodes it
 * takes out. What the children draw from is whole, so they are drawn anew, in nodes of their own.
 */
const isForeignChange = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'NotFoundError';

/** Catches a bug while drawing, so that what the page holds is not lost with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, Caught> {
  override state: Caught = { status: 'fine' };

  static getDerivedStateFromError(error: unknown): Caught {
    return isForeignChange(error) ? { status: 'fine' } : { status: 'caught', error };
  }

  override render() {
    if (this.state.status === 'fine') return this.props.children;
    return this.props.fallback(this.state.error, () => this.setState({ status: 'fine' }));
  }
}
