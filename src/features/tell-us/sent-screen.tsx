import { useEffect, useRef, useState } from 'react';
import { forgetReceipt, keepReceipt } from '#api/kept-codes.ts';
import type { Sent } from '#api/kept-sent.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { t } from '#text/t.ts';
import { Button, LinkButton } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { CheckField } from '#ui/field.tsx';
import { Stack, useTitle } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import styles from './tell-us.module.css';

/** The receipt, big, with what to do with it and what happens now. */
export function SentScreen({
  manifest,
  sent,
  onAnother,
}: {
  manifest: Manifest;
  sent: Sent;
  onAnother(): void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useTitle(
    t('contributions:pageTitle', {
      page: t('contributions:tell.sentTitle'),
      place: manifest.place.name,
    }),
  );
  useEffect(() => heading.current?.focus(), []);
  return (
    <Stack gap="loose">
      <h1 ref={heading} tabIndex={-1} style={{ fontSize: 'var(--text-4)' }}>
        {t('contributions:tell.sent.title')}
      </h1>
      <Stack gap="tight">
        <h2 style={{ fontSize: 'var(--text-2)' }}>{t('contributions:tell.sent.code')}</h2>
        <output className={styles.code} aria-label={t('contributions:tell.sent.code')}>
          {sent.code}
        </output>
        <CopyButton
          text={sent.code}
          label={t('contributions:tell.sent.copy')}
          copied={t('contributions:tell.sent.copied')}
          failed={t('contributions:tell.sent.copyFailed')}
        />
        <p>{t('contributions:tell.sent.keep')}</p>
        <Remember placeCode={manifest.place.code} sent={sent} />
      </Stack>
      {sent.earlier.length > 0 && (
        <Notice tone="done">
          <p>{t('contributions:tell.sent.earlier', { count: sent.earlier.length })}</p>
          {sent.earlier.map((code) => (
            <strong key={code} className={styles.smallCode}>
              {code}
            </strong>
          ))}
        </Notice>
      )}
      <Notice tone="waiting" title={t('contributions:tell.sent.next')}>
        <p>{t('contributions:tell.sent.waits')}</p>
        <p>{t('contributions:tell.sent.answer')}</p>
      </Notice>
      <Stack gap="tight">
        <LinkButton
          to={`/${manifest.place.slug}/follow`}
          state={{ receipt: sent.code }}
          variant="primary"
          wide
        >
          {t('contributions:tell.sent.follow')}
        </LinkButton>
        <Button wide onClick={onAnother}>
          {t('contributions:tell.sent.another')}
        </Button>
      </Stack>
    </Stack>
  );
}

/** The tick stands only while the browser has taken the code. */
function Remember({ placeCode, sent }: { placeCode: string; sent: Sent }) {
  const [remembered, setRemembered] = useState(false);
  const [refused, setRefused] = useState(false);
  const codes = [sent.code, ...sent.earlier];
  const change = async (remember: boolean) => {
    setRemembered(remember);
    setRefused(false);
    if (!remember) return void Promise.all(codes.map(forgetReceipt));
    const { kind, sentAt } = sent;
    const answers = await Promise.all(
      codes.map((code) => keepReceipt({ code, placeCode, kind, sentAt })),
    );
    if (answers.every(({ kept }) => kept)) return;
    setRemembered(false);
    setRefused(true);
  };
  return (
    <>
      <CheckField
        label={t('contributions:tell.sent.remember')}
        hint={t('contributions:tell.sent.rememberHint')}
        checked={remembered}
        onChange={(event) => void change(event.target.checked)}
      />
      {refused && <Notice tone="problem">{t('contributions:tell.sent.notRemembered')}</Notice>}
    </>
  );
}
