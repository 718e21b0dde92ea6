import { Component, type ErrorInfo, type ReactNode } from 'react';
import { FileError } from '#api/fetch-json.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

/** The sentence for what went wrong. */
function sentenceFor(error: unknown): string {
  if (error instanceof FileError) return t(`common:file.${error.kind}`, { path: error.path });
  if (!navigator.onLine) return t('common:file.offline');
  return t('common:bug');
}

/** The last net: what nobody expected is told, and the person can go on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <Problem error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}

export function Problem({ error, onRetry }: { error: unknown; onRetry(): void }) {
  return (
    <div style={{ padding: 24 }}>
      <Notice tone="problem" title={t('common:problem')}>
        <p>{sentenceFor(error)}</p>
        <Button onClick={onRetry}>{t('common:tryAgain')}</Button>
      </Notice>
    </div>
  );
}
