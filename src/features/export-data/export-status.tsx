import { FileError } from '#api/fetch-json.ts';
import { formatBytes, formatNumber } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Row, Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import styles from './export-data.module.css';
import type { CurrentExport } from './use-export.ts';

/** How far the export of one button is: progress with a way to stop it, then what became of it. */
export function ExportStatus({
  button,
  current,
  onCancel,
}: {
  button: string;
  current: CurrentExport | null;
  onCancel(): void;
}) {
  if (current?.button !== button) return null;
  const { state } = current;
  switch (state.kind) {
    case 'fetching':
      return (
        <Working words={t('data:status.fetching', { count: state.layers })} onCancel={onCancel} />
      );
    case 'writing':
      return (
        <Working
          words={t('data:status.writing', { file: state.file })}
          done={state.done}
          of={state.of}
          onCancel={onCancel}
        />
      );
    case 'done':
      return (
        <Notice tone="done" title={t('data:status.done', { file: state.file })}>
          <p>
            {t('data:status.size', {
              features: t('data:status.features', {
                count: state.features,
                replace: { count: formatNumber(state.features) },
              }),
              size: formatBytes(state.bytes),
            })}
          </p>
        </Notice>
      );
    case 'cancelled':
      return <Notice>{t('data:status.cancelled')}</Notice>;
    case 'gone':
      return <Notice tone="problem">{t('data:status.gone')}</Notice>;
    case 'failed':
      return (
        <Notice tone="problem">
          <p>{t('data:status.failed')}</p>
          {state.error instanceof FileError && (
            <p>{t(`common:file.${state.error.kind}`, { path: state.error.path })}</p>
          )}
        </Notice>
      );
  }
}

function Working({
  words,
  done,
  of,
  onCancel,
}: {
  words: string;
  done?: number;
  of?: number;
  onCancel(): void;
}) {
  return (
    <Stack gap="tight">
      <p role="status">{words}</p>
      <Row>
        <progress className={styles.progress} value={done} max={of} aria-label={words} />
        <Button small onClick={onCancel}>
          {t('data:status.cancel')}
        </Button>
      </Row>
    </Stack>
  );
}
