import { WayError } from '#api/ask.ts';
import { t } from '#text/t.ts';

/** The sentence for a sign-in that got no answer. */
export const accountTrouble = (error: Error) =>
  error instanceof WayError ? t(`account:trouble.${error.kind}`) : t('account:trouble.bug');
