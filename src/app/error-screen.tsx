import { Component, type ErrorInfo, type ReactNode, useEffect, useState } from 'react';
import { NotDoneError } from '#api/answer.ts';
import { FileError } from '#api/fetch-json.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Page, Row, Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { CodeError, forgetFailedCode } from './late-code.ts';

/** Whether it was the network. The browser may know it where the error does not. */
const isOffline = (error: unknown) =>
  error instanceof NotDoneError
    ? error.notDone.outcome === 'offline'
    : error instanceof FileError || error instanceof CodeError
      ? error.kind === 'offline'
      : !navigator.onLine;

/** The sentence for what went wrong. */
function sentenceFor(error: unknown): string {
  if (isOffline(error)) return t('common:file.offline');
  if (error instanceof FileError) return t(`common:file.${error.kind}`, { path: error.path });
  if (error instanceof CodeError)
    return t(error.kind === 'renewed' ? 'common:code.renewed' : 'common:code.failed');
  return t('common:bug');
}

/** What it stands in place of: a page of its own, the screen in the panel, or a part of either. */
type Instead = 'page' | 'screen' | 'part';

type Props = {
  instead?: Instead;
  /** where the person is: what went wrong at one address is let go at the next */
  at: string;
  children: ReactNode;
};

/** The last net: what nobody expected is told, and the person can go on. */
export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override componentDidUpdate(before: Props) {
    if (this.state.error !== null && before.at !== this.props.at) this.again();
  }

  /** The children themselves are kept from address to address: only a fault is let go. */
  again = () => {
    forgetFailedCode();
    this.setState({ error: null });
  };

  override render() {
    if (this.state.error === null) return this.props.children;
    const { instead = 'page' } = this.props;
    return <Problem error={this.state.error} onRetry={this.again} instead={instead} />;
  }
}

/** What went wrong, with the way on. What the network was to blame for is tried again when it is back. */
export function Problem({
  error,
  onRetry,
  instead = 'page',
}: {
  error: unknown;
  onRetry(): void;
  instead?: Instead;
}) {
  const [offline] = useState(() => isOffline(error));
  useEffect(() => {
    if (!offline) return;
    window.addEventListener('online', onRetry);
    return () => window.removeEventListener('online', onRetry);
  }, [offline, onRetry]);
  const code = error instanceof CodeError ? error.kind : null;
  const notice = (
    <Notice tone="problem" {...(instead === 'part' && { title: t('common:problem') })}>
      <p>{sentenceFor(error)}</p>
      <Row>
        {code !== 'renewed' && <Button onClick={onRetry}>{t('common:tryAgain')}</Button>}
        {(code === 'renewed' || code === 'failed') && (
          // a browser may remember for itself that the code did not come
          <Button onClick={() => window.location.reload()}>{t('common:reload')}</Button>
        )}
      </Row>
    </Notice>
  );
  if (instead === 'part') return notice;
  const screen = (
    <Stack>
      <h1>{t('common:problem')}</h1>
      {notice}
    </Stack>
  );
  return instead === 'page' ? <Page>{screen}</Page> : screen;
}
