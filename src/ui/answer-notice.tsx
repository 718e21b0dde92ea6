import type { ReactNode } from 'react';
import { type NotDone, statusOfFault } from '#api/answer.ts';
import { t } from '#text/t.ts';
import { LinkButton } from './button.tsx';
import { Notice } from './notice.tsx';
import { useSignInLink } from './sign-in-link.ts';

type Everywhere = 'key-used' | 'read-only' | 'not-a-district';
type Props<R extends string> = {
  answer: NotDone<R> | null;
  /** what was tried: after a write it may not be certain whether it was done */
  of?: 'write' | 'read';
  /** what this screen says instead of the general words */
  words?: { [outcome in 'not-allowed' | 'conflict']?: string };
  /** what to do about it, where there is more to say */
  children?: ReactNode;
} & ([Exclude<R, Everywhere>] extends [never]
  ? { sentence?: undefined }
  : /** the sentence of a refusal that only this screen knows; `reason` is the database's own words */
    { sentence: (refusal: Exclude<R, Everywhere>, reason: string) => string });

/** Why something was not done and what to do about it: one voice for every form and every list. */
export function AnswerNotice<R extends string = never>(props: Props<R>) {
  const signIn = useSignInLink();
  const { answer, children } = props;
  if (!answer) return null;
  if (answer.outcome === 'signed-out') {
    return (
      <Notice tone="problem" title={t('common:answer.signedOutTitle')}>
        {props.of !== 'read' && <p>{t('common:answer.signedOut')}</p>}
        <LinkButton small to={signIn}>
          {t('common:answer.signIn')}
        </LinkButton>
      </Notice>
    );
  }
  return (
    <Notice tone="problem">
      <p>{sentenceOf(props, answer)}</p>
      {children}
    </Notice>
  );
}

function sentenceOf<R extends string>(
  { of, words, sentence }: Props<R>,
  answer: Exclude<NotDone<R>, { outcome: 'signed-out' }>,
): string {
  const reading = of === 'read';
  switch (answer.outcome) {
    case 'offline':
      return t(reading ? 'common:answer.offlineRead' : 'common:answer.offline');
    case 'too-many':
      return t(reading ? 'common:answer.tooManyRead' : 'common:answer.tooMany');
    case 'not-allowed':
      return words?.['not-allowed'] ?? t('common:answer.notAllowed');
    case 'conflict':
      return words?.conflict ?? t('common:answer.conflict');
    case 'no-backend':
      return t('common:answer.noBackend');
    case 'server':
      return faultSentence(statusOfFault(answer), reading);
    case 'refused':
      return refusalSentence(answer.refusal, answer.reason, sentence);
  }
}

function faultSentence(status: number | null, reading: boolean): string {
  if (status === 507 && !reading) return t('common:answer.diskFull');
  if (status === 413) return t('common:answer.tooLarge');
  if (status === 503) return t(reading ? 'common:answer.busyRead' : 'common:answer.busy');
  return t(reading ? 'common:answer.serverRead' : 'common:answer.server');
}

function refusalSentence<R extends string>(
  refusal: R,
  reason: string,
  sentence: ((refusal: Exclude<R, Everywhere>, reason: string) => string) | undefined,
): string {
  if (refusal === 'key-used') return t('common:answer.keyUsed');
  if (refusal === 'read-only') return t('common:answer.readOnly');
  if (refusal === 'not-a-district') return t('common:answer.notADistrict');
  if (!sentence) throw new Error(`no sentence for the refusal ${refusal}`);
  return sentence(refusal as Exclude<R, Everywhere>, reason);
}
