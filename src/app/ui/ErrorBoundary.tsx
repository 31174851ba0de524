import { Component, type ReactNode } from 'react';

export interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Drawn after an error; `retry` draws the children again. */
  readonly fallback: (error: unknown, retry: () => void) => ReactNode;
}

type Caught = { readonly status: 'fine' } | { readonly status: 'caught'; readonly error: unknown };

/**
 * True when another program has moved React's nodes: browsers that translate a page wrap its texts, so that React
 * cannot remove them. The data is intact, so the children are drawn again in new nodes.
 */
const isForeignChange = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'NotFoundError';

/** Catches an exception during rendering, so that the state of the page is not lost. */
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
