import { type NotDone, statusOfFault } from '#api/answer.ts';
import type { SubmitRefusal } from '#api/contributions.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Notice } from '#ui/notice.tsx';
import type { Arrived } from './in-hand.ts';
import styles from './tell-us.module.css';

/** What a try to send came to, when it came to no receipt. Everything stays as it was written. */
export function NotSent({ notDone }: { notDone: NotDone<SubmitRefusal> }) {
  return (
    <Notice tone="problem" title={t('contributions:tell.check.notSent')}>
      <p>{sentenceOf(notDone)}</p>
      <p>{t('contributions:tell.check.stillHere')}</p>
    </Notice>
  );
}

/**
 * It may have arrived: the receipt that was made for it is shown already, and the next press settles
 * it. `onCheck` leads there from another step.
 */
export function Unsure({
  receipt,
  notDone,
  onCheck,
}: {
  receipt: string;
  notDone: NotDone<SubmitRefusal> | null;
  onCheck: (() => void) | null;
}) {
  return (
    <Notice tone="waiting" title={t('contributions:tell.check.unsure')}>
      {notDone && <p>{sentenceOf(notDone)}</p>}
      <p>{t('contributions:tell.check.stillHere')}</p>
      <p>{t('contributions:tell.check.settle')}</p>
      <Code label={t('contributions:tell.check.unsureCode')} code={receipt} />
      {onCheck && (
        <Button small onClick={onCheck}>
          {t('contributions:tell.check.toCheck')}
        </Button>
      )}
    </Notice>
  );
}

/** Versions that had arrived before the words were changed. */
export function EarlierArrived({ arrived, onLeave }: { arrived: Arrived[]; onLeave(): void }) {
  return (
    <Notice tone="done" title={t('contributions:tell.check.arrived')}>
      {arrived.map(({ code }) => (
        <Code key={code} label={t('contributions:tell.check.arrivedCode')} code={code} />
      ))}
      <p>{t('contributions:tell.check.arrivedChanged')}</p>
      <Button small onClick={onLeave}>
        {t('contributions:tell.check.leaveIt')}
      </Button>
    </Notice>
  );
}

function Code({ label, code }: { label: string; code: string }) {
  return (
    <>
      <p>
        {label}: <strong className={styles.smallCode}>{code}</strong>
      </p>
      <CopyButton
        text={code}
        label={t('contributions:tell.sent.copy')}
        copied={t('contributions:tell.sent.copied')}
        failed={t('contributions:tell.sent.copyFailed')}
      />
    </>
  );
}

function sentenceOf(notDone: NotDone<SubmitRefusal>): string {
  switch (notDone.outcome) {
    case 'refused':
      return t(`contributions:tell.refusal.${notDone.refusal}`);
    case 'too-many':
      return t('contributions:tell.refusal.too-many');
    case 'offline':
      return t('contributions:trouble.offline');
    case 'no-backend':
      return t('contributions:trouble.no-backend');
    default:
      return t(`contributions:trouble.${statusOfFault(notDone) === 413 ? 'too-large' : 'bug'}`);
  }
}
